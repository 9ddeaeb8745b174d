/* Who should be in the same course, or must not be. A wish ties two referrals and is the same seen from either. All writing happens
 * inside store_begin … store_commit. */
#ifndef KREDS_STORE_COMPANIONS_H
#define KREDS_STORE_COMPANIONS_H

#include "base/message.h"
#include "model/companion.h"
#include "store/store.h"

#include <stddef.h>

/* With these referrals, and no others, one referral should be together (or apart); none takes the wish away. A wish of the other kind
 * between the same two goes. 0 or -1. */
int store_companions_set(struct store *store, long referral, enum companion_wish wish, const long *others, size_t count,
                         struct messages *messages);

/* A wish, seen from the first. */
struct companion_row {
    long referral, other;
    int year, number;             /* of the first */
    int other_year, other_number; /* of the other */
    enum companion_wish wish;
    long course, other_course; /* the open place that each has; 0 for none */
};
/* Calls `row` with each wish of one referral, seen from it, by the other's reference; stops when it returns other than 0 and gives
 * that back. */
int store_companion_each_of(struct store *store, long referral,
                            int (*row)(void *context, const struct companion_row *row), void *context,
                            struct messages *messages);
/* Each wish between two open referrals to the same service (NULL: any), by their references. */
int store_companion_each(struct store *store, const char *service,
                         int (*row)(void *context, const struct companion_row *row), void *context,
                         struct messages *messages);

#endif
