/* The least time that a course takes, once its last session is dated (design, catalogue: `over`; domain, SES: three group sessions,
 * then three talks with each family, 8 to 10 weeks in all).
 *
 * Of two lengths the first is the least; one alone is a limit. Where each place has talks of its own, its last one is meant, and nothing
 * is said before all of them are dated. */
#ifndef KREDS_RULES_SESSION_SPAN_H
#define KREDS_RULES_SESSION_SPAN_H

#include "model/course.h"
#include "rules/planning.h"

/* Nothing in it is owned. */
struct span_wish {
    const struct plan_wish *days; /* service and calendar */
    const struct course *course;  /* with its sessions */
    long referral;                /* the one place of a group whose talks are meant; 0: the course's own sessions */
    int date;                     /* of one more session of those; DATE_NONE: as they stand */
};

/* What was found. */
struct span {
    size_t last; /* of the course's sessions, the last by day; the number of them where it is the new one */
    int date;    /* its day */
    int bound;   /* the first day that would do */
};

/* Whether all are dated, and the last one lies too soon. */
bool session_span_short(const struct span_wish *wish, struct span *into);

#endif
