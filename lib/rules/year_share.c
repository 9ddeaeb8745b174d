#include "rules/year_share.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY SIZE_MAX

void year_share_begin(struct year_share *share, const struct year_model *model)
{
    size_t leaders = model->year->leader_count, wants = model->year->want_count;

    *share = (struct year_share){.model = model};
    share->gives = memory_new((wants * leaders + 1) * sizeof *share->gives);
    share->given = memory_new((leaders + 1) * sizeof *share->given);
    share->queue = memory_new((leaders + 1) * sizeof *share->queue);
    share->from_leader = memory_new((leaders + 1) * sizeof *share->from_leader);
    share->from_want = memory_new((leaders + 1) * sizeof *share->from_want);
    share->seen = memory_new((leaders + 1) * sizeof *share->seen);
}

void year_share_end(struct year_share *share)
{
    free(share->gives);
    free(share->given);
    free(share->queue);
    free(share->from_leader);
    free(share->from_want);
    free(share->seen);
    *share = (struct year_share){0};
}

static int *gives(const struct year_share *share, size_t want, size_t leader)
{
    return &share->gives[want * share->model->year->leader_count + leader];
}

/* Whether the want's places still suffice for the roles that are asked for, once `more` (NOBODY: nobody) comes in and `less`
 * goes. */
static bool roles_fit(const struct year_share *share, size_t want, size_t more, size_t less)
{
    const struct year_kind *kind = &share->model->kinds[want];
    int open = (int)kind->team * share->left[want];

    if (kind->role_count == 0)
        return true;
    for (size_t l = 0; l < share->model->year->leader_count; l++)
        open -= *gives(share, want, l);
    open -= (more != NOBODY) - (less != NOBODY);
    for (size_t r = 0; r < kind->role_count; r++) {
        int named = 0;

        for (size_t l = 0; l < share->model->year->leader_count; l++)
            if (year_set_has(&kind->roles[r].leaders, l))
                named += *gives(share, want, l) + (l == more) - (l == less);
        if (named < kind->roles[r].asked * share->left[want])
            open -= kind->roles[r].asked * share->left[want] - named;
    }
    return open >= 0;
}

/* Whether a leader could lead one course more of a want: nobody leads the same one twice. */
static bool can_take(const struct year_share *share, size_t want, size_t leader)
{
    return share->left[want] > 0 && *gives(share, want, leader) < share->left[want] &&
           year_set_has(&share->model->kinds[want].leaders, leader);
}

static void reach(struct year_share *share, size_t leader, size_t from, size_t want, size_t *count)
{
    share->seen[leader] = true;
    share->from_leader[leader] = from;
    share->from_want[leader] = want;
    share->queue[(*count)++] = leader;
}

/* Everybody to whom a leader could pass a course on. */
static void reach_from(struct year_share *share, size_t leader, size_t *count)
{
    for (size_t w = 0; w < share->model->year->want_count; w++) {
        if (share->left[w] == 0 || *gives(share, w, leader) == 0)
            continue;
        for (size_t l = 0; l < share->model->year->leader_count; l++)
            if (!share->seen[l] && can_take(share, w, l) && roles_fit(share, w, l, leader))
                reach(share, l, leader, w, count);
    }
}

/* Hands a course on along the way that was found, down to its first leader; returns that one. */
static size_t pass_on(struct year_share *share, size_t leader)
{
    while (share->from_leader[leader] != NOBODY) {
        size_t from = share->from_leader[leader], want = share->from_want[leader];

        --*gives(share, want, from);
        ++*gives(share, want, leader);
        leader = from;
    }
    return leader;
}

/* Gives one course of a want to somebody with room; where nobody has any, finds all who could lead it. */
static bool give_freely(struct year_share *share, size_t want, size_t *count)
{
    for (size_t l = 0; l < share->model->year->leader_count; l++) {
        if (!can_take(share, want, l) || !roles_fit(share, want, l, NOBODY))
            continue;
        if (share->given[l] < share->room[l]) {
            share->given[l]++;
            ++*gives(share, want, l);
            return true;
        }
        reach(share, l, NOBODY, want, count);
    }
    return false;
}

/* One leader for one course of a want, where need be by others passing on what they have. */
static bool give_one(struct year_share *share, size_t want)
{
    size_t count = 0;

    memset(share->seen, 0, share->model->year->leader_count * sizeof *share->seen);
    if (give_freely(share, want, &count))
        return true;
    for (size_t i = 0; i < count; i++) {
        size_t last = share->queue[i];

        if (share->given[last] >= share->room[last]) {
            reach_from(share, last, &count);
            continue;
        }
        share->given[last]++;
        ++*gives(share, want, pass_on(share, last));
        return true;
    }
    return false;
}

bool year_share_fill(struct year_share *share, const int *left, const int *room)
{
    const struct year *year = share->model->year;

    share->left = left;
    share->room = room;
    memset(share->gives, 0, year->want_count * year->leader_count * sizeof *share->gives);
    memset(share->given, 0, year->leader_count * sizeof *share->given);
    for (size_t w = 0; w < year->want_count; w++)
        for (int i = 0; i < left[w] * (int)share->model->kinds[w].team; i++)
            if (!give_one(share, w))
                return false;
    return true;
}

/* Finds somebody with at least two courses fewer to whom a leader's course can go. */
static bool ease_one(struct year_share *share, const int *loads, size_t leader)
{
    size_t count = 0, leaders = share->model->year->leader_count;

    memset(share->seen, 0, leaders * sizeof *share->seen);
    reach(share, leader, NOBODY, 0, &count);
    for (size_t i = 0; i < count; i++) {
        size_t last = share->queue[i];

        if (loads[last] + share->given[last] + 2 > loads[leader] + share->given[leader] ||
            share->given[last] >= share->room[last]) {
            reach_from(share, last, &count);
            continue;
        }
        pass_on(share, last);
        share->given[leader]--;
        share->given[last]++;
        return true;
    }
    return false;
}

void year_share_even(struct year_share *share, const int *loads)
{
    bool eased = true;

    while (eased) {
        eased = false;
        for (size_t l = 0; l < share->model->year->leader_count; l++)
            while (share->given[l] > 0 && ease_one(share, loads, l))
                eased = true;
    }
}
