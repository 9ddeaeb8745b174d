/* The day of a session that is added to a course, or moved (design: rules that need care, planning): what the service,
 * the house's calendar and the season say of it. */
#ifndef KREDS_RULES_SESSION_DAY_H
#define KREDS_RULES_SESSION_DAY_H

#include "base/message.h"
#include "model/course.h"
#include "rules/planning.h"
#include "rules/session_line.h"

/* Whether a session may be on a day. Of the wish service, calendar, language and `agreed` are looked at. -1 with messages
 * (TROUBLE_FORBIDDEN): the rule, and the nearest later day that would do within a year, Monday to Friday where the service
 * names no days. */
int session_day_check(const struct plan_wish *wish, int date, struct messages *messages);

/* Whether session_day_check would find nothing against a day. */
bool session_day_good(const struct plan_wish *wish, int date);

/* Says (TROUBLE_WARNING) that a day lies after the time that the service is spread over, counted from the course's first
 * session: a session that illness put off must still be possible. */
void session_day_tell_late(const struct plan_wish *wish, const struct course *course, int date,
                           struct messages *messages);

/* The day of a session put behind the last one of a line: one rhythm on (a week where the course has none), on the weekday of the
 * line, the first open one; the parent group's own goes beside the children's next session behind its last, if there is any. `remark`
 * (NULL: nobody asks) says which closed day it passed, or is NULL; the caller frees. -1 with a message when there is none in the season
 * or within a year. */
int session_day_behind(const struct plan_wish *wish, const struct course *course, struct session_line line, int *date,
                       char **remark, struct messages *messages);

/* The next such day behind another one, a week on, or a working day where the rhythm is daily; DATE_NONE where there is none in the
 * season of `date` or within a year. */
int session_day_next(const struct plan_wish *wish, const struct course *course, int date);

#endif
