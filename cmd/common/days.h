/* A day that a person tells (--on), held against the matter's own days. */
#ifndef KREDS_CMD_DAYS_H
#define KREDS_CMD_DAYS_H

#include "common/command.h"

/* 0, or -1 with TROUBLE_FORBIDDEN when `on` lies before the day a referral was received (domain: nothing happens to a
 * referral before it came in). */
int call_not_before_receipt(struct call *call, const char *reference, int received_on, int on);

#endif
