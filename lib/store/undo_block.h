/* What stands in the way of an undo: a later entry that touched the same rows, or rows that hang together with them. */
#ifndef KREDS_STORE_UNDO_BLOCK_H
#define KREDS_STORE_UNDO_BLOCK_H

#include "base/message.h"
#include "store/store.h"
#include "store/tables.h"

#include <stdbool.h>

/* The entry that is to be taken back. */
struct undo_entry {
    long number;
    char *command; /* command and verb; owned */
    bool look;     /* of kind look */
    int version;   /* of the schema it was written under */
    long rows;     /* how many it changed */
    char *touched; /* references and codes, blank between; owned */
    void *bytes;   /* its changeset, owned; NULL: none */
    int size;
};

/* A later entry in the way; number 0: none. */
struct undo_block {
    long number;
    char *command; /* owned */
    bool unknown;  /* its changeset was dropped with an erased person, and it speaks of the same persons or matters */
};

/* The newest later entry that stands and touched rows that the entry touched, or that refer to those; or deleted rows that those refer
 * to. Entries that cancel each other (an entry and its undo, both later) do not count. 0 or -1; free *block->command. */
int undo_find_block(struct store *store, const struct tables *tables, const struct undo_entry *entry,
                    struct undo_block *block, struct messages *messages);

#endif
