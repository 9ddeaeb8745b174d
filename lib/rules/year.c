#include "rules/year.h"
#include "base/memory.h"
#include "rules/year_conflict.h"

#include <stdlib.h>
#include <string.h>

#define EVEN_NODES 10000 /* for the lowest greatest load, before any plan is known */

/* One year in the making. */
struct making {
    struct year_search *search;
    int *counts;       /* courses of each want */
    int least_load;    /* no plan has a lower greatest load */
    long least_square; /* nor a lower sum of squares */
    int load;          /* of the plan that was found: its greatest load */
    long squares;      /* and its sum of squares */
};

/* --- what any plan comes to at least ---------------------------------------------------------- */

/* False where the courses cannot be shared out, whatever the days. */
static bool bound_loads(struct making *making)
{
    struct year_search *search = making->search;
    const struct year_model *model = search->model;
    struct year_share *share = &search->share;

    if (!year_share_fill(share, making->counts, model->most))
        return false;
    year_share_even(share, model->base);
    for (size_t l = 0; l < model->year->leader_count; l++) {
        int load = model->base[l] + share->given[l];

        making->least_load = load > making->least_load ? load : making->least_load;
        making->least_square += (long)load * load;
    }
    memcpy(search->quota, share->gives, model->year->want_count * model->year->leader_count * sizeof *search->quota);
    return true;
}

static void measure_plan(struct making *making)
{
    const struct year_search *search = making->search;
    const struct year_model *model = search->model;
    int loads[YEAR_MOST] = {0};

    making->load = 0;
    making->squares = 0;
    for (size_t i = 0; i < search->total; i++)
        for (size_t k = 0; k < search->best[i].leader_count; k++)
            loads[search->best[i].leaders[k]]++;
    for (size_t l = 0; l < model->year->leader_count; l++) {
        int load = model->base[l] + loads[l];

        making->load = load > making->load ? load : making->load;
        making->squares += (long)load * load;
    }
}

static enum year_outcome run_within(struct making *making, int load_most, long squares_below, long nodes)
{
    struct year_bounds bounds = {.counts = making->counts, .load_most = load_most, .squares_below = squares_below};
    enum year_outcome outcome = year_search_run(making->search, &bounds, nodes);

    if (outcome == YEAR_FOUND)
        measure_plan(making);
    return outcome;
}

/* --- one plan, then the most even one --------------------------------------------------------- */

/* The greatest load that a leader could come to: beyond it no bound binds. */
static int greatest_load(const struct making *making)
{
    const struct year_model *model = making->search->model;
    int greatest = 0;

    for (size_t l = 0; l < model->year->leader_count; l++)
        if (model->base[l] + model->most[l] > greatest)
            greatest = model->base[l] + model->most[l];
    return greatest;
}

/* A plan with the lowest load if that is soon found, else any. */
static enum year_outcome find_plan(struct making *making)
{
    enum year_outcome outcome = YEAR_NONE;

    while (outcome == YEAR_NONE && making->least_load < greatest_load(making)) {
        outcome = run_within(making, making->least_load, 0, EVEN_NODES);
        if (outcome == YEAR_NONE)
            making->least_load++;
    }
    return outcome == YEAR_FOUND ? outcome : run_within(making, 0, 0, 0);
}

/* True once it is proved that no plan is more even. */
static bool make_even(struct making *making)
{
    enum year_outcome outcome = YEAR_FOUND;

    while (making->least_load < making->load) {
        outcome = run_within(making, making->least_load, 0, 0);
        if (outcome == YEAR_CUT)
            return false;
        if (outcome == YEAR_NONE)
            making->least_load++;
    }
    while (outcome != YEAR_NONE && making->squares > making->least_square) {
        outcome = run_within(making, making->load, making->squares, 0);
        if (outcome == YEAR_CUT)
            return false;
    }
    return true;
}

static int course_order(const void *left, const void *right)
{
    const struct year_course *a = left, *b = right;

    if (a->want != b->want)
        return a->want < b->want ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return (a->venue > b->venue) - (a->venue < b->venue);
}

static int leader_order(const void *left, const void *right)
{
    const size_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static void keep_courses(const struct year_search *search, struct year_plan *into)
{
    into->count = search->best_depth;
    into->courses = memory_new((into->count + 1) * sizeof *into->courses);
    memcpy(into->courses, search->best, into->count * sizeof *into->courses);
    if (into->count > 1)
        qsort(into->courses, into->count, sizeof *into->courses, course_order);
}

/* The primary leader stands first in a course: whoever is it least often, then by the order of the leaders. */
static void share_primaries(struct year_plan *plan)
{
    int primaries[YEAR_MOST] = {0};

    for (size_t i = 0; i < plan->count; i++) {
        struct year_course *course = &plan->courses[i];
        size_t first = 0, leader;

        if (course->leader_count == 0)
            continue;
        qsort(course->leaders, course->leader_count, sizeof *course->leaders, leader_order);
        for (size_t k = 1; k < course->leader_count; k++)
            if (primaries[course->leaders[k]] < primaries[course->leaders[first]])
                first = k;
        leader = course->leaders[first];
        memmove(&course->leaders[1], &course->leaders[0], first * sizeof *course->leaders);
        course->leaders[0] = leader;
        primaries[leader]++;
    }
}

void year_make(const struct year *year, const struct year_patience *patience, struct year_plan *into)
{
    struct year_model *model = year_model_new(year);
    struct year_search search;
    struct making making = {.search = &search};

    *into = (struct year_plan){.fits = -1, .cause = YEAR_CAUSE_UNKNOWN};
    year_search_begin(&search, model, patience);
    making.counts = memory_new((year->want_count + 1) * sizeof *making.counts);
    for (size_t w = 0; w < year->want_count; w++)
        making.counts[w] = year->wants[w].count;
    into->outcome = bound_loads(&making) ? find_plan(&making) : YEAR_NONE;
    if (into->outcome == YEAR_FOUND)
        into->even = make_even(&making);
    if (into->outcome == YEAR_NONE)
        year_conflict_find(&search, into);
    else
        keep_courses(&search, into);
    share_primaries(into);
    free(making.counts);
    year_search_end(&search);
    year_model_free(model);
}

void year_plan_free(struct year_plan *plan)
{
    free(plan->courses);
    free(plan->conflict);
    *plan = (struct year_plan){0};
}
