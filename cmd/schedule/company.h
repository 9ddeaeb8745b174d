/* Services that never stand alone. */
#ifndef KREDS_CMD_COMPANY_H
#define KREDS_CMD_COMPANY_H

#include "common/command.h"

/* Whether a service goes with others only and the referral's citizen has no open one to any of them. 0 or -1. */
int company_lacks(struct call *call, const struct service *service, long referral, bool *lacks);

/* Says (TROUBLE_WARNING) when a service goes with others only and the citizen has no open referral to one of them. */
int company_tell(struct call *call, const struct service *service, long referral);

#endif
