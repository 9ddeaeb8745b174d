/* An answer that a person must see (an instrument's `alerts`) is owed from the day it was given until somebody marks it as seen. */
#ifndef KREDS_CMD_DUE_ALERT_H
#define KREDS_CMD_DUE_ALERT_H

#include "common/command.h"
#include "store/responses.h"

#define DUE_ALERT DONE_ALERT

/* Marks the alerts of a referral as seen on a day: all that were given until then. A later one is owed anew. 0 or -1. */
int due_alert_done(struct call *call, long referral, int on);

#endif
