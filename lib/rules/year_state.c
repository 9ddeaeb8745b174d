#include "rules/year_search.h"

#include <limits.h>
#include <string.h>

static size_t leader_count(const struct year_search *search)
{
    return search->model->year->leader_count;
}

/* Days on which a leader can run no further course, counted up. */
static void count_full(struct year_search *search, size_t l)
{
    const struct year_model *model = search->model;
    int most = model->year->leaders[l].staff->max_courses;
    const int *running = &search->running[l * (size_t)model->days];
    int *full = &search->full[l * (size_t)(model->days + 1)];

    for (int day = 0; day < model->days; day++)
        full[day + 1] = full[day] + (most > 0 && running[day] >= most);
}

int year_state_room(const struct year_search *search, size_t l)
{
    const struct year_model *model = search->model;
    int room = model->most[l], load = search->bounds.load_most - model->base[l];

    if (search->bounds.load_most > 0 && load < room)
        room = load;
    return room < 0 ? 0 : room;
}

void year_state_reset(struct year_search *search)
{
    const struct year_model *model = search->model;
    size_t leaders = leader_count(search), venues = model->year->venue_count;

    for (size_t r = 0; r < model->run_count; r++) {
        search->leaders[r] = model->runs[r].leaders;
        search->venues[r] = model->runs[r].venues;
    }
    memset(search->leader_hits, 0, model->run_count * leaders * sizeof *search->leader_hits);
    memset(search->venue_hits, 0, model->run_count * venues * sizeof *search->venue_hits);
    memset(search->load, 0, leaders * sizeof *search->load);
    memset(search->used, 0, venues * sizeof *search->used);
    memcpy(search->running, model->led, leaders * (size_t)model->days * sizeof *search->running);
    search->total = search->depth = 0;
    for (size_t l = 0; l < leaders; l++) {
        search->room[l] = year_state_room(search, l);
        count_full(search, l);
    }
    for (size_t w = 0; w < model->year->want_count; w++) {
        search->left[w] = search->bounds.counts[w];
        search->total += (size_t)search->left[w];
        search->low_run[w] = search->low_venue[w] = 0;
    }
}

static void run_days(struct year_search *search, size_t l, size_t run, int change)
{
    const struct year_run *at = &search->model->runs[run];
    int *running = &search->running[l * (size_t)search->model->days];

    if (search->model->year->leaders[l].staff->max_courses <= 0)
        return;
    for (int day = at->first; day <= at->last; day++)
        running[day] += change;
    count_full(search, l);
}

void year_state_lead(struct year_search *search, const struct year_course *course, int change)
{
    for (size_t k = 0; k < course->leader_count; k++) {
        search->load[course->leaders[k]] += change;
        search->room[course->leaders[k]] -= change;
    }
    search->left[course->want] -= change;
}

void year_state_take(struct year_search *search, const struct year_course *course, size_t run)
{
    size_t count, leaders = leader_count(search), venues = search->model->year->venue_count;
    const size_t *meets = year_model_meets(search->model, run, &count);
    bool shared = search->bounds.venues_ignored || search->model->year->venues[course->venue].shared;

    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < course->leader_count; k++)
            if (search->leader_hits[meets[i] * leaders + course->leaders[k]]++ == 0)
                year_set_drop(&search->leaders[meets[i]], course->leaders[k]);
        if (!shared && search->venue_hits[meets[i] * venues + course->venue]++ == 0)
            year_set_drop(&search->venues[meets[i]], course->venue);
    }
    for (size_t k = 0; k < course->leader_count; k++)
        run_days(search, course->leaders[k], run, 1);
    search->used[course->venue]++;
    search->picks[search->depth++] = *course;
}

void year_state_give_back(struct year_search *search, const struct year_course *course, size_t run)
{
    const struct year_run *runs = search->model->runs;
    size_t count, leaders = leader_count(search), venues = search->model->year->venue_count;
    const size_t *meets = year_model_meets(search->model, run, &count);
    bool shared = search->bounds.venues_ignored || search->model->year->venues[course->venue].shared;

    search->depth--;
    search->used[course->venue]--;
    for (size_t k = 0; k < course->leader_count; k++)
        run_days(search, course->leaders[k], run, -1);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < course->leader_count; k++)
            if (--search->leader_hits[meets[i] * leaders + course->leaders[k]] == 0 &&
                year_set_has(&runs[meets[i]].leaders, course->leaders[k]))
                year_set_add(&search->leaders[meets[i]], course->leaders[k]);
        if (!shared && --search->venue_hits[meets[i] * venues + course->venue] == 0 &&
            year_set_has(&runs[meets[i]].venues, course->venue))
            year_set_add(&search->venues[meets[i]], course->venue);
    }
}

void year_state_leaders(const struct year_search *search, size_t run, struct year_set *into)
{
    const struct year_run *at = &search->model->runs[run];
    size_t days = (size_t)(search->model->days + 1);

    *into = search->leaders[run];
    for (size_t l = 0; l < leader_count(search); l++) {
        const int *full = &search->full[l * days];

        if (year_set_has(into, l) && (search->room[l] <= 0 || full[at->last + 1] > full[at->first]))
            year_set_drop(into, l);
    }
}

static int set_size(const struct year_set *set, size_t most)
{
    int size = 0;

    for (size_t i = 0; i < most; i++)
        size += year_set_has(set, i);
    return size;
}

bool year_state_usable(const struct year_search *search, size_t run)
{
    const struct year_kind *kind = &search->model->kinds[search->model->runs[run].want];
    struct year_set free_now, with_role;

    if (year_set_empty(&search->venues[run]))
        return false;
    if (search->bounds.leaders_ignored)
        return true;
    year_state_leaders(search, run, &free_now);
    if (set_size(&free_now, leader_count(search)) < (int)kind->team)
        return false;
    for (size_t r = 0; r < kind->role_count; r++) {
        for (size_t i = 0; i < YEAR_WORDS; i++)
            with_role.words[i] = free_now.words[i] & kind->roles[r].leaders.words[i];
        if (set_size(&with_role, leader_count(search)) < kind->roles[r].asked)
            return false;
    }
    return true;
}

/* Every course that is left goes to whoever has least, able or not: no real plan does better. */
long year_state_squares(const struct year_search *search)
{
    const struct year_model *model = search->model;
    int given[YEAR_MOST] = {0};
    long squares = 0, units = 0;

    for (size_t w = 0; w < model->year->want_count; w++)
        units += search->left[w] * (long)model->kinds[w].team;
    for (; units > 0; units--) {
        size_t least = 0;
        int least_load = INT_MAX;

        for (size_t l = 0; l < leader_count(search); l++) {
            int load = model->base[l] + search->load[l] + given[l];

            if (given[l] < search->room[l] && load < least_load) {
                least = l;
                least_load = load;
            }
        }
        if (least_load == INT_MAX)
            return LONG_MAX;
        given[least]++;
    }
    for (size_t l = 0; l < leader_count(search); l++) {
        long load = model->base[l] + search->load[l] + given[l];

        squares += load * load;
    }
    return squares;
}
