#include "rules/year_conflict.h"
#include "base/memory.h"

#include <stdlib.h>

#define FIRST_TRY 5000  /* nodes for each want at first: most are settled by far fewer */
#define CAUSE_TRY 50000 /* nodes for each question about the cause */

/* A conflict under narrowing. */
struct conflict {
    struct year_search *search;
    int *counts;   /* courses of each want that is still in */
    bool *settled; /* without this want the others were found to stand together, or it is out */
    size_t *order; /* wants, those that gave the least trouble first */
    size_t wants;
};

/* What gave no trouble in the search is most likely superfluous, and soon out. */
static void sort_wants(struct conflict *conflict)
{
    const unsigned long *weight = conflict->search->weight;

    for (size_t w = 0; w < conflict->wants; w++) {
        size_t at = w;

        for (; at > 0 && weight[conflict->order[at - 1]] > weight[w]; at--)
            conflict->order[at] = conflict->order[at - 1];
        conflict->order[at] = w;
    }
}

/* Leaves a want out for good where the others cannot stand together all the same. */
static void try_without(struct conflict *conflict, size_t want, long nodes)
{
    struct year_bounds bounds = {.counts = conflict->counts};
    int count = conflict->counts[want];
    enum year_outcome outcome;

    if (conflict->settled[want] || count == 0)
        return;
    conflict->counts[want] = 0;
    outcome = year_search_run(conflict->search, &bounds, nodes);
    if (outcome != YEAR_NONE)
        conflict->counts[want] = count;
    conflict->settled[want] = outcome != YEAR_CUT;
}

static bool all_settled(const struct conflict *conflict)
{
    for (size_t w = 0; w < conflict->wants; w++)
        if (!conflict->settled[w] && conflict->counts[w] > 0)
            return false;
    return true;
}

static enum year_cause find_cause(const struct conflict *conflict)
{
    struct year_bounds others = {.counts = conflict->counts, .leaders_ignored = true};
    struct year_bounds rooms = {.counts = conflict->counts, .venues_ignored = true};
    enum year_outcome with_leaders, with_venues;

    for (size_t w = 0; w < conflict->wants; w++)
        if (conflict->counts[w] > 0 && conflict->search->model->kinds[w].run_count == 0)
            return YEAR_CAUSE_START;
    with_leaders = year_search_run(conflict->search, &others, CAUSE_TRY);
    with_venues = year_search_run(conflict->search, &rooms, CAUSE_TRY);
    if (with_leaders == YEAR_CUT || with_venues == YEAR_CUT)
        return YEAR_CAUSE_UNKNOWN;
    if (with_leaders == YEAR_FOUND)
        return with_venues == YEAR_FOUND ? YEAR_CAUSE_EITHER : YEAR_CAUSE_LEADERS;
    return with_venues == YEAR_FOUND ? YEAR_CAUSE_VENUES : YEAR_CAUSE_BOTH;
}

/* How many courses of a want that cannot stand by itself can; -1 where the search was stopped before it was known. */
static int find_fits(const struct conflict *conflict, size_t want)
{
    struct year_bounds bounds = {.counts = conflict->counts};
    enum year_outcome outcome = YEAR_NONE;
    int count = conflict->counts[want], fits = count;

    while (outcome == YEAR_NONE && --fits > 0) {
        conflict->counts[want] = fits;
        outcome = year_search_run(conflict->search, &bounds, CAUSE_TRY);
    }
    conflict->counts[want] = count;
    return outcome == YEAR_CUT ? -1 : fits;
}

static void tell_conflict(const struct conflict *conflict, struct year_plan *into)
{
    for (size_t w = 0; w < conflict->wants; w++) {
        if (conflict->counts[w] == 0)
            continue;
        into->conflict = memory_grow(into->conflict, into->conflict_count, sizeof *into->conflict);
        into->conflict[into->conflict_count++] = w;
    }
    into->minimal = all_settled(conflict);
    into->cause = find_cause(conflict);
    into->fits = into->conflict_count == 1 ? find_fits(conflict, into->conflict[0]) : -1;
}

void year_conflict_find(struct year_search *search, struct year_plan *into)
{
    size_t wants = search->model->year->want_count;
    struct conflict conflict = {.search = search, .wants = wants};

    conflict.counts = memory_new((wants + 1) * sizeof *conflict.counts);
    conflict.settled = memory_new((wants + 1) * sizeof *conflict.settled);
    conflict.order = memory_new((wants + 1) * sizeof *conflict.order);
    for (size_t w = 0; w < wants; w++)
        conflict.counts[w] = search->model->year->wants[w].count;
    sort_wants(&conflict);
    for (size_t i = 0; i < wants; i++)
        try_without(&conflict, conflict.order[i], FIRST_TRY);
    for (size_t i = 0; i < wants; i++)
        try_without(&conflict, conflict.order[i], 0);
    tell_conflict(&conflict, into);
    free(conflict.counts);
    free(conflict.settled);
    free(conflict.order);
}
