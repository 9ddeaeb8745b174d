#include "output/table.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "output/escape.h"

#include <stdlib.h>

#define BETWEEN 2 /* blanks between columns */

struct table_column {
    char *name;
    bool right;
    size_t width; /* terminal columns */
};

struct table {
    FILE *out;
    struct table_column *columns;
    size_t column_count;
    struct text *waiting; /* cells, row by row, while the widths are open */
    size_t rows;          /* added so far */
    struct text cell;     /* of the row that is being written */
};

struct table *table_open(FILE *out, size_t columns)
{
    struct table *table = memory_new(sizeof *table);

    table->out = out;
    table->columns = memory_new(columns * sizeof *table->columns);
    table->column_count = columns;
    table->waiting = memory_new(TABLE_WAITING * columns * sizeof *table->waiting);
    return table;
}

static void column_widen(struct table_column *column, const char *cell)
{
    size_t width = utf8_width(cell);

    if (width > TABLE_WIDEST)
        width = TABLE_WIDEST;
    if (width > column->width)
        column->width = width;
}

void table_column(struct table *table, size_t column, const char *name, bool right)
{
    struct text shown = {0};

    escape_harmless(&shown, name);
    table->columns[column] = (struct table_column){.name = shown.bytes, .right = right};
    column_widen(&table->columns[column], shown.bytes);
}

/* Writes one cell. *blanks are owed before it: they are only paid when something follows on the
 * line, so that no line ends in blanks. */
static void cell_write(const struct table *table, size_t column, const char *cell, size_t *blanks)
{
    const struct table_column *shape = &table->columns[column];
    size_t width = utf8_width(cell);
    size_t padding = shape->width > width ? shape->width - width : 0;

    if (shape->right)
        *blanks += padding;
    if (*cell != '\0') {
        fprintf(table->out, "%*s%s", (int)*blanks, "", cell);
        *blanks = 0;
    }
    if (!shape->right)
        *blanks += padding;
    *blanks += BETWEEN;
}

static void heading_write(const struct table *table)
{
    size_t blanks = 0;

    for (size_t i = 0; i < table->column_count; i++)
        cell_write(table, i, table->columns[i].name == NULL ? "" : table->columns[i].name, &blanks);
    fputc('\n', table->out);
}

/* Writes the heading and the rows that waited, and lets go of them. */
static void waiting_write(struct table *table)
{
    size_t rows = table->rows < TABLE_WAITING ? table->rows : TABLE_WAITING;

    heading_write(table);
    for (size_t row = 0; row < rows; row++) {
        size_t blanks = 0;

        for (size_t i = 0; i < table->column_count; i++) {
            struct text *cell = &table->waiting[row * table->column_count + i];

            cell_write(table, i, text_bytes(cell), &blanks);
            text_free(cell);
        }
        fputc('\n', table->out);
    }
    free(table->waiting);
    table->waiting = NULL;
}

static void row_keep(struct table *table, const char *const *cells)
{
    struct text *row = &table->waiting[table->rows * table->column_count];

    for (size_t i = 0; i < table->column_count; i++) {
        escape_harmless(&row[i], cells[i] == NULL ? "" : cells[i]);
        column_widen(&table->columns[i], row[i].bytes);
    }
}

static void row_write(struct table *table, const char *const *cells)
{
    size_t blanks = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        text_clear(&table->cell);
        escape_harmless(&table->cell, cells[i] == NULL ? "" : cells[i]);
        cell_write(table, i, text_bytes(&table->cell), &blanks);
    }
    fputc('\n', table->out);
}

void table_add(struct table *table, const char *const *cells)
{
    if (table->rows < TABLE_WAITING)
        row_keep(table, cells);
    else
        row_write(table, cells);
    table->rows++;
    if (table->rows == TABLE_WAITING)
        waiting_write(table);
}

void table_close(struct table *table)
{
    if (table->rows > 0 && table->waiting != NULL)
        waiting_write(table);
    free(table->waiting);
    for (size_t i = 0; i < table->column_count; i++)
        free(table->columns[i].name);
    free(table->columns);
    text_free(&table->cell);
    free(table);
}
