/* Which entries of the journal are undone: those of which an undo stands that is itself not undone. */
#ifndef KREDS_STORE_UNDONE_H
#define KREDS_STORE_UNDONE_H

#include "base/message.h"
#include "store/store.h"

#include <stddef.h>

struct undone_entry {
    long number; /* the entry that is undone */
    long by;     /* the undo that stands */
};

/* All zero is none. */
struct undone {
    struct undone_entry *items;
    size_t count;
};

int undone_read(struct store *store, struct undone *undone,
                struct messages *messages);               /* free it also after a failure */
long undone_by(const struct undone *undone, long number); /* the undo that stands; 0: not undone */
void undone_free(struct undone *undone);

#endif
