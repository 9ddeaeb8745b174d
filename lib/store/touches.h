/* When a referral that nobody has decided was last touched. */
#ifndef KREDS_STORE_TOUCHES_H
#define KREDS_STORE_TOUCHES_H

#include "base/message.h"
#include "store/store.h"

struct touch_row {
    int year, number;  /* of the referral */
    int on;            /* the last day on which something was done, or an interview is set for */
    const char *what;  /* received, answer, consent, goal, response, done, contact, interview */
    const char *owner; /* code of the responsible leader; NULL for none */
};
/* Calls `row` with a referral that is received or at its interview, and gives back what it returns; 0 for any other. */
int store_touch_last(struct store *store, long referral, int (*row)(void *context, const struct touch_row *row),
                     void *context, struct messages *messages);

#endif
