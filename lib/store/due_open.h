/* What may be owed by the house's own rules: rules/due_open.h judges it. Reading only. */
#ifndef KREDS_STORE_DUE_OPEN_H
#define KREDS_STORE_DUE_OPEN_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

/* A referral that is asked about. Texts live until the callback returns. */
struct due_open_row {
    int year, number;
    const char *leader;     /* of the course, else who is responsible before there is one; may be NULL */
    int decided_on;         /* of the decision that counts */
    int done_on;            /* the newest day that the thing was recorded as done; DATE_NONE */
    int until_on;           /* of a decline; else DATE_NONE */
    bool overridden;        /* of an acceptance: it was made with --override */
    int refused_on;         /* of an acceptance: the day of an adult's latest consent, which is a no; else DATE_NONE */
    bool withdrawn;         /* … and it was withdrawn, not refused */
    int refused_entered_on; /* … and the day it was typed; else DATE_NONE */
    int decided_entered_on; /* of an acceptance: the day it was typed; else DATE_NONE */
};
typedef int due_open_function(void *context, const struct due_open_row *row);

/* Calls `each` with each referral that was declined until a day, as the decision that counts has it. `referral` 0 is all, `service`
 * NULL any; `what` is the word of what was done. */
int store_parked_each(struct store *store, long referral, const char *service, const char *what,
                      due_open_function *each, void *context, struct messages *messages);

/* The same with each adult whose latest consent is a no, of the referrals that wait or have a place. */
int store_refusal_each(struct store *store, long referral, const char *service, const char *what,
                       due_open_function *each, void *context, struct messages *messages);

#endif
