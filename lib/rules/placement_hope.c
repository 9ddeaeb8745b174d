/* Bounds for what a single change could do: see the header. Adding slots to a transversal matroid never puts a child out of the set that
 * is greedily taken, and taking slots away (a course left out) never puts one in that the fuller house refuses: the seats that the
 * child could reach are all taken by children ahead who can go nowhere else, and stay so. */
#include "base/memory.h"
#include "rules/placement_graph.h"

#include <stdlib.h>
#include <string.h>

struct hope {
    struct graph *graph;
    struct matching *whole; /* everybody, all courses open */
    struct matching *ahead; /* the first `seated` of the children, all courses open */
    size_t seated;
    size_t *gainers; /* course × HOPE_SEATS: whom each seat more would place; NONE */
    bool *known;     /* course: its gainers were looked for */
};

/* A child for whom there is no seat shows that all the courses reached are full for good. */
static void seat_next(struct matching *matching, size_t child)
{
    if (!matching_seat(matching, child, false))
        matching_mark_dead(matching);
}

struct hope *hope_make(struct graph *graph)
{
    struct hope *hope = memory_new(sizeof *hope);

    hope->graph = graph;
    hope->whole = matching_make(graph);
    hope->ahead = matching_make(graph);
    hope->gainers = memory_new(graph->course_count * HOPE_SEATS * sizeof *hope->gainers);
    hope->known = memory_new(graph->course_count * sizeof *hope->known);
    for (size_t child = 0; child < graph->child_count; child++)
        seat_next(hope->whole, child);
    memset(hope->whole->dead, 0, graph->course_count * sizeof *hope->whole->dead);
    return hope;
}

void hope_free(struct hope *hope)
{
    if (hope == NULL)
        return;
    matching_free(hope->whole);
    matching_free(hope->ahead);
    free(hope->gainers);
    free(hope->known);
    free(hope);
}

/* Those ahead of a child, and nobody else, have their seats. */
static void ahead_of(struct hope *hope, size_t child)
{
    if (hope->seated > child) {
        matching_free(hope->ahead);
        hope->ahead = matching_make(hope->graph);
        hope->seated = 0;
    }
    for (; hope->seated < child; hope->seated++)
        seat_next(hope->ahead, hope->seated);
}

bool hope_of_course(struct hope *hope, size_t child, size_t course)
{
    ahead_of(hope, child);
    if (matching_has_room(hope->ahead, course))
        return true;
    matching_mark_dead(hope->ahead);
    return false;
}

/* Gives a course seats one by one, each to the first who can make use of it, and takes them back again. */
static void gainers_find(struct hope *hope, size_t course)
{
    struct matching *whole = hope->whole;
    size_t *gainers = &hope->gainers[course * HOPE_SEATS], mark = whole->moves, room = hope->graph->room[course];
    size_t child = 0;

    for (int more = 0; more < HOPE_SEATS; more++) {
        hope->graph->room[course] = room + (size_t)more + 1;
        gainers[more] = NONE;
        for (child = 0; child < hope->graph->child_count && gainers[more] == NONE; child++) {
            if (whole->seat[child] != NONE)
                continue;
            if (matching_seat(whole, child, false))
                gainers[more] = child;
            else
                matching_mark_dead(whole);
        }
        memset(whole->dead, 0, hope->graph->course_count * sizeof *whole->dead);
        whole->work += hope->graph->child_count;
        if (gainers[more] == NONE)
            break;
    }
    matching_back(whole, mark);
    hope->graph->room[course] = room;
    hope->known[course] = true;
}

int hope_of_seats(struct hope *hope, size_t child, size_t course)
{
    if (hope->whole->seat[child] != NONE)
        return 1;
    if (!hope->known[course]) {
        for (int more = 0; more < HOPE_SEATS; more++)
            hope->gainers[course * HOPE_SEATS + (size_t)more] = NONE;
        gainers_find(hope, course);
    }
    for (int more = 0; more < HOPE_SEATS; more++) {
        if (hope->gainers[course * HOPE_SEATS + (size_t)more] == child)
            return more + 1;
    }
    return 0;
}

bool hope_of_minimum(const struct hope *hope, size_t child)
{
    return hope->whole->seat[child] != NONE;
}

uint64_t hope_work(const struct hope *hope)
{
    return hope->whole->work + hope->ahead->work;
}
