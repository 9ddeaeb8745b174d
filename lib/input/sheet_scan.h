/* A sheet's bytes cut into rows by libcsv, with what is wrong with each. The inside of input/sheet.h. */
#ifndef KREDS_INPUT_SHEET_SCAN_H
#define KREDS_INPUT_SHEET_SCAN_H

#include "base/text.h"
#include "input/encoding.h"

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

enum flaw {
    FLAW_LETTER,     /* bytes that mean nothing in the sheet's encoding */
    FLAW_NUL,        /* a NUL byte */
    FLAW_LONG,       /* an unquoted cell over SHEET_CELL_MOST */
    FLAW_LONG_QUOTE, /* a quoted one */
    FLAW_STRAY,      /* a lone quote within a quoted cell */
    FLAW_SWALLOWED,  /* a quoted cell that holds what looks like rows */
    FLAW_OPEN,       /* a quote that is not closed */
    FLAW_ENDLESS,    /* a row over SHEET_ROW_MOST */
    FLAW_BEHIND,     /* a line behind such a row */
    FLAW_SURPLUS,    /* a cell that is not blank and has no heading */
    FLAWS
};

struct flaw_place {
    int cell;       /* number of the first cell that has the flaw; 0 for none */
    int quote_line; /* where that cell's quote opens; 0 for none */
};

struct scan {
    struct decoder *from; /* not owned */
    struct csv_parser parser;
    size_t columns; /* of the heading line, blank ones at its end too; 0 while it is being read */
    size_t width;   /* cells that are kept of a row: those with headings */

    unsigned char part[64u << 10]; /* of the file, as UTF-8 */
    size_t at, filled;             /* the next byte of it, and how many there are */
    int last;                      /* the byte before; -1 for none */
    int line;                      /* that the byte stands on */
    bool quoted;                   /* in a quoted cell */
    int quote_line;                /* where it opens */
    bool behind;                   /* behind a row without an end: lines are told, no longer read */
    bool ended;                    /* nothing comes any more */

    int row_line;      /* where the row in hand begins */
    struct text bytes; /* its bytes */
    struct text cells; /* its cells' texts, each with its NUL byte; UTF-8 whatever the file held */
    size_t seen;       /* its cells, those that are not kept too */
    bool filled_in;    /* one of them is not blank */
    bool complete;     /* its end has come */
    struct flaw_place flaws[FLAWS];
};

/* Starts on a file, passes over a byte-order mark. -1 when it cannot be read (decoder_error). */
int scan_open(struct scan *scan, struct decoder *from);
/* Passes over a first line `sep=;`, by which a file tells a spreadsheet its delimiter, and returns that; 0 where there is none. */
char scan_announced(struct scan *scan);
/* The delimiter among ; , and tab that the first line that is not blank has most of outside quotes; ';' for a line without any. */
char scan_delimiter(const struct scan *scan);
/* 1 a row that is not wholly blank, 0 the end, -1 the file could not be read on (decoder_error). */
int scan_next(struct scan *scan);
bool scan_flawed(const struct scan *scan);
void scan_close(struct scan *scan);

#endif
