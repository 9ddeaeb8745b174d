/* What the journal needs to know of the tables that it records: their columns, their keys, and what refers to what. Read from the
 * open file itself. */
#ifndef KREDS_STORE_TABLES_H
#define KREDS_STORE_TABLES_H

#include "base/message.h"
#include "base/text.h"
#include "store/row_set.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* A column, or several, that name a row of another table. */
struct table_link {
    char *parent;           /* the table referred to; owned */
    int count;              /* columns of the parent's key */
    int from[ROW_KEY_MOST]; /* this table's columns, in the order of the parent's key */
};

struct table {
    char *name;           /* owned */
    struct texts columns; /* names, by position */
    int key_count;
    int key[ROW_KEY_MOST]; /* positions of the key's columns, in the key's order */
    struct table_link *links;
    size_t link_count;
    sqlite3_stmt *find; /* SELECT * by key, ?1 …; NULL until table_find */
};

/* All zero is an empty one. */
struct tables {
    struct table *items;
    size_t count;
};

int tables_read(struct store *store, struct tables *tables,
                struct messages *messages); /* free it also after a failure */
/* Only the tables named and, without their own references, those that they refer to. */
int tables_read_some(struct store *store, const struct texts *names, struct tables *tables, struct messages *messages);
void tables_free(struct tables *tables);
bool tables_recorded(const char *name); /* does the journal record a table of this name? */
struct table *tables_named(const struct tables *tables, const char *name); /* NULL when not recorded */

#endif
