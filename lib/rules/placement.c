#include "rules/placement.h"
#include "base/memory.h"
#include "rules/placement_graph.h"

#include <stdlib.h>

/* How a placement is put together. */
struct making {
    struct graph *graph;
    struct matching *matching;
    size_t *seat;      /* child → course, NONE */
    size_t *filled;    /* course → new children */
    bool *left_out;    /* course */
    bool *child_taken; /* child: stands in a part already */
    bool *course_taken;
    struct bond *bonds; /* of the wishes that seats can decide */
    size_t bond_count;
};

/* Where a referral stands in the order, or a course by its id. */
struct known {
    long id;
    size_t index; /* child, course */
};

static int known_compare(const void *a, const void *b)
{
    const struct known *one = a, *other = b;

    return (one->id > other->id) - (one->id < other->id);
}

static size_t known_find(const struct known *known, size_t count, long id)
{
    const struct known wanted = {.id = id};
    const struct known *found = count > 0 ? bsearch(&wanted, known, count, sizeof *known, known_compare) : NULL;

    return found == NULL ? NONE : found->index;
}

/* The caller frees. */
static struct known *children_known(const struct graph *graph)
{
    struct known *known = memory_new(graph->child_count * sizeof *known);

    for (size_t child = 0; child < graph->child_count; child++)
        known[child] = (struct known){graph->waiting[graph->child_index[child]].referral, child};
    if (graph->child_count > 0)
        qsort(known, graph->child_count, sizeof *known, known_compare);
    return known;
}

static struct known *courses_known(const struct graph *graph)
{
    struct known *known = memory_new(graph->course_count * sizeof *known);

    for (size_t course = 0; course < graph->course_count; course++)
        known[course] = (struct known){graph->offers[graph->course_index[course]].course, course};
    if (graph->course_count > 0)
        qsort(known, graph->course_count, sizeof *known, known_compare);
    return known;
}

/* The wishes as the graph knows them, one beside each; what it does not know of is NONE. */
static void bonds_make(struct making *making, const struct company *wishes, size_t count)
{
    const struct graph *graph = making->graph;
    struct known *children = children_known(graph), *courses = courses_known(graph);

    making->bonds = memory_new(count * sizeof *making->bonds);
    making->bond_count = count;
    for (size_t i = 0; i < count; i++) {
        bool waits = wishes[i].course == 0;

        making->bonds[i] = (struct bond){
            .child = known_find(children, graph->child_count, wishes[i].referral),
            .other = waits ? known_find(children, graph->child_count, wishes[i].other) : NONE,
            .course = waits ? NONE : known_find(courses, graph->course_count, wishes[i].course),
            .apart = wishes[i].apart,
        };
    }
    free(children);
    free(courses);
}

/* What became of a wish. A place in a course that takes nobody in any more is another one's for sure. */
static enum company_end bond_end(const struct making *making, const struct bond *bond, bool waits)
{
    size_t own = bond->child == NONE ? NONE : making->seat[bond->child];
    size_t others = bond->other == NONE ? bond->course : making->seat[bond->other];
    bool placed = !waits || others != NONE;

    if (own == NONE && !placed)
        return COMPANY_OPEN;
    if (own == NONE || !placed)
        return bond->apart ? COMPANY_OPEN : COMPANY_ALONE;
    return (own == others) != bond->apart ? COMPANY_HONOURED : COMPANY_BROKEN;
}

static int size_compare(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;

    return (one > other) - (one < other);
}

static void part_take(size_t *list, size_t *count, bool *taken, size_t item)
{
    if (!taken[item]) {
        taken[item] = true;
        list[(*count)++] = item;
    }
}

/* All that hangs together with one child. The lists of `part` have room for everything. */
static void part_gather(struct making *making, size_t child, struct part *part)
{
    const struct graph *graph = making->graph;

    part->child_count = part->course_count = 0;
    part_take(part->children, &part->child_count, making->child_taken, child);
    for (size_t at = 0, next = 0; at < part->child_count; at++) {
        size_t one = part->children[at];

        for (size_t e = graph->child_first[one]; e < graph->child_first[one + 1]; e++)
            part_take(part->courses, &part->course_count, making->course_taken, graph->child_edges[e]);
        for (; next < part->course_count; next++) {
            size_t course = part->courses[next];

            for (size_t e = graph->course_first[course]; e < graph->course_first[course + 1]; e++)
                part_take(part->children, &part->child_count, making->child_taken, graph->course_edges[e]);
        }
    }
    qsort(part->children, part->child_count, sizeof *part->children, size_compare);
    if (part->course_count > 0)
        qsort(part->courses, part->course_count, sizeof *part->courses, size_compare);
}

