#include "base/memory.h"
#include "rules/placement_graph.h"

#include <stdlib.h>
#include <string.h>

struct matching *matching_make(const struct graph *graph)
{
    struct matching *matching = memory_new(sizeof *matching);
    size_t children = graph->child_count, courses = graph->course_count;
    size_t edges = graph->child_first[children];

    matching->graph = graph;
    matching->seat = memory_new(children * sizeof *matching->seat);
    matching->slot = memory_new(children * sizeof *matching->slot);
    matching->members = memory_new(edges * sizeof *matching->members);
    matching->filled = memory_new(courses * sizeof *matching->filled);
    matching->shut = memory_new(courses * sizeof *matching->shut);
    matching->dead = memory_new(courses * sizeof *matching->dead);
    matching->pinned = memory_new(children * sizeof *matching->pinned);
    matching->seen = memory_new(courses * sizeof *matching->seen);
    matching->queue = memory_new(courses * sizeof *matching->queue);
    matching->via = memory_new(courses * sizeof *matching->via);
    matching->next = memory_new(courses * sizeof *matching->next);
    for (size_t child = 0; child < children; child++)
        matching->seat[child] = NONE;
    return matching;
}

void matching_free(struct matching *matching)
{
    free(matching->seat);
    free(matching->slot);
    free(matching->members);
    free(matching->filled);
    free(matching->shut);
    free(matching->dead);
    free(matching->pinned);
    free(matching->seen);
    free(matching->queue);
    free(matching->via);
    free(matching->next);
    free(matching->trail);
    free(matching);
}

/* --- moves ------------------------------------------------------------------------------------ */

static void rise(struct matching *matching, size_t child)
{
    size_t course = matching->seat[child], last;
    size_t *members;

    if (course == NONE)
        return;
    members = matching->members + matching->graph->course_first[course];
    last = members[--matching->filled[course]];
    members[matching->slot[child]] = last;
    matching->slot[last] = matching->slot[child];
    matching->seat[child] = NONE;
}

static void sit(struct matching *matching, size_t child, size_t course)
{
    if (course == NONE)
        return;
    matching->seat[child] = course;
    matching->slot[child] = matching->filled[course]++;
    matching->members[matching->graph->course_first[course] + matching->slot[child]] = child;
}

static void move(struct matching *matching, size_t child, size_t course)
{
    matching->trail = memory_grow(matching->trail, matching->moves, sizeof *matching->trail);
    matching->trail[matching->moves++] = (struct moved){child, matching->seat[child]};
    rise(matching, child);
    sit(matching, child, course);
}

void matching_back(struct matching *matching, size_t mark)
{
    while (matching->moves > mark) {
        struct moved *moved = &matching->trail[--matching->moves];

        rise(matching, moved->child);
        sit(matching, moved->child, moved->from);
    }
}

void matching_clear(struct matching *matching, const size_t *children, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rise(matching, children[i]);
    free(matching->trail);
    matching->trail = NULL;
    matching->moves = 0;
}

void matching_load(struct matching *matching, const size_t *children, size_t count, const size_t *seat)
{
    matching_clear(matching, children, count);
    for (size_t i = 0; i < count; i++)
        sit(matching, children[i], seat[children[i]]);
}

/* --- searches --------------------------------------------------------------------------------- */

static void search_begin(struct matching *matching)
{
    matching->search++;
    matching->queued = 0;
}

static void search_reach(struct matching *matching, size_t course, size_t child)
{
    matching->seen[course] = matching->search;
    matching->via[course] = child;
    matching->queue[matching->queued++] = course;
}

static bool search_open(const struct matching *matching, size_t course)
{
    return matching->seen[course] != matching->search && !matching->shut[course] && !matching->dead[course];
}

void matching_mark_dead(struct matching *matching)
{
    for (size_t i = 0; i < matching->queued; i++)
        matching->dead[matching->queue[i]] = true;
}

/* Reaches all courses that can take a child; the first one with room, else NONE. A course that nobody is in and that needs
 * children is kept for last when sparing: then it goes into *spare. */
static size_t reach_from_child(struct matching *matching, size_t child, bool sparing, size_t *spare)
{
    const struct graph *graph = matching->graph;

    for (size_t e = graph->child_first[child]; e < graph->child_first[child + 1]; e++) {
        size_t course = graph->child_edges[e];

        matching->work++;
        if (!search_open(matching, course))
            continue;
        search_reach(matching, course, child);
        if (matching->filled[course] >= graph->room[course])
            continue;
        if (!sparing || matching->filled[course] > 0 || graph->need[course] == 0)
            return course;
        if (*spare == NONE)
            *spare = course;
    }
    return NONE;
}

