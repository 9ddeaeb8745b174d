/* When referrals that nobody has decided were last touched. */
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
/* Calls `row` for each referral that is received or at its interview, by reference: of one referral (0: all), of one service (NULL:
 * all); stops when it returns other than 0 and gives that back. */
int store_touch_each(struct store *store, long referral, const char *service,
                     int (*row)(void *context, const struct touch_row *row), void *context, struct messages *messages);

#endif
