/* One session more of a course that runs: what kind it is, how long, and who takes part (design, catalogue: `parts`,
 * `parents`, `meetings`). */
#ifndef KREDS_RULES_SESSION_NEXT_H
#define KREDS_RULES_SESSION_NEXT_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

/* What is asked for. Nothing in it is owned. */
struct session_wish {
    const struct service *service; /* as the catalogue has it that the course was planned by */
    const struct course *course;   /* with its sessions so far */
    long referral;                 /* the one place of a group that the session is for; 0: all */
    const char *kind;              /* NULL: what comes next in the service's parts */
    int date;
    int time;    /* TIME_NONE: the course's */
    int minutes; /* 0: the part's, else the course's */
};

/* Fills the session, with the number behind the last; the caller frees it with session_free, also after -1. -1 with a message
 * (TROUBLE_FORBIDDEN): a kind that the service does not have, one place's session where the service has none, or more than it
 * gives (rules/limits.h). */
int session_next(const struct session_wish *wish, struct session *into, struct messages *messages);

#endif
