/* Ties between the entries of the journal and the persons they speak of, so that an erasure finds every entry that holds a trace. */
#ifndef KREDS_STORE_TIES_H
#define KREDS_STORE_TIES_H

#include "base/message.h"
#include "store/store.h"

#include <stddef.h>

/* Ties an entry to the persons that a changeset of some tables (",person,referral,") shows: the persons themselves, and, for whatever belongs to a referral, its citizen and
 * the citizen's adults. 0 or -1. */
int ties_of_changes(struct store *store, long entry, const void *bytes, int size, const char *changed,
                    struct messages *messages);
int ties_to_persons(struct store *store, long entry, const long *persons, size_t count, struct messages *messages);
/* Ties an entry to all that another is tied to. */
int ties_copy(struct store *store, long entry, long other, struct messages *messages);

#endif
