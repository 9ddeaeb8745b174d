/* What add and import say of a referral that was taken in. */
#ifndef KREDS_CMD_ARRIVALS_H
#define KREDS_CMD_ARRIVALS_H

#include "common/command.h"
#include "store/referrals.h"

/* Sets what a referral is known by beside its external id: --source, else what the form says itself, else the file's name without its
 * folder, else (of standard input) `unnamed`. */
void arrival_source(const struct call *call, const char *path, const char *unnamed, struct referral *referral);

/* The line that refer add answers with: ref, service, free, waiting. */
int arrival_row(struct call *call, struct rows *rows, const struct referral *referral,
                const struct referral_added *added);

/* Messages: known already (one record refused), perhaps the same citizen as an earlier one, a CPR number under another name. */
void arrival_tell(struct call *call, const struct position *at, const struct referral_added *added);
/* The same without the first: for a file that may be taken in again. */
void arrival_tell_likely(struct call *call, const struct position *at, const struct referral_added *added);

#endif
