/* Rows to paper: one list of records in any of the common formats (kreds(7), "Formats").
 *
 * A command names its columns, adds its rows, closes. An empty list prints nothing, save the heading of csv and excel. */
#ifndef KREDS_OUTPUT_ROWS_H
#define KREDS_OUTPUT_ROWS_H

#include "base/message.h"
#include "base/named.h"

#include <stddef.h>
#include <stdio.h>

enum format {
    FORMAT_TABLE, /* aligned, with a heading, made harmless for a terminal */
    FORMAT_TSV,   /* no heading; tab, newline, carriage return and backslash as \t \n \r \\ */
    FORMAT_CSV,   /* RFC 4180 with a heading */
    FORMAT_EXCEL, /* byte-order mark, semicolons, decimal comma, formulas made harmless */
    FORMAT_JSON   /* one object a line; the keys are the columns' names */
};
extern const struct named_value format_names[]; /* table tsv csv excel json */

enum column_kind {
    COLUMN_TEXT,
    COLUMN_NUMBER, /* whole or with a decimal point; right-aligned, unquoted in json, decimal comma in excel */
    COLUMN_TRUTH   /* yes or no; true and false in json */
};

struct column {
    const char *name; /* the heading and the key */
    enum column_kind kind;
};

/* What closing a list of rows came to. */
enum rows_end {
    ROWS_FAILED = -1,  /* not all could be written; said as TROUBLE_IO */
    ROWS_WRITTEN = 0,  /* all is written and flushed */
    ROWS_NO_READER = 1 /* the reader closed its end of the pipe (EPIPE): no failure, the command ends quietly */
};

struct rows; /* one list under way */

/* Begins a list on `out`, which stays the caller's. `columns` must live until the list is closed. Never NULL. */
struct rows *rows_open(FILE *out, enum format format, const struct column *columns, size_t count);

/* Everything that follows is shown to a person's terminal, whatever the format: control characters become harmless in tsv,
 * csv and excel too (table and json always are). Call it before the first row where isatty() says so. */
void rows_on_terminal(struct rows *rows);

/* Adds a row: one cell a column, UTF-8, copied where it must wait; NULL is nothing (an empty cell, null in json).
 * 0, or -1 once writing has failed: the caller may stop then, rows_close says why. */
int rows_add(struct rows *rows, const char *const *cells);

/* Writes what waits, flushes `out` and frees `rows`, whatever it returns. `messages` gets the reason of ROWS_FAILED. */
enum rows_end rows_close(struct rows *rows, struct messages *messages);

#endif
