/* The rows of a sheet into the store, by stretches: each one transaction and one journal entry, so that a sheet of any length goes in
 * and a rerun after a failure finds what went in as duplicates and goes on with the rest. */
#ifndef KREDS_CMD_SHEET_TAKE_H
#define KREDS_CMD_SHEET_TAKE_H

#include "common/ahead.h"
#include "common/command.h"
#include "common/sheet_in.h"

struct sheet_taking {
    struct ahead_reading reading;
    /* One row, as `reading` understood it: 0 it went in, 1 it is refused and `wrong` says why, -1 the store failed. */
    int (*row)(void *context, int line, void *read, struct messages *wrong);
    /* The rows that went in since the last call are committed, and may be told. */
    void (*committed)(void *context);
    void *context;
    long refused; /* rows so far */
};

/* Takes all rows and ends the file of rejects: it is there when all rows are in the one place or the other. After a failure the
 * import is to be run again, and an earlier file stays until then. 0, or -1 with messages. */
int sheet_take(struct call *call, struct sheet_in *in, struct sheet_taking *taking);

#endif
