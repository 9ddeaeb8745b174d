/* What add and import say of a referral that was taken in. */
#ifndef KREDS_CMD_ARRIVALS_H
#define KREDS_CMD_ARRIVALS_H

#include "common/command.h"
#include "store/referrals.h"

/* The line that refer add answers with: ref, service, free, waiting. */
int arrival_row(struct call *call, struct rows *rows, const struct referral *referral,
                const struct referral_added *added);

/* Messages: known already (one record refused), perhaps the same citizen as an earlier one, a CPR number under another name. */
void arrival_tell(struct call *call, const struct position *at, const struct referral_added *added);
/* The same without the first: for a file that may be taken in again. */
void arrival_tell_likely(struct call *call, const struct position *at, const struct referral_added *added);

#endif
