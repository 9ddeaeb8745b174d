/* What goes with the sessions of a course that change: the meetings counted from them, and whether parents come (design, catalogue:
 * `meetings`, `parents`). */
#ifndef KREDS_RULES_SESSION_FOLLOW_H
#define KREDS_RULES_SESSION_FOLLOW_H

#include "model/course.h"
#include "rules/planning.h"

/* Where a meeting belongs now. */
struct follow {
    size_t session; /* index into the course's sessions */
    int date;
    char *remark; /* why it is not the day that the rule gives; NULL for none */
    bool stays;   /* it was arranged otherwise, at a time or on another day, and is only told of */
};

struct follows {
    struct follow *items;
    size_t count;
};

/* The planned meetings whose day the catalogue's rule counts from a session that is on another day than it was `before` (the course's
 * sessions in the same order; the course may have more). One that stands, without a time of day, where the rule had put it, follows.
 * Freed with follows_free. */
void session_follow(const struct plan_wish *days, const struct course *course, const struct sessions *before,
                    struct follows *into);
void follows_free(struct follows *follows);

/* Whether another session of the course is the parents' own beside a session of the children, on the same day. */
bool session_beside(const struct service *service, const struct session *session, const struct session *other);

/* Sets who of the parents comes to the planned sessions where that follows from their order, the first or the last of them by day.
 * The caller compares. A course whose last session is not dated yet stays as it is. */
void session_parents(const struct service *service, struct course *course);

#endif
