/* refer list --duplicates: referrals two by two that may be one citizen's. */
#ifndef KREDS_CMD_DUPLICATES_H
#define KREDS_CMD_DUPLICATES_H

#include "common/command.h"
#include "store/referrals.h"

/* Prints the pairs of which at least one referral passes the filter, whose references are not NULL. The store is open, for
 * writing where names are asked for. 0 or -1. */
int duplicates_list(struct call *call, const struct referral_filter *filter);

#endif
