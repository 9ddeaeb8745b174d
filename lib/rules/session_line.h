/* The sessions of a course that follow one another, and the weekday and time that they stand on (design: rules that need care,
 * planning: the course's weekday is its start date's).
 *
 * One that was moved alone changes neither; the later ones moved together do. */
#ifndef KREDS_RULES_SESSION_LINE_H
#define KREDS_RULES_SESSION_LINE_H

#include "model/course.h"
#include "model/service.h"

struct session_line {
    long referral; /* the one place whose talks they are; 0: those of all */
    bool parents;  /* the parent group's own; of those of all */
};

/* The line that a session is of; a meeting around the course is of none, and is given that of all. */
struct session_line session_line_of(const struct service *service, const struct session *session);
/* Whether a session, cancelled or not, is of a line; a meeting is of none. */
bool session_line_has(const struct service *service, struct session_line line, const struct session *session);

/* A day (any) on the weekday of the line, and its time of day (may be TIME_NONE): those that two in a row have, the last such two, by
 * day; else those of the first. DATE_NONE and TIME_NONE where the line has no session. */
int session_line_weekday(const struct service *service, const struct course *course, struct session_line line);
int session_line_start(const struct service *service, const struct course *course, struct session_line line);

/* The day on which a course begins: the first of the sessions that all share and that the house did not cancel, DATE_NONE where there
 * is none; *held tells whether any of them was held. Of a service that is not known (NULL) a meeting is one of them. */
int session_line_begins(const struct service *service, const struct course *course, bool *held);
/* The first such day from a day on, that day itself where none is left: when whoever comes in needs a free place. */
int session_line_first(const struct service *service, const struct course *course, int from);

#endif
