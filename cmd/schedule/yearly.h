/* A year's plan under way: what the coordinator wants, what the store says is taken, and what came of it. */
#ifndef KREDS_CMD_YEARLY_H
#define KREDS_CMD_YEARLY_H

#include "common/booked.h"
#include "common/command.h"
#include "input/yaml.h"
#include "intake/year_wish.h"
#include "model/course.h"
#include "rules/planning.h"
#include "rules/year.h"
#include "schedule/parents.h"

/* What belongs to one want beside struct year_want. */
struct yearly_want {
    struct year_start *starts;
    size_t start_count;
    size_t *venues;
    struct messages refusal; /* why no start would do, where none would */
};

/* What belongs to one leader beside struct year_leader. */
struct yearly_leader {
    struct staff staff;
    struct year_span *away, *led;
    size_t away_count, led_count;
};

struct yearly {
    struct call *call;
    struct documents documents; /* the plan as it was read: places point into it */
    struct year_wishes wishes;
    struct yearly_want *wants; /* one a wish */
    struct yearly_leader *leaders;
    size_t leader_count;
    struct year_venue *venues;
    size_t venue_count;
    struct booked booked;
    struct year_want *year_wants;
    struct year_leader *year_leaders;
    struct year year; /* points to the above */
    struct year_plan plan;
    struct course *courses; /* of the plan, with their sessions */
    size_t course_count;
    struct parent_room
        *parents; /* one a course: leader and room of its parent group; nobody where it has none of its own */
};

/* Reads the plan's file. 0 or -1 with messages. */
int yearly_read(struct yearly *yearly, const char *path);
/* Loads leaders and bookings, and finds every start of every want. */
int yearly_load(struct yearly *yearly);
void yearly_free(struct yearly *yearly);

/* The rules' wish for a course of a want on one day. */
void yearly_wish(const struct yearly *yearly, size_t want, int start, int time, struct plan_wish *wish);

/* Makes the planned courses and puts them into the store, all in one transaction, which is kept where `keep` says so: each is held
 * against the rules once more, with the others in place. */
int yearly_store(struct yearly *yearly, bool keep);

/* Finds each stored course with a parallel parent group a leader and a room for it beside the children, out of what the plan leaves free;
 * says where there is none. `found`: any was. 0, or -1 with messages. */
int yearly_parents_find(struct yearly *yearly, bool *found);
/* Gives the groups that were found sessions of their own. */
void yearly_parents_part(struct yearly *yearly);

/* What came of it, on standard output: the courses as rows, or as the year's grid. */
int yearly_print(const struct yearly *yearly);

/* What came of it, in sentences: why there is no plan, or that time was up. The verb's result. */
int yearly_tell(const struct yearly *yearly, long limit);

#endif
