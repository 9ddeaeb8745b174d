/* Ties between the entries of the journal and the persons they speak of, so that an erasure finds every entry that holds a trace. */
#ifndef KREDS_STORE_TIES_H
#define KREDS_STORE_TIES_H

#include "base/message.h"
#include "base/text.h"
#include "store/id_set.h"
#include "store/store.h"

#include <stddef.h>

#define TIES_WAYS 6

/* A row that leads to persons by a key of two numbers. */
struct tie {
    long id;
    long number;
};

/* The rows of a changeset that lead to persons, by the way they lead; all zero is none. */
struct ties {
    struct id_set ids[TIES_WAYS]; /* where one number leads there */
    struct tie *pairs;            /* where it takes two */
    size_t pair_count;
    long changes; /* in the changeset */
};

/* Gathers what a changeset of some tables leads to: the persons themselves, and, for whatever belongs to a referral, its citizen and
 * the citizen's adults. 0 or -1; `into` is to be freed either way. */
int ties_gather(struct store *store, const void *bytes, int size, const struct texts *changed, struct ties *into,
                struct messages *messages);
void ties_free(struct ties *ties);
/* Ties an entry to the persons of all that was gathered. 0 or -1. */
int ties_write(struct store *store, const struct ties *ties, long entry, struct messages *messages);
int ties_to_persons(struct store *store, long entry, const long *persons, size_t count, struct messages *messages);
/* Ties an entry to all that another is tied to. */
int ties_copy(struct store *store, long entry, long other, struct messages *messages);

#endif
