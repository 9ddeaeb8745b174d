/* An adult of a referral as a person types who is meant, and his or her consent. */
#ifndef KREDS_CMD_ADULTS_H
#define KREDS_CMD_ADULTS_H

#include "common/command.h"
#include "model/referral.h"

/* The n of WHO: +2, 2, REF+2, or a relation (mother) that one adult alone has; 0 when nobody is meant. */
int adult_meant(const struct referral *referral, const char *who);
/* Says that nobody was; returns -1. */
int adult_missing(struct call *call, const struct referral *referral, const char *reference);

/* Records a consent of the n-th adult within the call's transaction; a warning where one of a later day holds. 0 or -1. */
int adult_consent(struct call *call, long referral, int adult, const char *purpose, enum consent consent, int on);

#endif
