#include "rules/year_search.h"
#include "base/memory.h"
#include "rules/year_groups.h"
#include "rules/year_way.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define ASK_EVERY 64      /* nodes between two looks at the clock */
#define FIRST_NODES 1000  /* of the first round; each further one has half as many again */
#define VENUE_NODES 20000 /* for the venues alone */
#define TEAMS_TRIED 6     /* of a run, when ways are chosen by dice */

void year_search_begin(struct year_search *search, struct year_model *model, const struct year_patience *patience)
{
    size_t runs = model->run_count + 1, leaders = model->year->leader_count + 1;
    size_t venues = model->year->venue_count + 1, wants = model->year->want_count + 1, courses = 1;

    for (size_t w = 0; w < model->year->want_count; w++)
        courses += (size_t)model->year->wants[w].count;
    *search = (struct year_search){.model = model, .patience = patience};
    year_share_begin(&search->share, model);
    search->leaders = memory_new(runs * sizeof *search->leaders);
    search->venues = memory_new(runs * sizeof *search->venues);
    search->leader_hits = memory_new(runs * leaders * sizeof *search->leader_hits);
    search->venue_hits = memory_new(runs * venues * sizeof *search->venue_hits);
    search->left = memory_new(wants * sizeof *search->left);
    search->room = memory_new(leaders * sizeof *search->room);
    search->load = memory_new(leaders * sizeof *search->load);
    search->used = memory_new(venues * sizeof *search->used);
    search->running = memory_new((leaders * (size_t)model->days + 1) * sizeof *search->running);
    search->full = memory_new(leaders * (size_t)(model->days + 1) * sizeof *search->full);
    search->quota = memory_new(wants * leaders * sizeof *search->quota);
    search->low_run = memory_new(wants * sizeof *search->low_run);
    search->low_venue = memory_new(wants * sizeof *search->low_venue);
    search->weight = memory_new(wants * sizeof *search->weight);
    search->picks = memory_new(courses * sizeof *search->picks);
    search->best = memory_new(courses * sizeof *search->best);
    for (size_t w = 0; w < wants; w++)
        search->weight[w] = 1;
}

void year_search_end(struct year_search *search)
{
    year_share_end(&search->share);
    free(search->leaders);
    free(search->venues);
    free(search->leader_hits);
    free(search->venue_hits);
    free(search->left);
    free(search->room);
    free(search->load);
    free(search->used);
    free(search->running);
    free(search->full);
    free(search->quota);
    free(search->low_run);
    free(search->low_venue);
    free(search->weight);
    free(search->picks);
    free(search->best);
    *search = (struct year_search){0};
}

/* A generator of its own, so that the same wants give the same plan everywhere. */
static unsigned long throw_dice(struct year_search *search)
{
    search->dice = (search->dice * 1103515245UL + 12345UL) & 0x7fffffffUL;
    if (search->dice == 0)
        search->dice = 1;
    return search->dice >> 8;
}

/* --- one step ----------------------------------------------------------------------------------- */

static enum year_outcome dig(struct year_search *search);

static bool may_go_on(struct year_search *search)
{
    const struct year_patience *patience = search->patience;

    if (search->nodes % ASK_EVERY == 0 && patience != NULL && !patience->go_on(patience->context))
        search->stopped = true;
    return !search->stopped && search->nodes++ < search->budget;
}

/* Whether what is left can still be shared out among the leaders, and evenly enough. */
static bool bounds_hold(struct year_search *search)
{
    if (search->bounds.leaders_ignored)
        return true;
    if (search->bounds.squares_below > 0 && year_state_squares(search) >= search->bounds.squares_below)
        return false;
    return year_share_fill(&search->share, search->left, search->room);
}

/* Leaders in the order in which they are tried: those to whom courses of the want still fall in an even share, then whoever has
 * least. */
static size_t sort_leaders(struct year_search *search, size_t want, const struct year_set *set, size_t *sorted)
{
    size_t count = 0, leaders = search->model->year->leader_count;
    long keys[YEAR_MOST];

    for (size_t l = 0; l < leaders; l++) {
        size_t at = count;
        long key = (search->model->base[l] + search->load[l]) * 2L;

        if (!year_set_has(set, l))
            continue;
        key += search->quota[want * leaders + l] > 0 ? 0 : 1000000;
        if (search->dice != 0)
            key += (long)(throw_dice(search) % 3);
        for (; at > 0 && keys[at - 1] > key; at--) {
            keys[at] = keys[at - 1];
            sorted[at] = sorted[at - 1];
        }
        keys[at] = key;
        sorted[at] = l;
        count++;
    }
    return count;
}

