/* An adult of a referral as a person types who is meant. */
#ifndef KREDS_CMD_ADULTS_H
#define KREDS_CMD_ADULTS_H

#include "common/command.h"
#include "model/referral.h"

/* The n of WHO: +2, 2, REF+2, or a relation (mother) that one adult alone has; 0 when nobody is meant. */
int adult_meant(const struct referral *referral, const char *who);
/* Says that nobody was; returns -1. */
int adult_missing(struct call *call, const struct referral *referral, const char *reference);

#endif
