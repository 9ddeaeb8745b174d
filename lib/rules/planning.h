/* Planning a course: its sessions' dates by the service's own rules (design: rules that need care, planning).
 *
 * The course's weekday is its start's. With `every`, a session that meets a closed day goes to the first open week
 * on the same weekday, and the later ones count from it; of a list of rhythms the first, closest one plans. With
 * `over`, the dates are spread as evenly as possible (rules/spread.h) over the open dates of the weekday from the
 * start to the limit, first and last in, the limit's own day in. The count always stays.
 *
 * Only the first session is dated, and the rest are added one by one, where the rhythm is agreed case by case, or
 * where the count is open or a range and the wish names none. An individual part has its own dates for each place:
 * a group's plan holds the shared parts, spread so that the rest has its room; a course for one referral holds
 * all.
 *
 * Meetings are sessions numbered behind the ordinary ones, without a time of day, on the first open day, Monday to
 * Friday or as the service allows, from their date on; what they count from must be dated by the plan, else they
 * come later.
 *
 * A parallel parent group meets beside some of the sessions. With leaders and a room of its own it has sessions of its own, numbered
 * behind all others (rules/parent_group.h); else the parents are with the course's leaders at those sessions. */
#ifndef KREDS_RULES_PLANNING_H
#define KREDS_RULES_PLANNING_H

#include "base/message.h"
#include "model/calendar.h"
#include "model/course.h"
#include "model/service.h"

/* What is asked for. Nothing in it is owned. */
struct plan_wish {
    const struct service *service;
    const struct calendar *calendar; /* NULL: no day is closed */
    const char *language;            /* of holidays' names in remarks: "da", else English */
    int start;                       /* date of the first session */
    int time;                        /* time of day; TIME_NONE: the service's */
    int minutes;                     /* 0: the service's, the shorter of a range */
    int count;                       /* sessions; 0: the service's */
    struct duration every;           /* count 0: the service's */
    int until;                       /* no session later than this date; DATE_NONE: no such wish */
    bool one_referral;               /* the course belongs to one referral: individual parts are dated too */
    enum citizen_kind citizen;       /* whom that referral is for; without one of no meaning */
    bool agreed;                     /* another weekday was agreed, where the service has other_days: by_agreement */
    bool parents_apart;              /* a parallel parent group has leaders of its own, and so sessions */
    bool briefly;                    /* a refusal names no other start: to look for one takes its time */
};

struct plan {
    struct sessions sessions; /* in order of number */
    int count;                /* sessions promised, dated or not; 0: open */
    int minutes;              /* of an ordinary session; 0: not said */
    int time;                 /* time of day; TIME_NONE: not said */
    struct duration rhythm;   /* count 0: spread or agreed */
};

/* Plans; `into` needs no preparing, is freed with plan_free and is empty after -1. Returns -1 with messages
 * (TROUBLE_FORBIDDEN) that name the service's rule and, where another start would do, the nearest one within two
 * years on. A count that differs from the one the service promises is said (TROUBLE_WARNING) and planned. */
int planning_plan(const struct plan_wish *wish, struct plan *into, struct messages *messages);
void plan_free(struct plan *plan);

/* Whether any weekday would do as well for the start, as the rhythm goes from day to day. */
bool planning_start_free(const struct plan_wish *wish);
/* Whether a day may be named where another was wished: Monday to Friday where the service names no days. */
bool planning_day_usual(const struct plan_wish *wish, int start);

/* The nearest start behind `after` (the wished one or a later day) by whose dates the course could be planned, within two years from
 * the wished one; *nearest DATE_NONE for none. False where the wish is refused whatever the start. */
bool planning_nearest(const struct plan_wish *wish, int after, int *nearest);
/* Says (TROUBLE_FORBIDDEN) which start would do, or with DATE_NONE that none would; -1. */
int planning_tell_nearest(const struct plan_wish *wish, int nearest, struct messages *messages);

/* Whether a day lies within the service's season (true where it has none). */
bool planning_in_season(const struct sessions_rule *rule, int date);

#endif