/* Of leaders who are alike and have nothing yet, one is as good as the other: only the first ones are tried. */
static bool team_doubled(const struct year_search *search, const size_t *sorted, const size_t *chosen, size_t team)
{
    const size_t *twins = search->model->leader_twins;

    for (size_t i = 0; i < team; i++) {
        if (search->load[sorted[chosen[i]]] != 0)
            continue;
        for (size_t k = 0, c = 0; k < chosen[i]; k++) {
            while (c < team && chosen[c] < k)
                c++;
            if (chosen[c] != k && search->load[sorted[k]] == 0 && twins[sorted[k]] == twins[sorted[chosen[i]]])
                return true;
        }
    }
    return false;
}

/* The next choice of `team` among `count`, in order; false behind the last. */
static bool next_choice(size_t *chosen, size_t team, size_t count)
{
    size_t i = team;

    while (i > 0 && chosen[i - 1] == count - team + i - 1)
        i--;
    if (i == 0)
        return false;
    chosen[i - 1]++;
    for (; i < team; i++)
        chosen[i] = chosen[i - 1] + 1;
    return true;
}

static void quota_change(struct year_search *search, const struct year_course *course, int change)
{
    for (size_t i = 0; i < course->leader_count; i++)
        search->quota[course->want * search->model->year->leader_count + course->leaders[i]] += change;
}

static enum year_outcome try_course(struct year_search *search, const struct year_course *course, size_t run,
                                    size_t place)
{
    size_t want = course->want, low_run = search->low_run[want], low_venue = search->low_venue[want];
    enum year_outcome outcome = YEAR_NONE;

    if (!may_go_on(search))
        return YEAR_CUT;
    year_state_lead(search, course, 1);
    quota_change(search, course, -1);
    if (bounds_hold(search)) {
        year_state_take(search, course, run);
        search->low_run[want] = run;
        search->low_venue[want] = place + 1;
        outcome = dig(search);
        search->low_run[want] = low_run;
        search->low_venue[want] = low_venue;
        year_state_give_back(search, course, run);
    }
    quota_change(search, course, 1);
    year_state_lead(search, course, -1);
    return outcome;
}

static enum year_outcome try_teams(struct year_search *search, struct year_course *course, size_t run, size_t place)
{
    size_t sorted[YEAR_MOST], chosen[YEAR_TEAM_MOST], team = search->model->kinds[course->want].team, count, tried = 0;
    struct year_set set;

    course->leader_count = 0;
    if (search->bounds.leaders_ignored)
        return try_course(search, course, run, place);
    year_state_leaders(search, run, &set);
    year_way_strike(search, run, course->venue, &set);
    count = sort_leaders(search, course->want, &set, sorted);
    if (count < team)
        return YEAR_NONE;
    for (size_t i = 0; i < team; i++)
        chosen[i] = i;
    do {
        enum year_outcome outcome;

        for (size_t i = 0; i < team; i++)
            course->leaders[i] = sorted[chosen[i]];
        course->leader_count = team;
        if (!year_team_good(search->model, course->want, course->leaders, team) ||
            team_doubled(search, sorted, chosen, team))
            continue;
        outcome = try_course(search, course, run, place);
        if (outcome != YEAR_NONE || (search->dice != 0 && ++tried >= TEAMS_TRIED))
            return outcome;
    } while (next_choice(chosen, team, count));
    return YEAR_NONE;
}

/* Of venues that are alike and not used yet only the first is tried. Two courses of one want in one run take their venues in
 * order. */
static enum year_outcome try_venues(struct year_search *search, size_t want, size_t run)
{
    const struct year_model *model = search->model;
    const struct year_want *wish = &model->year->wants[want];
    struct year_set tried = {{0}};
    bool ordered = search->dice == 0 && search->low_venue[want] > 0 && search->low_run[want] == run;

    for (size_t i = 0; i < wish->venue_count; i++) {
        size_t v = wish->venues[i];
        bool fresh = search->used[v] == 0, shared = search->bounds.venues_ignored || model->year->venues[v].shared;
        struct year_course course = {
            .want = want, .start = model->runs[run].start, .time = model->runs[run].time, .venue = v};
        enum year_outcome outcome;

        if (!year_set_has(&search->venues[run], v) || (fresh && year_set_has(&tried, model->venue_twins[v])) ||
            (ordered && i + 1 < search->low_venue[want] + !shared))
            continue;
        outcome = try_teams(search, &course, run, i);
        if (outcome != YEAR_NONE)
            return outcome;
        if (fresh)
            year_set_add(&tried, model->venue_twins[v]);
        if (search->bounds.venues_ignored)
            break;
    }
    return YEAR_NONE;
}

