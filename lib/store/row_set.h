/* Rows by name (table and key), and sets of them. */
#ifndef KREDS_STORE_ROW_SET_H
#define KREDS_STORE_ROW_SET_H

#include "base/text.h"
#include "store/sqlite.h"

#include <stdbool.h>
#include <stddef.h>

enum { ROW_KEY_MOST = 8 }; /* columns of a key, at most */

/* A row's name: a text for comparison, and the numbers among its key for use. */
struct row {
    const char *table;      /* not owned */
    struct text name;       /* table and key as one text */
    long key[ROW_KEY_MOST]; /* the key's values that are numbers, 0 for texts */
    int count;              /* values added so far */
    bool null;              /* one of the values is NULL: it names no row */
    bool unnamed;           /* only the key is wanted: no name is made */
};

void row_name_begin(struct row *row, const char *table); /* keeps the room of an earlier one */
void row_name_add_value(struct row *row, sqlite3_value *value);
void row_name_add_column(struct row *row, sqlite3_stmt *stmt, int column);
void row_name_free(struct row *row);

/* All zero is an empty set. */
struct row_set {
    char **slots; /* NULL for a free one; each owned */
    size_t room;  /* slots, a power of two or 0 */
    size_t count;
};

bool row_set_add(struct row_set *set, const struct row *row); /* false when it was there already */
bool row_set_has(const struct row_set *set, const struct row *row);
void row_set_free(struct row_set *set);

#endif
