/* Referrals to services that have no sessions and only refer on. */
#ifndef KREDS_CMD_SENT_ON_H
#define KREDS_CMD_SENT_ON_H

#include "common/command.h"

/* Closes an accepted referral of such a service: it was sent on, on the day. It leaves a course without sessions behind it, so that
 * it counts as completed like any other. -1 with TROUBLE_FORBIDDEN for any other referral, which has no open place. */
int sent_on(struct call *call, long referral, const char *reference, int on);

#endif
