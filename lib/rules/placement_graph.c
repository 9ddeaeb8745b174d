#include "rules/placement_graph.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* --- orders ----------------------------------------------------------------------------------- */

static int int_compare(int a, int b)
{
    return (a > b) - (a < b);
}

/* Without an accepted_on the child comes last of its priority. */
static int date_compare(int a, int b)
{
    if (a == DATE_NONE || b == DATE_NONE)
        return (a == DATE_NONE) - (b == DATE_NONE);
    return int_compare(a, b);
}

int placement_compare(const void *a, const void *b)
{
    const struct waiting *one = a, *other = b;
    int result = (int)other->urgent - (int)one->urgent;

    if (result == 0)
        result = date_compare(one->accepted_on, other->accepted_on);
    if (result == 0)
        result = date_compare(one->received_on, other->received_on);
    if (result == 0)
        result = int_compare(one->year, other->year);
    if (result == 0)
        result = int_compare(one->number, other->number);
    return result;
}

/* What is sorted: the thing and where it stood, so that equals keep their order. */
struct ranked {
    const void *item;
    size_t index;
};

static int child_rank(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    int result = placement_compare(one->item, other->item);

    return result != 0 ? result : (one->index > other->index) - (one->index < other->index);
}

static int course_rank(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    const struct offer *first = one->item, *second = other->item;
    int result = date_compare(first->starts_on, second->starts_on);

    if (result == 0)
        result = strcmp(first->code, second->code);
    return result != 0 ? result : (one->index > other->index) - (one->index < other->index);
}

/* The indices of items in their order; the caller frees. */
static size_t *rank(const void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    struct ranked *ranked = memory_new(count * sizeof *ranked);
    size_t *indices = memory_new(count * sizeof *indices);

    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){(const char *)items + i * size, i};
    if (count > 0)
        qsort(ranked, count, sizeof *ranked, compare);
    for (size_t i = 0; i < count; i++)
        indices[i] = ranked[i].index;
    free(ranked);
    return indices;
}

/* --- the edges -------------------------------------------------------------------------------- */

/* By service; within it the order of the courses, which the index is. */
static int shelf_rank(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    const struct offer *first = one->item, *second = other->item;
    int result = strcmp(first->service, second->service);

    return result != 0 ? result : (one->index > other->index) - (one->index < other->index);
}

/* The courses, those of one service side by side, so that a child need not look at the others. The caller frees. */
static size_t *shelf_make(const struct graph *graph)
{
    struct ranked *ranked = memory_new(graph->course_count * sizeof *ranked);
    size_t *shelf = memory_new(graph->course_count * sizeof *shelf);

    for (size_t course = 0; course < graph->course_count; course++)
        ranked[course] = (struct ranked){&graph->offers[graph->course_index[course]], course};
    if (graph->course_count > 0)
        qsort(ranked, graph->course_count, sizeof *ranked, shelf_rank);
    for (size_t i = 0; i < graph->course_count; i++)
        shelf[i] = ranked[i].index;
    free(ranked);
    return shelf;
}

/* The first course on the shelf, from `low` on, whose service is not before one; with `behind`, that is behind it. */
static size_t shelf_find(const struct graph *graph, size_t low, const char *service, bool behind)
{
    size_t high = graph->course_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(graph->offers[graph->course_index[graph->shelf[middle]]].service, service);

        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void graph_shelf(const struct graph *graph, const char *service, size_t *first, size_t *end)
{
    *first = shelf_find(graph, 0, service, false);
    *end = shelf_find(graph, *first, service, true);
}

/* Most courses meet on another day than the child can come: that is looked at first, as it costs least. */
static void edges_of_child(struct graph *graph, size_t child, size_t *edges)
{
    const struct waiting *waiting = &graph->waiting[graph->child_index[child]];
    struct age_kept kept = {.day = DATE_NONE};
    size_t first, end;

    graph_shelf(graph, waiting->service, &first, &end);
    for (size_t i = first; i < end; i++) {
        size_t course = graph->shelf[i];
        const struct offer *offer = &graph->offers[graph->course_index[course]];

        if (graph->room[course] == 0 || offer->starts_on == DATE_NONE ||
            (waiting->possible_days != 0 && (waiting->possible_days & 1u << date_weekday(offer->starts_on)) == 0) ||
            graph_obstacle_next(waiting, offer, graph->today, &kept) != OBSTACLE_NOTHING)
            continue;
        graph->child_edges = memory_grow(graph->child_edges, *edges, sizeof *graph->child_edges);
        graph->child_edges[(*edges)++] = course;
    }
}

static void edges_make(struct graph *graph)
{
    size_t edges = 0;

    graph->shelf = shelf_make(graph);
    graph->child_first = memory_new((graph->child_count + 1) * sizeof *graph->child_first);
    for (size_t child = 0; child < graph->child_count; child++) {
        edges_of_child(graph, child, &edges);
        graph->child_first[child + 1] = edges;
    }
}

/* The same edges, seen from the courses. */
static void edges_turn(struct graph *graph)
{
    size_t edges = graph->child_first[graph->child_count];
    size_t *at = memory_new((graph->course_count + 1) * sizeof *at);

    graph->course_first = memory_new((graph->course_count + 1) * sizeof *graph->course_first);
    graph->course_edges = memory_new(edges * sizeof *graph->course_edges);
    for (size_t e = 0; e < edges; e++)
        graph->course_first[graph->child_edges[e] + 1]++;
    for (size_t c = 0; c < graph->course_count; c++) {
        graph->course_first[c + 1] += graph->course_first[c];
        at[c] = graph->course_first[c];
    }
    for (size_t child = 0; child < graph->child_count; child++) {
        for (size_t e = graph->child_first[child]; e < graph->child_first[child + 1]; e++)
            graph->course_edges[at[graph->child_edges[e]]++] = child;
    }
    free(at);
}

/* Places left and children needed, the committed places counted in. */
static void course_measure(struct graph *graph, size_t course)
{
    const struct offer *offer = &graph->offers[graph->course_index[course]];
    int room = offer->max > 0 ? offer->max - offer->placed : INT_MAX;
    int need = offer->min - offer->placed;

    graph->room[course] = room > 0 ? (size_t)room : 0;
    graph->need[course] = need > 0 ? (size_t)need : 0;
}

struct graph *graph_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                         size_t offer_count, int today)
{
    struct graph *graph = memory_new(sizeof *graph);

    graph->waiting = waiting;
    graph->offers = offers;
    graph->today = today;
    graph->child_count = waiting_count;
    graph->course_count = offer_count;
    graph->child_index = rank(waiting, waiting_count, sizeof *waiting, child_rank);
    graph->course_index = rank(offers, offer_count, sizeof *offers, course_rank);
    graph->room = memory_new(offer_count * sizeof *graph->room);
    graph->need = memory_new(offer_count * sizeof *graph->need);
    for (size_t course = 0; course < offer_count; course++)
        course_measure(graph, course);
    edges_make(graph);
    edges_turn(graph);
    return graph;
}

void graph_free(struct graph *graph)
{
    free(graph->shelf);
    free(graph->child_index);
    free(graph->course_index);
    free(graph->child_first);
    free(graph->child_edges);
    free(graph->course_first);
    free(graph->course_edges);
    free(graph->room);
    free(graph->need);
    free(graph);
}
