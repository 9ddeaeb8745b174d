/* Inside fair placement: who could go where, and who goes where at the moment. Used by rules/placement*.c only.
 *
 * Children stand in the order of the list, courses in the order of start and code. */
#ifndef KREDS_RULES_PLACEMENT_GRAPH_H
#define KREDS_RULES_PLACEMENT_GRAPH_H

#include "rules/placement.h"

#include <stdint.h>

#define NONE SIZE_MAX

/* Why one course cannot take one child; the later, the nearer it was to taking it. */
enum obstacle {
    OBSTACLE_BEGUN,
    OBSTACLE_BEFORE, /* it has had a place there already */
    OBSTACLE_SCHOOL,
    OBSTACLE_AGE_UNKNOWN,
    OBSTACLE_AGE,
    OBSTACLE_DAY,
    OBSTACLE_FULL,
    OBSTACLE_LEFT_OUT,
    OBSTACLE_NOTHING /* the course can take the child */
};

/* The children, the courses, and an edge for each course that can take a child. */
struct graph {
    const struct waiting *waiting; /* as given */
    const struct offer *offers;    /* as given */
    int today;
    size_t child_count, course_count;
    size_t *shelf;        /* courses by service, those of one service in order */
    size_t *child_index;  /* child → index into waiting */
    size_t *course_index; /* course → index into offers */
    size_t *child_first;  /* child → its first edge; one more than there are children */
    size_t *child_edges;  /* courses, in order */
    size_t *course_first; /* course → its first edge; one more than there are courses */
    size_t *course_edges; /* children, in order */
    size_t *room;         /* course → places it has left */
    size_t *need;         /* course → new children it needs to reach its minimum */
};

struct graph *graph_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                         size_t offer_count, int today);
void graph_free(struct graph *graph);
/* The courses of a service: `shelf` from *first up to *end. */
void graph_shelf(const struct graph *graph, const char *service, size_t *first, size_t *end);
/* Without regard to free places: the first of the rules that stands in the way. */
enum obstacle graph_obstacle(const struct waiting *child, const struct offer *course, int today);
/* A child's age on one day, kept for the next course that begins on it; `day` is DATE_NONE before the first. */
struct age_kept {
    int day, age;
    bool known;
};
/* As graph_obstacle, for one child and course after course. */
enum obstacle graph_obstacle_next(const struct waiting *child, const struct offer *course, int today,
                                  struct age_kept *kept);
/* The age on the course's first day; false when it is not known. */
bool graph_age(const struct waiting *child, const struct offer *course, int *age);

/* One child's earlier seat, to go back to. */
struct moved {
    size_t child;
    size_t from; /* course, NONE */
};

/* Who has which seat. A course that is shut takes nobody. */
struct matching {
    const struct graph *graph;
    size_t *seat;    /* child → course, NONE */
    size_t *slot;    /* child → where it stands among its course's members */
    size_t *members; /* of course c from course_first[c] on */
    size_t *filled;  /* course → new children */
    bool *shut;      /* course */
    bool *pinned;    /* child: stays where it is */
    bool *dead;      /* course: no search that reaches it can end well, for the time being */
    size_t *seen;    /* course → number of the search that reached it last */
    size_t *queue;   /* courses reached by the search */
    size_t queued;
    size_t *via;         /* course → the child by which it was reached */
    size_t *next;        /* course → the course that child moves to */
    size_t search;       /* number of the search */
    struct moved *trail; /* all moves, for going back */
    size_t moves;
    uint64_t work; /* edges looked at */
};

struct matching *matching_make(const struct graph *graph);
void matching_free(struct matching *matching);
/* Seats a child, moving those seated before it where need be; nobody loses a place. False when that cannot be. With
 * `sparing` a course that nobody is in yet is only opened where no other seat is to be had. */
bool matching_seat(struct matching *matching, size_t child, bool sparing);
/* Whether one child more could sit in a course, those seated moving on where need be; nobody is moved. */
bool matching_has_room(struct matching *matching, size_t course);
/* Moves one child more into a course, by a chain of moves that ends at a course with more than it needs. */
bool matching_pull(struct matching *matching, size_t course);
/* Reaches the courses from which children could come into a course, itself first; how many stand in `queue`. */
size_t matching_reach(struct matching *matching, size_t course);
/* Shuts a course and seats its children elsewhere. False when that cannot be: then go back to the mark. */
bool matching_empty(struct matching *matching, size_t course);
/* Seats a child in a course that could take it, whatever its seat was, and pins it there; where the course is overfull then, others move
 * on. False when they cannot: then go back to the mark, and unpin. */
bool matching_pin(struct matching *matching, size_t child, size_t course);
/* Seats the children as told, outside the trail, which begins anew. */
void matching_load(struct matching *matching, const size_t *children, size_t count, const size_t *seat);
/* Takes back all moves since `moves` was `mark`. */
void matching_back(struct matching *matching, size_t mark);
/* Nobody of these children has a seat any more, and the trail begins anew. */
void matching_clear(struct matching *matching, const size_t *children, size_t count);
/* Marks all that the latest search reached as dead. */
void matching_mark_dead(struct matching *matching);

/* A part of the graph that shares no edge with the rest. */
struct part {
    size_t *children, *courses; /* in order */
    size_t child_count, course_count;
};

/* Places the children of one part: `seat` (child → course, NONE) and `left_out` (course) get the result. */
void part_place(struct matching *matching, const struct part *part, size_t *seat, bool *left_out);

/* Gives every course in use its minimum, from the present seats on, shutting courses where it must; false when that cannot be, or was
 * not found by looking at `work` edges. `kept` (course) is all false. */
bool part_settle(struct matching *matching, const struct part *part, bool *kept, uint64_t work);

/* Two children who should be in the same course, or must not be. */
struct bond {
    size_t child;
    size_t other;  /* child; NONE: it has a place already */
    size_t course; /* that place's; NONE: `other` waits, or where it is nobody comes any more */
    bool apart;
};
/* Seats the children of one part anew so that most bonds within it hold, those to be apart first; who is seated stays. `seat` is what
 * part_place made of it. */
void part_company(struct matching *matching, const struct part *part, const struct bond *bonds, size_t bond_count,
                  size_t *seat, const bool *left_out);

/* What can be said without placing everybody anew. With all courses open, whatever their minimums, a child who has no place has none
 * with fewer courses either: so a no is a no, and only where there is hope must all be placed. */
struct hope;
#define HOPE_SEATS 4 /* seats more that are looked for */
struct hope *hope_make(struct graph *graph);
void hope_free(struct hope *hope);
/* Whether a child, suddenly able to go into a course, could have a place there while those ahead keep theirs. */
bool hope_of_course(struct hope *hope, size_t child, size_t course);
/* With how many seats more in a course the child would have a place; 0 for more than are looked for. */
int hope_of_seats(struct hope *hope, size_t child, size_t course);
/* Whether a child would have a place if no course had a minimum. */
bool hope_of_minimum(const struct hope *hope, size_t child);
uint64_t hope_work(const struct hope *hope); /* edges looked at */

/* Who would be placed, without reasons: `placed` beside the waiting. Adds what was looked at to *work. */
void placement_seated(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                      size_t offer_count, int today, bool *placed, uint64_t *work);

/* Why a child without a seat has none, in words; the caller frees. `filled` and `left_out` tell how the placement ended. */
char *placement_reason(const struct graph *graph, size_t child, const size_t *filled, const bool *left_out);

#endif
