/* What ending a course and leaving one have in common: the last day held against what happened, and sessions that fall away. */
#ifndef KREDS_CMD_CLOSING_H
#define KREDS_CMD_CLOSING_H

#include "common/command.h"
#include "model/course.h"

/* The last day of a place: not before its first one, nor before a session at which somebody of the referral is marked as held. -1
 * with TROUBLE_FORBIDDEN. */
int closing_check_place(struct call *call, const struct course *course, const struct place *place,
                        const char *reference, int on);

/* Whether a session is planned for after the day; of one referral's own sessions, or (0) of all the course's. */
bool closing_concerns(const struct session *session, long referral, int on);
/* Cancels them, with the reason. */
int closing_cancel(struct call *call, const struct course *course, long referral, int on, const char *reason);

#endif
