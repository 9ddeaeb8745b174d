/* An older store brought to the newest schema. */
#ifndef KREDS_STORE_UPGRADE_H
#define KREDS_STORE_UPGRADE_H

#include "base/message.h"
#include "store/store.h"
#include "store/upgrades.h"

#include <stdbool.h>

struct upgraded {
    int from, to; /* versions; equal when there was nothing to do */
    char *kept;   /* the copy from before; NULL: none was made. The caller frees */
};

/* Brings the store to the newest schema while nobody else has it open: copies it first, then runs each step in a transaction that also
 * sets the version and notes an entry in the journal. A step that fails leaves the version before it; `done` tells how far it came,
 * also then. A dry run only tells the versions.
 * As store_open: TROUBLE_NO_STORE, TROUBLE_IO, TROUBLE_FORBIDDEN; TROUBLE_NO_STORE also when no step leads on from its version;
 * TROUBLE_BUSY: somebody has it open; TROUBLE_FAULT: a step failed. */
int store_upgrade(const char *path, const struct store_who *who, bool dry_run, struct upgraded *done,
                  struct messages *messages);
/* The same by other steps than store_upgrades. */
int store_upgrade_by(const struct upgrade *steps, const char *path, const struct store_who *who, bool dry_run,
                     struct upgraded *done, struct messages *messages);

#endif
