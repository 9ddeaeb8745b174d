/* The year's plan: of each wanted course its start, time, venue and leaders, chosen so that nothing and nobody is taken twice and
 * the leaders' loads are as even as can be (design: planning; domain: KOMBU's guide, the coordinator's year's plan).
 *
 * The search is exact: it goes on until it has found the most even plan, has proved that there is none, or is told to stop. What a
 * leader or a venue can do is judged as rules/booking.h judges it. The same wants give the same plan, as long as nothing is cut
 * short. */
#ifndef KREDS_RULES_YEAR_H
#define KREDS_RULES_YEAR_H

#include "model/course.h"
#include "model/service.h"
#include "rules/booking.h"

#define YEAR_MOST 256     /* leaders, venues */
#define YEAR_TEAM_MOST 16 /* leaders of one course */

/* Days, both in. */
struct year_span {
    int from, to;
};

struct year_leader {
    const struct staff *staff;
    int limit;                    /* courses in this plan at most; -1: as many as may be */
    const struct year_span *away; /* days of leave */
    size_t away_count;
    const struct year_span *led; /* courses led already, from the first session to the last */
    size_t led_count;
};

struct year_venue {
    const char *name; /* NULL: no venue */
    bool shared;      /* taken by nobody: a home, a screen, none */
};

/* One first day that the rules of the service allow, with the sessions that follow. A session without a time is a meeting that
 * takes up nobody's hours. */
struct year_start {
    int date;
    struct sessions sessions;
};

/* One line of the plan's wishes. Nothing in it is owned. */
struct year_want {
    const struct service *service;
    int count;                       /* courses */
    const struct year_start *starts; /* in order of date */
    size_t start_count;
    const int *times; /* of day; the first is preferred */
    size_t time_count;
    const size_t *venues; /* places in the list of venues; the first is preferred */
    size_t venue_count;
    const struct texts *leaders; /* codes of those who may lead; NULL or empty: any */
};

/* Nothing in it is owned. */
struct year {
    const struct year_want *wants;
    size_t want_count;
    const struct year_leader *leaders;
    size_t leader_count;
    const struct year_venue *venues;
    size_t venue_count;
    const struct bookings *booked; /* what is taken already, and the travel times between venues */
};

/* Asked every now and then; false ends the search with what there is. */
struct year_patience {
    bool (*go_on)(void *context);
    void *context;
};

struct year_course {
    size_t want;
    size_t start;                   /* in the want's list */
    size_t time;                    /* in the want's list */
    size_t venue;                   /* in the year's list */
    size_t leaders[YEAR_TEAM_MOST]; /* the primary leader first */
    size_t leader_count;
};

enum year_outcome {
    YEAR_FOUND, /* every course is planned */
    YEAR_NONE,  /* there is no such plan */
    YEAR_CUT    /* stopped before either was known: `courses` are the most that were planned */
};

/* What stands in the way of a conflict's wants. */
enum year_cause {
    YEAR_CAUSE_LEADERS, /* they could stand together if others led them */
    YEAR_CAUSE_VENUES,  /* … if they had other venues */
    YEAR_CAUSE_EITHER,  /* either of these would do */
    YEAR_CAUSE_BOTH,    /* neither alone would do */
    YEAR_CAUSE_START,   /* one want alone has no start at all */
    YEAR_CAUSE_UNKNOWN  /* the search was stopped before it was known */
};

struct year_plan {
    enum year_outcome outcome;
    bool even;                   /* YEAR_FOUND: no plan has a lower greatest load or, with that, more even ones */
    struct year_course *courses; /* in the order of the wants, then by start */
    size_t count;
    size_t *conflict; /* YEAR_NONE: wants that cannot stand together, in order */
    size_t conflict_count;
    bool minimal; /* none of them is superfluous, which was proved */
    int fits;     /* of a conflict of a single want: courses of it that can be held; -1 not known */
    enum year_cause cause;
};

/* `into` needs no preparing and is freed with year_plan_free. */
void year_make(const struct year *year, const struct year_patience *patience, struct year_plan *into);
void year_plan_free(struct year_plan *plan);

/* How many leaders a service asks for. */
size_t year_team(const struct service *service);

#endif
