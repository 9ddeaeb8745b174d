/* Rows into a table, by one prepared statement. Everything that fails ends the program with a message. */
#ifndef KREDS_BENCH_TABLE_H
#define KREDS_BENCH_TABLE_H

#include <sqlite3.h>

struct table {
    sqlite3 *db;
    sqlite3_stmt *insert;
};

/* INSERT INTO `name` (`columns`) with as many values as there are columns. */
struct table table_open(sqlite3 *db, const char *name, const char *columns);
/* One row; a letter of `types` a column: i a long, o a long or 0 for NULL, t a text or NULL, d a date or DATE_NONE, b an int that
 * is -1 for unknown. */
void table_put(const struct table *table, const char *types, ...);
void table_close(struct table *table);

/* Statements without rows. */
void table_run(sqlite3 *db, const char *sql);

#endif
