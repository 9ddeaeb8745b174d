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
};

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

struct placement *placement_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                                 size_t offer_count, int today)
{
    struct making making = {.graph = graph_make(waiting, waiting_count, offers, offer_count, today)};
    struct placement *placement;

    making.matching = matching_make(making.graph);
    making.seat = memory_new(waiting_count * sizeof *making.seat);
    making.filled = memory_new(offer_count * sizeof *making.filled);
    making.left_out = memory_new(offer_count * sizeof *making.left_out);
    making.child_taken = memory_new(waiting_count * sizeof *making.child_taken);
    making.course_taken = memory_new(offer_count * sizeof *making.course_taken);
    parts_place(&making);
    for (size_t child = 0; child < waiting_count; child++) {
        if (making.seat[child] != NONE)
            making.filled[making.seat[child]]++;
    }
    placement = placement_of(&making);
    matching_free(making.matching);
    graph_free(making.graph);
    free(making.seat);
    free(making.filled);
    free(making.left_out);
    free(making.child_taken);
    free(making.course_taken);
    return placement;
}

void placement_free(struct placement *placement)
{
    if (placement == NULL)
        return;
    for (size_t i = 0; i < placement->count; i++)
        free(placement->seats[i].reason);
    free(placement->seats);
    free(placement->left_out);
    free(placement);
}
