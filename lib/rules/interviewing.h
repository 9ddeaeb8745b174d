/* What is told of an intake interview, held against the matter's own dates and against the service (design: recording; domain: the
 * steps of Copenhagen's groups, Norddjurs' providers). */
#ifndef KREDS_RULES_INTERVIEWING_H
#define KREDS_RULES_INTERVIEWING_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

#include <stdbool.h>

/* The dates of one interview, as they would stand; each may be DATE_NONE. */
struct interview_days {
    int received_on;
    int last_held_on; /* of the interview before it */
    int invited_on;
    int set_for;
    int held_on;
    bool no_show; /* of held_on: nobody came */
    /* what of it is told now: the rest stood before and is not judged again */
    bool invited, set, held;
};

/* 0, or -1 with TROUBLE_FORBIDDEN: an interview is neither before the receipt nor before the one that ended, and nobody stays away
 * before the day it is set for. One before its own invitation is said (TROUBLE_WARNING). The message names the `reference` and the
 * day. */
int interviewing_days(const struct interview_days *days, const char *reference, struct messages *messages);

/* Says (TROUBLE_WARNING) that a leader's role is none of those the service lists: who talks with a family may be another than who
 * will hold the sessions. */
void interviewing_role(const struct service *service, const struct staff *staff, struct messages *messages);

#endif
