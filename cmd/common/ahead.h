/* Rows of a sheet, read and understood by a thread of its own while the store takes those before them: with two processors a long
 * import waits for the slower of the two, not for both. A few rows are read ahead, so memory does not grow with the sheet. Where no
 * thread can be had the rows are read as they are asked for. */
#ifndef KREDS_CMD_AHEAD_H
#define KREDS_CMD_AHEAD_H

#include "base/message.h"
#include "input/sheet.h"

/* How rows are understood. */
struct ahead_reading {
    /* What a sound row says; NULL where it is refused, and `wrong` says why. Called on the other thread: what it writes to (a
     * reader, a pool) nobody else may use until ahead_end. */
    void *(*read)(void *context, const struct sheet_row *row, struct messages *wrong);
    void (*read_free)(void *read); /* never called with NULL */
    void *context;
};

/* A row in hand, or the end of the sheet, where `wrong` may say why it cannot be read on. */
struct ahead_row {
    struct sheet_row row;  /* its texts are its own */
    void *read;            /* NULL: refused */
    struct messages wrong; /* to be moved on or freed by whom it is given to */
};

struct ahead;

/* Both live to ahead_end. */
struct ahead *ahead_begin(struct sheet *sheet, const struct ahead_reading *reading);
/* 1 a row, 0 the end, -1 the file could not be read on, as sheet_next; *row lives until the next call. */
int ahead_next(struct ahead *ahead, struct ahead_row **row);
void ahead_end(struct ahead *ahead);

#endif