static enum year_outcome try_runs(struct year_search *search, size_t want)
{
    const struct year_kind *kind = &search->model->kinds[want];
    size_t turn = search->dice != 0 && throw_dice(search) % 2 ? throw_dice(search) % kind->run_count : 0;

    for (size_t i = 0; i < kind->run_count; i++) {
        size_t run = kind->run_first + (i + turn) % kind->run_count;
        enum year_outcome outcome;

        if ((search->dice == 0 && run < search->low_run[want]) || !year_state_usable(search, run))
            continue;
        outcome = try_venues(search, want, run);
        if (outcome != YEAR_NONE)
            return outcome;
    }
    return YEAR_NONE;
}

/* --- which want is next ------------------------------------------------------------------------- */

/* Runs that a want could have, counted up to `enough`. */
static unsigned long ways_of(const struct year_search *search, size_t want, unsigned long enough)
{
    const struct year_kind *kind = &search->model->kinds[want];
    unsigned long ways = 0;

    for (size_t run = kind->run_first; run < kind->run_first + kind->run_count && ways < enough; run++)
        if ((search->dice != 0 || run >= search->low_run[want]) && year_state_usable(search, run))
            ways++;
    return ways;
}

/* The want with the fewest ways for the courses it still needs, those that failed before first. False when one has none. */
static bool next_want(struct year_search *search, size_t *next)
{
    unsigned long fewest = ULONG_MAX, pull = 1;

    for (size_t w = 0; w < search->model->year->want_count; w++) {
        unsigned long own = search->weight[w] * (unsigned long)search->left[w], ways;

        if (search->left[w] == 0)
            continue;
        ways = ways_of(search, w, fewest == ULONG_MAX ? fewest : fewest * own / pull + 1);
        if (ways == 0) {
            search->weight[w]++;
            return false;
        }
        if (fewest == ULONG_MAX || ways * pull < fewest * own) {
            fewest = ways;
            pull = own;
            *next = w;
        }
    }
    return true;
}

/* --- the whole ---------------------------------------------------------------------------------- */

static void note_best(struct year_search *search)
{
    if (search->depth <= search->best_depth && search->depth < search->total)
        return;
    search->best_depth = search->depth;
    memcpy(search->best, search->picks, search->depth * sizeof *search->best);
}

static enum year_outcome dig(struct year_search *search)
{
    enum year_outcome outcome;
    size_t want = 0;

    note_best(search);
    if (search->depth == search->total)
        return YEAR_FOUND;
    if (!next_want(search, &want))
        return YEAR_NONE;
    outcome = try_runs(search, want);
    if (outcome == YEAR_NONE)
        search->weight[want]++;
    return outcome;
}

static enum year_outcome run_once(struct year_search *search, unsigned long dice, long budget)
{
    search->dice = dice;
    search->nodes = 0;
    search->budget = budget;
    year_state_reset(search);
    return bounds_hold(search) && year_groups_hold(search) ? dig(search) : YEAR_NONE;
}

/* Without a word about leaders the search is small: what fails there fails at once. */
static bool venues_hold(struct year_search *search)
{
    struct year_bounds asked = search->bounds;
    enum year_outcome outcome;

    if (asked.leaders_ignored || asked.venues_ignored || asked.load_most > 0 || asked.squares_below > 0)
        return true;
    search->bounds.leaders_ignored = true;
    outcome = run_once(search, 0, VENUE_NODES);
    search->bounds = asked;
    search->best_depth = 0;
    return outcome != YEAR_NONE;
}

/* In turns: all ways in order, which proves; and some by dice, which stumble upon a plan where order leads astray. */
enum year_outcome year_search_run(struct year_search *search, const struct year_bounds *bounds, long nodes)
{
    long budget = FIRST_NODES, spent = 0;
    enum year_outcome outcome = YEAR_CUT;

    search->bounds = *bounds;
    if (!venues_hold(search))
        return YEAR_NONE;
    for (unsigned long round = 1; !search->stopped && (nodes == 0 || spent < nodes); round++, budget += budget / 2) {
        outcome = run_once(search, 0, budget);
        if (outcome != YEAR_CUT || search->stopped)
            break;
        if (run_once(search, round * 7919, budget / 4) == YEAR_FOUND)
            return YEAR_FOUND;
        spent += budget;
    }
    return outcome;
}
