/* The meetings around a course, dated from its sessions. Used by rules/planning.h. */
#ifndef KREDS_RULES_PLAN_MEETINGS_H
#define KREDS_RULES_PLAN_MEETINGS_H

#include "rules/planning.h"

/* Appends the service's meetings behind the ordinary sessions, in the order of the catalogue. `promised`: the
 * course's number of sessions, 0 open; `whole`: all of them are dated. A meeting of what has no date yet is left
 * out. */
void plan_meetings_add(const struct plan_wish *wish, int promised, bool whole, struct sessions *sessions);

/* The first open working day from `date` on for a meeting; *remark, the caller's to free, tells why where that is another day, and is
 * left alone otherwise. */
int plan_meeting_day(const struct plan_wish *wish, int date, char **remark);

#endif
