/* Rows as a table for a person's eye: aligned by the width that texts take on a terminal.
 *
 * The first rows wait until the columns' widths are known; after that each row is written as it
 * comes, so that memory stays the same however long the list. A later cell that is wider pushes its
 * neighbours. */
#ifndef KREDS_OUTPUT_TABLE_H
#define KREDS_OUTPUT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define TABLE_WAITING 500 /* rows that settle the widths */
#define TABLE_WIDEST 80   /* terminal columns that a cell may claim for its column */

struct table;

/* `out` stays the caller's. Never NULL. */
struct table *table_open(FILE *out, size_t columns);
/* The heading and the side that a column leans to. Texts are copied. */
void table_column(struct table *table, size_t column, const char *name, bool right);
/* One cell a column; NULL is an empty one. Copied and made harmless (output/escape.h). */
void table_add(struct table *table, const char *const *cells);
/* Writes what waits (without a row nothing, not even the heading) and frees. */
void table_close(struct table *table);

#endif
