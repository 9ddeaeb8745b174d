/* How many sessions, or hours, a service gives (design, catalogue: `count`, `parts`, `beyond`; domain, Norddjurs: eight
 * talks of counselling, five crisis talks at most, 4 to 10 hours at a shelter, 10 supervisions a year).
 *
 * What counts are the ordinary sessions that the house did not cancel; a meeting around the course is none of them. A
 * fixed number is the service's, or the course's where that promises more. A year is the calendar's. Of a group's
 * individual parts each place has its own. */
#ifndef KREDS_RULES_LIMITS_H
#define KREDS_RULES_LIMITS_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

#include <stdbool.h>

/* One session more, or one on another day. Nothing in it is owned. */
struct limits_wish {
    const struct service *service; /* as the catalogue has it that the course was planned by */
    const struct course *course;   /* with its sessions so far */
    long referral;                 /* the one place of a group that the session is for; 0: all */
    int number;                    /* of a session that moves, which is not counted beside itself; 0: a new one */
    int date;
    int minutes; /* 0: not known */
};

/* 0, or -1 with a message (TROUBLE_FORBIDDEN) that names the rule, and the service to go on to. */
int limits_check(const struct limits_wish *wish, struct messages *messages);

/* Sessions that count beside the new one: of the course, or, of a group's individual parts, of the place. */
int limits_counted(const struct limits_wish *wish);

/* How many sessions more the course promises than stand; 0 where the number is open, and where sessions are dated one by one, so that
 * some may still be missing. Less than 0: more stand than it promises. */
int limits_missing(const struct service *service, const struct course *course);

/* Whether all that the course promises has its date: what all share, and of a group's individual parts those of one place (`referral`
 * 0: none is looked at). What the house cancelled had its date, but for what is dated one by one. False where the number is open. */
bool limits_dated(const struct service *service, const struct course *course, long referral);

/* The minutes that a session counts for: its own; where they are not known (0) the course's, or an hour. */
int limits_length(const struct course *course, int minutes);

/* Whether a kind is that of a meeting around the course, one of the parent group's own among them. */
bool limits_meeting(const struct service *service, const char *kind);

/* Whether a part's sessions are each place's own in this course: the individual ones of a group. */
bool limits_own(const struct course *course, const struct session_part *part);
/* Sessions in such parts together. */
int limits_own_count(const struct service *service, const struct course *course);

#endif