/* Searches on from the courses reached so far; as reach_from_child. */
static size_t reach_on(struct matching *matching, bool sparing, size_t *spare)
{
    size_t found = NONE;

    for (size_t at = 0; at < matching->queued && found == NONE; at++) {
        size_t course = matching->queue[at];
        const size_t *members = matching->members + matching->graph->course_first[course];

        for (size_t i = 0; i < matching->filled[course] && found == NONE; i++) {
            if (!matching->pinned[members[i]])
                found = reach_from_child(matching, members[i], sparing, spare);
        }
    }
    return found;
}

/* The course with room at the end of the shortest chain of moves, NONE when there is none. */
static size_t room_find(struct matching *matching, size_t child, bool sparing)
{
    size_t spare = NONE, found;

    search_begin(matching);
    found = reach_from_child(matching, child, sparing, &spare);
    if (found == NONE)
        found = reach_on(matching, sparing, &spare);
    return found != NONE ? found : spare;
}

/* One child less in a course, by the shortest chain of moves that ends where there is room. */
static bool relieve(struct matching *matching, size_t start)
{
    size_t spare = NONE, course;

    search_begin(matching);
    search_reach(matching, start, NONE);
    course = reach_on(matching, true, &spare);
    if (course == NONE)
        course = spare;
    if (course == NONE)
        return false;
    while (course != start) {
        size_t mover = matching->via[course];
        size_t left = matching->seat[mover];

        move(matching, mover, course);
        course = left;
    }
    return true;
}

bool matching_has_room(struct matching *matching, size_t course)
{
    size_t spare = NONE;

    search_begin(matching);
    if (!search_open(matching, course))
        return false;
    search_reach(matching, course, NONE);
    return matching->filled[course] < matching->graph->room[course] || reach_on(matching, true, &spare) != NONE ||
           spare != NONE;
}

bool matching_pin(struct matching *matching, size_t child, size_t course)
{
    if (matching->seat[child] != course) {
        if (matching->shut[course])
            return false;
        move(matching, child, course);
    }
    matching->pinned[child] = true;
    return matching->filled[course] <= matching->graph->room[course] || relieve(matching, course);
}

bool matching_seat(struct matching *matching, size_t child, bool sparing)
{
    size_t course = room_find(matching, child, sparing);

    if (course == NONE)
        return false;
    for (;;) {
        size_t mover = matching->via[course];
        size_t left = matching->seat[mover];

        move(matching, mover, course);
        if (mover == child)
            return true;
        course = left;
    }
}

/* The courses from which a child could move to `course`; the first that has more than it needs, else NONE. */
static size_t reach_from_course(struct matching *matching, size_t course)
{
    const struct graph *graph = matching->graph;

    for (size_t e = graph->course_first[course]; e < graph->course_first[course + 1]; e++) {
        size_t child = graph->course_edges[e];
        size_t from = matching->seat[child];

        matching->work++;
        if (from == NONE || matching->pinned[child] || !search_open(matching, from))
            continue;
        search_reach(matching, from, child);
        if (matching->filled[from] > graph->need[from])
            return from;
    }
    return NONE;
}

/* Searches back from a course; the first course found that has children to spare, else NONE. `via` of each course reached is the
 * child that would leave it, `next` the course that child would go to. */
static size_t spare_find(struct matching *matching, size_t course)
{
    size_t found = NONE;

    search_begin(matching);
    search_reach(matching, course, NONE);
    for (size_t at = 0; at < matching->queued && found == NONE; at++) {
        size_t before = matching->queued;

        found = reach_from_course(matching, matching->queue[at]);
        for (size_t i = before; i < matching->queued; i++)
            matching->next[matching->queue[i]] = matching->queue[at];
    }
    return found;
}

size_t matching_reach(struct matching *matching, size_t course)
{
    spare_find(matching, course);
    return matching->queued;
}

bool matching_pull(struct matching *matching, size_t course)
{
    size_t from = spare_find(matching, course);

    if (from == NONE)
        return false;
    for (; from != course; from = matching->next[from])
        move(matching, matching->via[from], matching->next[from]);
    return true;
}

bool matching_empty(struct matching *matching, size_t course)
{
    const size_t *members = matching->members + matching->graph->course_first[course];

    matching->shut[course] = true;
    while (matching->filled[course] > 0) {
        size_t child = members[matching->filled[course] - 1];

        if (matching->pinned[child] || !matching_seat(matching, child, true))
            return false;
    }
    return true;
}
