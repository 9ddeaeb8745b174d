/* A backup made the store. */
#ifndef KREDS_STORE_RESTORE_H
#define KREDS_STORE_RESTORE_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

struct restore {
    const char *path; /* where the store is to be */
    const char *file; /* the backup; left as it is */
    const struct store_who *who;
    bool force;   /* also where there is a store already: a copy of it is kept */
    bool dry_run; /* looks the backup through and writes nothing */
    int patience; /* how long to wait until nobody has the present store open, milliseconds; 0: as long as ever */
};

/* Makes the backup the store, mode 0600 in a folder that is 0700 if it is new; an entry of its journal tells of it. A present store is
 * taken over in one transaction while nobody else has it open, after a copy of it was made; one too damaged for that is moved away as
 * it is. *kept is that copy's name, NULL when there was none; the caller frees. *older: the backup is of an older schema, kreds upgrade
 * is wanted.
 * TROUBLE_NOT_FOUND: no such backup; TROUBLE_DATA: it is broken, or none of kreds; TROUBLE_NO_STORE: too new; TROUBLE_FORBIDDEN: there
 * is a store (without force), or what is there is none; TROUBLE_BUSY: somebody has the present one open; TROUBLE_IO. */
int store_restore(const struct restore *restore, char **kept, bool *older, struct messages *messages);

#endif
