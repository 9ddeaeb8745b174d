/* Reading changesets: one change after the other, each with its key and with the rows that it refers to. */
#ifndef KREDS_STORE_CHANGES_H
#define KREDS_STORE_CHANGES_H

#include "base/text.h"
#include "store/row_set.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "store/tables.h"

/* One change of a changeset. */
struct change {
    struct table *table;
    int operation; /* SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE */
    sqlite3_changeset_iter *at;
};

enum changes_end {
    CHANGES_DONE,       /* all were visited */
    CHANGES_STOPPED,    /* by the visitor */
    CHANGES_UNREADABLE, /* no changeset, or damaged */
    CHANGES_UNKNOWN     /* names a table or columns that the schema does not have */
};

/* Calls `visit` for each change; it returns false to stop. */
enum changes_end changes_each(const void *bytes, int size, const struct tables *tables,
                              bool (*visit)(void *context, const struct change *change), void *context);
/* How many changes there are; -1 when it cannot be read. */
long changes_count(const void *bytes, int size);

/* A value of a column before (old) or after the change; NULL where the changeset does not hold it, as it did not change. */
sqlite3_value *change_value(const struct change *change, int column, bool old);

/* The name of the row that a change is about; free it with row_name_free. */
void change_key(const struct change *change, struct row *row);

/* Calls `visit` for every row that the changed row refers to, before or after the change: the parent table's name, and the row. What
 * an UPDATE did not touch is looked up in the store as it is now. `unnamed`: the rows' keys are enough. */
int change_links(struct store *store, const struct change *change, bool unnamed,
                 void (*visit)(void *context, const struct row *row), void *context, struct messages *messages);

/* The row that a change is about as the store has it now, to be read with sqlite3_column_… at *now; reset by the caller. NULL in *now
 * when there is none. 0 or -1. */
int change_find(struct store *store, const struct change *change, sqlite3_stmt **now, struct messages *messages);

#endif
