/* Which session a roll call is for, where only the course is named. */
#ifndef KREDS_CMD_PICK_H
#define KREDS_CMD_PICK_H

#include "attend/who.h"

enum pick { PICK_NAMED, PICK_TODAY, PICK_PAST, PICK_NEXT };

/* COURSE/N, or COURSE: then the session of today (of several the first with nothing recorded), else the latest past one with
 * nothing recorded, else the next one; sessions that the house cancelled, and those without participants, are passed over. -1
 * with TROUBLE_NOT_FOUND where there is none. The course is the caller's to free either way. */
int pick_session(struct call *call, const char *name, struct session_found *found, enum pick *why);
/* Says on standard error which session it is. */
void pick_tell(const struct call *call, const struct session_found *found, enum pick why);

#endif