/* Parts that share no course do not touch each other: each is placed by itself. */
static void parts_place(struct making *making)
{
    const struct graph *graph = making->graph;
    struct part part = {.children = memory_new(graph->child_count * sizeof *part.children),
                        .courses = memory_new(graph->course_count * sizeof *part.courses)};

    for (size_t child = 0; child < graph->child_count; child++) {
        if (making->child_taken[child])
            continue;
        part_gather(making, child, &part);
        part_place(making->matching, &part, making->seat, making->left_out);
        part_company(making->matching, &part, making->bonds, making->bond_count, making->seat, making->left_out);
    }
    free(part.children);
    free(part.courses);
}

static struct placement *placement_of(const struct making *making)
{
    const struct graph *graph = making->graph;
    struct placement *placement = memory_new(sizeof *placement);

    placement->seats = memory_new(graph->child_count * sizeof *placement->seats);
    placement->count = graph->child_count;
    for (size_t child = 0; child < graph->child_count; child++) {
        struct seat *seat = &placement->seats[child];
        size_t course = making->seat[child];

        seat->waiting = graph->child_index[child];
        seat->course = course == NONE ? -1 : (long)graph->course_index[course];
        if (course == NONE)
            seat->reason = placement_reason(graph, child, making->filled, making->left_out);
    }
    placement->left_out = memory_new(graph->course_count * sizeof *placement->left_out);
    for (size_t course = 0; course < graph->course_count; course++) {
        if (making->left_out[course])
            placement->left_out[placement->left_out_count++] = graph->course_index[course];
    }
    return placement;
}

static void making_begin(struct making *making, const struct waiting *waiting, size_t waiting_count,
                         const struct offer *offers, size_t offer_count, int today)
{
    making->graph = graph_make(waiting, waiting_count, offers, offer_count, today);
    making->matching = matching_make(making->graph);
    making->seat = memory_new(waiting_count * sizeof *making->seat);
    making->filled = memory_new(offer_count * sizeof *making->filled);
    making->left_out = memory_new(offer_count * sizeof *making->left_out);
    making->child_taken = memory_new(waiting_count * sizeof *making->child_taken);
    making->course_taken = memory_new(offer_count * sizeof *making->course_taken);
}

static void making_end(struct making *making)
{
    matching_free(making->matching);
    graph_free(making->graph);
    free(making->seat);
    free(making->filled);
    free(making->left_out);
    free(making->child_taken);
    free(making->course_taken);
    free(making->bonds);
}

struct placement *placement_make_with(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                                      size_t offer_count, const struct company *wishes, size_t wish_count, int today)
{
    struct making making = {0};
    struct placement *placement;

    making_begin(&making, waiting, waiting_count, offers, offer_count, today);
    if (wish_count > 0)
        bonds_make(&making, wishes, wish_count);
    parts_place(&making);
    for (size_t child = 0; child < waiting_count; child++) {
        if (making.seat[child] != NONE)
            making.filled[making.seat[child]]++;
    }
    placement = placement_of(&making);
    if (wish_count > 0)
        placement->company = memory_new(wish_count * sizeof *placement->company);
    for (size_t i = 0; i < wish_count; i++)
        placement->company[i] = bond_end(&making, &making.bonds[i], wishes[i].course == 0);
    making_end(&making);
    return placement;
}

struct placement *placement_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                                 size_t offer_count, int today)
{
    return placement_make_with(waiting, waiting_count, offers, offer_count, NULL, 0, today);
}

void placement_seated(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                      size_t offer_count, int today, bool *placed, uint64_t *work)
{
    struct making making = {0};

    making_begin(&making, waiting, waiting_count, offers, offer_count, today);
    parts_place(&making);
    for (size_t child = 0; child < waiting_count; child++)
        placed[making.graph->child_index[child]] = making.seat[child] != NONE;
    *work += making.matching->work;
    making_end(&making);
}

void placement_free(struct placement *placement)
{
    if (placement == NULL)
        return;
    for (size_t i = 0; i < placement->count; i++)
        free(placement->seats[i].reason);
    free(placement->seats);
    free(placement->left_out);
    free(placement->company);
    free(placement);
}
