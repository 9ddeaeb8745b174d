/* What stands between a referral and a decision (design: `screen decide`; domain: the children's groups of
 * Copenhagen, where a child case must have its caseworker involved). What screening found, a missing interview and
 * a missing caseworker can be overridden with a reason that is kept in the record; the state and the dates cannot. */
#ifndef KREDS_RULES_DECIDING_H
#define KREDS_RULES_DECIDING_H

#include "base/message.h"
#include "base/text.h"
#include "model/facts.h"
#include "model/service.h"
#include "model/state.h"
#include "rules/screening.h"

/* What a decision is judged by. */
struct deciding {
    bool accept; /* false: declined or redirected, which asks only for state and date */
    enum referral_state state;
    enum verdict verdict;
    const struct texts *reasons;   /* of the judgement; may be NULL; not owned */
    enum interview_need interview; /* of the service */
    bool interview_agreed;         /* one was held with the outcome agreed … */
    int interview_on;              /* … on this day; DATE_NONE: not known, then not judged */
    enum truth child_case;
    bool caseworker;    /* a name or an e-mail address stands */
    int received_on;    /* date; DATE_NONE: not known, then not judged */
    int decided_on;     /* date */
    int decided_before; /* the day of an earlier decision; DATE_NONE: none */
};

enum obstacle_kind {
    OBSTACLE_ACCEPTED, /* accepted a second time; detail: waiting or placed. Each obstacle of the state ends the look */
    OBSTACLE_PLACED,   /* declined or redirected, and has a place */
    OBSTACLE_REDIRECTED,     /* goes on elsewhere already */
    OBSTACLE_CLOSED,         /* withdrawn, completed or left; detail: the state */
    OBSTACLE_DATE,           /* before the receipt; detail: the day received */
    OBSTACLE_EARLIER,        /* before an earlier decision; detail: its day */
    OBSTACLE_INTERVIEW_DATE, /* accepted before the interview that the service requires; detail: its day */
    OBSTACLE_INELIGIBLE,     /* a must is unmet; detail: the reasons */
    OBSTACLE_INCOMPLETE,     /* a fact is missing; detail: the reasons */
    OBSTACLE_INTERVIEW,      /* required, and none was held with the outcome agreed */
    OBSTACLE_CASEWORKER      /* there is a child case, and no caseworker is named */
};

struct obstacle {
    enum obstacle_kind kind;
    bool overridable; /* by --override REASON */
    char *detail;     /* facts joined by ", ", a state's name or a date; NULL where there is nothing to name */
};

struct obstacles {
    struct obstacle *items;
    size_t count;
};

/* All that stands in the way. `into` all zero before; freed with obstacles_free. */
void deciding_obstacles(const struct deciding *deciding, struct obstacles *into);
void obstacles_free(struct obstacles *obstacles);

/* Tells the obstacles that stand (TROUBLE_FORBIDDEN), each with the referral's `reference` in front; with
 * `override` only those that cannot be overridden. Returns 0 when none was told, else -1. */
int deciding_tell(const struct obstacles *obstacles, const char *reference, bool override, struct messages *messages);

#endif
