/* A protected address that comes or goes, for calendars: inside lib/store only. */
#ifndef KREDS_STORE_PROTECTION_H
#define KREDS_STORE_PROTECTION_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

/* To be called before a person's row is changed: where its protection will be another one, the sessions of its family count one change
 * more, and the entry names their courses. `lifts`: a protection can be taken off, too. 0 or -1. */
int protection_told(struct store *store, long person, bool is_protected, bool lifts, struct messages *messages);

/* The same before an adult becomes one of a child's, and before a child gets all the adults of another. */
int protection_tied(struct store *store, long child, long adult, struct messages *messages);
int protection_shared(struct store *store, long child, long other, struct messages *messages);

#endif
