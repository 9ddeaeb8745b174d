/* CSV (libcsv) row by row, in constant memory, in the encodings that input/encoding.h finds. A position's line is where the row
 * begins and its column is the number of the cell. Wrong rows (bytes that mean nothing, a NUL byte, a cell over 64 KiB, more cells
 * than headings) are told with the row still in hand, so that nothing is lost; an unbalanced quote ends the sheet as a wrong row.
 *
 * A forgotten closing quote must not swallow rows in silence. So these are wrong rows, told with the line where the quote opens:
 * a lone quote within a quoted cell (the next quoted cell's opening, as a rule); a quoted cell whose lines have just the delimiters
 * of rows; the file's end within quotes, with all that follows as the row's bytes. A stray quote in an unquoted cell is text.
 * Behind a row of more than SHEET_ROW_MOST bytes every line comes as a wrong row of its own, so that memory stays bounded and
 * nothing is lost even then. */
#ifndef KREDS_INPUT_SHEET_H
#define KREDS_INPUT_SHEET_H

#include "base/message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define SHEET_CELL_MOST (64u << 10) /* bytes */
#define SHEET_ROW_MOST (4u << 20)   /* bytes */
#define SHEET_HEADINGS_MOST 1000

struct sheet;

struct sheet_row {
    int line; /* where the row begins, from 1 */
    char **
        cells; /* as many as there are headings; "" where the row is shorter; surrounding blanks trimmed from unquoted cells,
                    * line ends within quoted ones made "\n" */
    size_t count; /* of cells */
    bool wrong;   /* messages were appended; `raw` holds what stood there */
    const char
        *raw; /* the row's own bytes without its line end, for the file of rejects; in UTF-8; bad bytes made U+FFFD */
};

/* Opens a sheet over an open file (not closed by sheet_close), reads its heading line. `encoding` NULL = found; otherwise one that
 * encoding_known knows. `delimiter` 0 = as a first line `sep=;` tells, else found from the heading line among ; , and tab. -1 with
 * messages (TROUBLE_DATA): empty file, doubled or blank headings in the middle, bytes that mean nothing. */
int sheet_open_in(const char *name, FILE *from, const char *encoding, char delimiter, struct sheet **sheet,
                  struct messages *messages);
/* The same with the encoding found. */
int sheet_open(const char *name, FILE *from, char delimiter, struct sheet **sheet, struct messages *messages);
const char *const *sheet_headings(const struct sheet *sheet, size_t *count);
char sheet_delimiter(const struct sheet *sheet);
const char *sheet_name(const struct sheet *sheet);
/* Whether the file is anything but UTF-8 without a byte-order mark; may look through the whole of it. */
bool sheet_foreign(struct sheet *sheet);
/* Reads what comes through a pipe to its end, into a file without a name: no row is waited for from then on. What cannot be read is told
 * by sheet_next. */
void sheet_settle(struct sheet *sheet);
/* 1 a row (right or wrong), 0 the end, -1 the file could not be read on (TROUBLE_IO). Wholly blank rows are passed over. The row
 * lives until the next call. */
int sheet_next(struct sheet *sheet, struct sheet_row *row, struct messages *messages);
void sheet_close(struct sheet *sheet);

#endif
