#include "rules/year_groups.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>

/* The days that a want's runs lie on, and the shortest of them. */
struct reach {
    int first, last, length;
};

static struct reach reach_of(const struct year_model *model, size_t want)
{
    const struct year_kind *kind = &model->kinds[want];
    struct reach reach = {INT_MAX, INT_MIN, INT_MAX};

    for (size_t r = kind->run_first; r < kind->run_first + kind->run_count; r++) {
        const struct year_run *run = &model->runs[r];

        reach.first = run->first < reach.first ? run->first : reach.first;
        reach.last = run->last > reach.last ? run->last : reach.last;
        reach.length = run->last - run->first < reach.length ? run->last - run->first : reach.length;
    }
    return reach;
}

static int end_order(const void *left, const void *right)
{
    const struct year_run *const *a = left, *const *b = right;

    if ((*a)->last != (*b)->last)
        return (*a)->last < (*b)->last ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

/* With N courses at once a leader has room for N times as many as can follow upon each other: always the one that ends first. */
static int room_for(const struct year_model *model, const struct year_run *const *by_end, const bool *members, size_t l)
{
    int apart = 0, free_from = 0, most = model->year->leaders[l].staff->max_courses;

    if (most <= 0)
        return INT_MAX;
    for (size_t i = 0; i < model->run_count; i++)
        if (members[by_end[i]->want] && by_end[i]->first >= free_from && year_set_has(&by_end[i]->leaders, l)) {
            apart++;
            free_from = by_end[i]->last + 1;
        }
    return apart * most;
}

static void group_fill(const struct year_model *model, const struct year_run *const *by_end, struct year_group *group)
{
    size_t leaders = model->year->leader_count;

    group->most = memory_new((leaders + 1) * sizeof *group->most);
    for (size_t l = 0; l < leaders; l++)
        group->most[l] = room_for(model, by_end, group->members, l);
}

/* A group of those within the want's days that last as long (`alone`: of none but the want itself). */
static void group_add(struct year_model *model, const struct year_run *const *by_end, size_t want, bool alone)
{
    struct reach reach = reach_of(model, want);
    struct year_group *group = &model->groups[model->group_count++];
    size_t count = 0;

    group->members = memory_new((model->year->want_count + 1) * sizeof *group->members);
    for (size_t w = 0; w < model->year->want_count; w++) {
        struct reach other = reach_of(model, w);

        group->members[w] = w == want || (!alone && other.first >= reach.first && other.last <= reach.last &&
                                          other.length >= reach.length && model->kinds[w].run_count > 0);
        count += group->members[w];
    }
    if (!alone && count == 1) {
        free(group->members);
        *group = (struct year_group){0};
        model->group_count--;
        return;
    }
    group_fill(model, by_end, group);
}

void year_groups_fill(struct year_model *model)
{
    const struct year_run **by_end = memory_new((model->run_count + 1) * sizeof *by_end);

    for (size_t r = 0; r < model->run_count; r++)
        by_end[r] = &model->runs[r];
    if (model->run_count > 1)
        qsort(by_end, model->run_count, sizeof *by_end, end_order);
    model->groups = memory_new((2 * model->year->want_count + 1) * sizeof *model->groups);
    for (size_t w = 0; w < model->year->want_count; w++) {
        group_add(model, by_end, w, true);
        group_add(model, by_end, w, false);
    }
    free(by_end);
}

static bool group_holds(struct year_search *search, const struct year_group *group, int *left, int *room)
{
    const struct year *year = search->model->year;

    for (size_t w = 0; w < year->want_count; w++)
        left[w] = group->members[w] ? search->bounds.counts[w] : 0;
    for (size_t l = 0; l < year->leader_count; l++) {
        room[l] = year_state_room(search, l);
        room[l] = group->most[l] < room[l] ? group->most[l] : room[l];
    }
    return year_share_fill(&search->share, left, room);
}

bool year_groups_hold(struct year_search *search)
{
    const struct year_model *model = search->model;
    int *left = memory_new((model->year->want_count + 1) * sizeof *left);
    int *room = memory_new((model->year->leader_count + 1) * sizeof *room);
    bool hold = true;

    for (size_t i = 0; i < model->group_count && hold && !search->bounds.leaders_ignored; i++)
        hold = group_holds(search, &model->groups[i], left, room);
    free(left);
    free(room);
    return hold;
}
