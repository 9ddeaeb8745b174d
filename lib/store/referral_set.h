/* A referral amended, and its goals. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_REFERRAL_SET_H
#define KREDS_STORE_REFERRAL_SET_H

#include "base/message.h"
#include "model/referral.h"
#include "store/store.h"

/* Stores a referral that was loaded and amended: the form's fields and the people, save service, source, goals, consents and answers.
 * An adult or network person without an id is new. A CPR number of another person's: TROUBLE_FORBIDDEN. */
int store_referral_amend(struct store *store, const struct referral *referral, struct messages *messages);

/* The first day on which something of the matter is dated that cannot lie before the receipt; DATE_NONE when there is nothing. */
int store_matter_first_day(struct store *store, long referral, int *day, struct messages *messages);

/* One goal more, set on a day. */
int store_goal_add(struct store *store, long referral, const char *text, int on, struct messages *messages);
/* The outcome (met, partly, not) of the n-th goal, from 1. TROUBLE_NOT_FOUND when there are fewer, TROUBLE_FORBIDDEN for a day before it
 * was set. */
int store_goal_settle(struct store *store, long referral, long number, const char *outcome, int on,
                      struct messages *messages);

#endif
