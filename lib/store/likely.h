/* Citizens who may be one person, for whoever judges what is alike. */
#ifndef KREDS_STORE_LIKELY_H
#define KREDS_STORE_LIKELY_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* A citizen as names are compared; the texts live to the next call. */
struct likely_citizen {
    long id;
    const char *name; /* never NULL */
    int birth_date;   /* DATE_NONE: not known */
    const char *cpr;  /* may be NULL */
};

/* A citizen's newest referral. */
struct likely_referral {
    long id; /* 0: none, so the person is no citizen */
    int year, number;
    char cpr[11]; /* the citizen's; "" when it is not known */
};

/* One of several open referrals of a citizen to one service. */
struct likely_twice {
    long citizen;
    const char *service; /* lives to the next call */
    int year, number;
};

/* What of a name can be kept in few bytes, and whether two names may be alike by that; true for all that are. */
struct born_marks {
    uint64_t (*of)(const char *name);
    bool (*near)(uint64_t a, uint64_t b);
};

/* From now on those born on a day are kept in memory as it is asked for (a bounded number of them), until the store is closed. */
void store_keep_born(struct store *store, const struct born_marks *marks);

/* Each calls `each`, which returns other than 0 to stop; that is given back. 0, or -1 with messages. */
/* Named persons born on a day, but for one; they need not be citizens. Where they are kept, only those whose names may be like `name`. */
int store_born_on(struct store *store, int birth_date, long but, const char *name,
                  int (*each)(void *context, long id, const char *name), void *context, struct messages *messages);
int store_citizens_each(struct store *store, int (*each)(void *context, const struct likely_citizen *citizen),
                        void *context, struct messages *messages);
/* By citizen, service and reference; of all citizens, or of one (not 0). */
int store_open_twice_each(struct store *store, long citizen, int (*each)(void *context, const struct likely_twice *row),
                          void *context, struct messages *messages);

int store_newest_referral(struct store *store, long citizen, struct likely_referral *into, struct messages *messages);

#endif
