/* What to say to one who names a day without a session. */
#ifndef KREDS_CMD_NEXT_H
#define KREDS_CMD_NEXT_H

#include "attend/who.h"

/* Appends that a participant has no session on a day, and where one may be meant: the session that the house cancelled that day,
 * or else the next one. Returns -1. */
int next_tell(struct call *call, const struct who *who, int on);

#endif
