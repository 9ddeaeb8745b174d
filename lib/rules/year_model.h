/* The wishes of a year's plan laid out for the search: every possible run of every want, and who and what it could take. Used by
 * rules/year.h. */
#ifndef KREDS_RULES_YEAR_MODEL_H
#define KREDS_RULES_YEAR_MODEL_H

#include "rules/year_set.h"

/* A stretch that is taken, in minutes since 1970, the end not in. */
struct year_piece {
    long long begin, end;
};

/* One start at one time of day: the same stretches whatever the venue and the leaders. */
struct year_run {
    size_t want, start, time;
    const struct year_piece *pieces; /* in order */
    size_t piece_count;
    int first, last;                 /* days, counted from the model's first */
    struct year_set leaders, venues; /* those who could, apart from what the plan itself takes */
    size_t *meets;                   /* runs that it overlaps, itself among them; NULL until it was asked for */
    size_t meet_count;
};

/* A role that a service asks for by name. */
struct year_role {
    struct year_set leaders; /* who has it */
    int asked;
};

/* What is the same for all runs of a want. */
struct year_kind {
    size_t team; /* leaders that a course takes */
    struct year_role *roles;
    size_t role_count;
    bool differ; /* the leaders come from different organisations */
    size_t run_first, run_count;
    struct year_set leaders; /* those who could lead at least one of its runs */
};

/* Wants that crowd the same weeks, and how many courses of theirs each leader has room for (rules/year_groups.h). */
struct year_group {
    bool *members; /* by want */
    int *most;     /* by leader */
};

/* Where a leader is already, and when; the venue is not owned. */
struct year_stay {
    struct year_piece piece;
    const char *venue;
};

struct year_stays {
    struct year_stay *items;
    size_t count;
};

struct year_model {
    const struct year *year;
    struct year_kind *kinds; /* one a want */
    struct year_run *runs;
    size_t run_count;
    struct year_piece *pieces;
    int first, days;      /* the span of all runs */
    int *base;            /* courses that each leader leads already within the span */
    int *led;             /* by leader and day: courses led already */
    int *most;            /* courses that each leader can take on at all */
    size_t *leader_twins; /* the first leader who is just as free and able; its own place where there is none before */
    size_t *venue_twins;
    struct year_stays *stays; /* by leader; empty where no travel time is given */
    struct year_group *groups;
    size_t group_count;
};

struct year_model *year_model_new(const struct year *year);
void year_model_free(struct year_model *model);

/* The runs that one overlaps, found when first asked for. */
const size_t *year_model_meets(struct year_model *model, size_t run, size_t *count);

/* Whether those leaders together are such as the want's service asks for. */
bool year_team_good(const struct year_model *model, size_t want, const size_t *team, size_t count);

/* Whether a leader is one whom the service could take, whatever the days. */
bool year_leader_able(const struct year_want *want, const struct staff *staff);

/* Who could lead: sets kind->team, roles, differ; freed with the model. */
void year_kind_fill(const struct year *year, const struct year_want *want, struct year_kind *kind);

#endif
