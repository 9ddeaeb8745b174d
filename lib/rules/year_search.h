/* The search for a year's plan: course by course, always the want that has the fewest ways left, with all that a choice takes away
 * from the others struck out at once. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_SEARCH_H
#define KREDS_RULES_YEAR_SEARCH_H

#include "rules/year_share.h"

/* What a search is held to. */
struct year_bounds {
    const int *counts;    /* courses of each want; 0: left out */
    int load_most;        /* nobody's load becomes greater, what there is already counted in; 0: as great as may be */
    long squares_below;   /* the loads' sum of squares is less; 0: as great as may be */
    bool leaders_ignored; /* nobody need lead */
    bool venues_ignored;  /* every venue has room for all */
};

struct year_search {
    struct year_model *model;
    const struct year_patience *patience;
    struct year_bounds bounds;
    struct year_share share;
    struct year_set *leaders, *venues;        /* of each run: who and what it could take now */
    unsigned short *leader_hits, *venue_hits; /* by run and leader or venue: courses planned that stand against it */
    int *left;                                /* courses of each want yet to be planned */
    int *room;                                /* courses that each leader can still take */
    int *load;                                /* courses planned for each leader */
    int *used;                                /* courses planned in each venue */
    int *running;                             /* by leader and day: courses at once */
    int *full;                                /* by leader and day: days before it on which no further course can run */
    int *quota;                       /* by want and leader: courses that would fall to the leader in an even share */
    size_t *low_run, *low_venue;      /* courses of one want are planned in order: the last one's run, and its venue's
                                                place in the want's list, from 1 */
    unsigned long *weight;            /* how often a want was the one that failed */
    struct year_course *picks, *best; /* now; and the most there ever were */
    size_t depth, total, best_depth;
    long nodes, budget;
    bool stopped;       /* patience is at an end */
    unsigned long dice; /* 0: every way is tried, in order */
};

void year_search_begin(struct year_search *search, struct year_model *model, const struct year_patience *patience);
void year_search_end(struct year_search *search);

/* Looks for a plan within bounds: YEAR_FOUND (search->best holds it), YEAR_NONE (proved), YEAR_CUT. `nodes` 0: until it is known
 * or patience ends. */
enum year_outcome year_search_run(struct year_search *search, const struct year_bounds *bounds, long nodes);

/* The state of a search while it runs. */
void year_state_reset(struct year_search *search);
/* How many courses a leader can take on within the bounds. */
int year_state_room(const struct year_search *search, size_t leader);
/* Counts a course for its leaders and its want (change 1), or no longer (-1). Then takes its time, of leaders and venue, and gives
 * it back. */
void year_state_lead(struct year_search *search, const struct year_course *course, int change);
void year_state_take(struct year_search *search, const struct year_course *course, size_t run);
void year_state_give_back(struct year_search *search, const struct year_course *course, size_t run);
/* Who could lead a run now. */
void year_state_leaders(const struct year_search *search, size_t run, struct year_set *into);
/* Whether a run could be had now: a venue, and leaders enough of the roles asked for. */
bool year_state_usable(const struct year_search *search, size_t run);
/* The least sum of squares that the leaders' loads can still come to. */
long year_state_squares(const struct year_search *search);

#endif
