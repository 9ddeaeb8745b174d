/* Changesets read by their documented format (ext/session/sqlite3session.c, "CHANGESET FORMAT"), for who wants the keys of many
 * changes and nothing else: SQLite makes a value of every column. */
#ifndef KREDS_STORE_RECORD_H
#define KREDS_STORE_RECORD_H

#include "store/changes.h"
#include "store/row_set.h"
#include "store/tables.h"

/* Calls `changed` for each change, with its operation and its key, and `linked` for every row that it refers to, before or after; the
 * rows have no names. CHANGES_STOPPED: a change refers to a row by a column that the changeset does not hold, or is otherwise more
 * than is read here; changes_each is to be asked then. */
enum changes_end record_keys_each(const void *bytes, int size, const struct tables *tables,
                                  void (*changed)(void *context, int operation, const struct row *row),
                                  void (*linked)(void *context, const struct row *row), void *context);

#endif
