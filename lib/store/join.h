/* Two records of one person made one. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_JOIN_H
#define KREDS_STORE_JOIN_H

#include "base/message.h"
#include "model/referral.h"
#include "store/store.h"

#include <stdbool.h>

/* What stands between two records. */
struct join_between {
    bool related; /* the one is an adult of the other */
    long wishes;  /* that their referrals be in one course, or in two */
};
int store_join_between(struct store *store, long from, long into, struct join_between *between,
                       struct messages *messages);

/* What both had recorded, and not alike: how often. That of the record that stays stands. */
struct join_differing {
    long relations; /* an adult's relation to a child, or whether he or she holds parental responsibility */
    long consents;  /* of one day, on one referral, to one purpose */
    long marks;     /* at one session */
};

/* Moves all that belongs to the record `from` – its referrals, adults, children, consents, marks, places in networks – to the one
 * that stays, drops `from`, and stores `whole` (its id is of the one that stays) as what is known of the person. Adults stay
 * numbered without gaps. */
int store_person_join(struct store *store, long from, const struct person *whole, struct join_differing *differing,
                      struct messages *messages);

/* A course in which one citizen has a place by two referrals. */
struct join_places {
    const char *course; /* its code; lives to the next call */
    int year, number, other_year, other_number;
};
/* Calls `each`, which returns other than 0 to stop; that is given back. */
int store_places_twice_each(struct store *store, long citizen,
                            int (*each)(void *context, const struct join_places *places), void *context,
                            struct messages *messages);

#endif
