#include "rules/year_free.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/year_way.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES 1440

/* What one leader or venue is taken for already, in order of its begin. */
struct taken {
    struct year_piece *items;
    size_t count;
};

static int taken_order(const void *left, const void *right)
{
    const struct year_piece *a = left, *b = right;

    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Without a time nothing is known of somebody's day (rules/booking.h). */
static struct taken taken_by(const struct bookings *booked, enum booking_kind kind, const char *who)
{
    struct taken taken = {0};

    for (size_t i = 0; booked != NULL && i < booked->count; i++) {
        const struct booking *booking = &booked->items[i];
        long long begin = (long long)booking->date * DAY_MINUTES + booking->start;

        if (booking->kind != kind || booking->start == TIME_NONE || !text_is(booking->who, who))
            continue;
        taken.items = memory_grow(taken.items, taken.count, sizeof *taken.items);
        taken.items[taken.count++] = (struct year_piece){begin, begin + (booking->minutes > 0 ? booking->minutes : 1)};
    }
    if (taken.count > 1)
        qsort(taken.items, taken.count, sizeof *taken.items, taken_order);
    return taken;
}

/* No booking is longer than a day, so that none that began earlier than a day before reaches a piece. */
static bool taken_meets(const struct taken *taken, const struct year_piece *piece)
{
    size_t low = 0, high = taken->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (taken->items[middle].begin < piece->begin - DAY_MINUTES)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < taken->count && taken->items[low].begin < piece->end; low++)
        if (piece->begin < taken->items[low].end)
            return true;
    return false;
}

static bool taken_meets_run(const struct taken *taken, const struct year_run *run)
{
    for (size_t i = 0; taken->count > 0 && i < run->piece_count; i++)
        if (taken_meets(taken, &run->pieces[i]))
            return true;
    return false;
}

/* --- leaders ---------------------------------------------------------------------------------- */

static bool day_possible(const struct year_leader *leader, int date)
{
    unsigned days = leader->staff->possible_days;

    if (days != 0 && !(days & 1u << date_weekday(date)))
        return false;
    for (size_t i = 0; i < leader->away_count; i++)
        if (date >= leader->away[i].from && date <= leader->away[i].to)
            return false;
    return true;
}

/* Whether one course more, over the run's days, is one too many at once. */
static bool leader_full(const struct year_model *model, size_t l, const struct year_run *run)
{
    int most = model->year->leaders[l].staff->max_courses;

    for (int day = run->first; most > 0 && day <= run->last; day++)
        if (model->led[l * (size_t)model->days + (size_t)day] >= most)
            return true;
    return false;
}

static bool leader_can(const struct year_model *model, size_t l, const struct year_run *run, const struct taken *taken)
{
    const struct sessions *sessions = &model->year->wants[run->want].starts[run->start].sessions;

    for (size_t i = 0; i < sessions->count; i++)
        if (!day_possible(&model->year->leaders[l], sessions->items[i].date))
            return false;
    return !leader_full(model, l, run) && !taken_meets_run(taken, run);
}

static void leader_led(struct year_model *model, size_t l)
{
    const struct year_leader *leader = &model->year->leaders[l];
    int *led = &model->led[l * (size_t)model->days];

    for (size_t i = 0; i < leader->led_count; i++) {
        int from = leader->led[i].from - model->first, to = leader->led[i].to - model->first;

        if (to < 0 || from >= model->days)
            continue;
        model->base[l]++;
        for (int day = from < 0 ? 0 : from; day <= to && day < model->days; day++)
            led[day]++;
    }
}

static void leader_fill(struct year_model *model, size_t l)
{
    const struct year *year = model->year;
    struct taken taken = taken_by(year->booked, BOOKING_STAFF, year->leaders[l].staff->code);

    leader_led(model, l);
    for (size_t w = 0; w < year->want_count; w++) {
        struct year_kind *kind = &model->kinds[w];

        if (!year_leader_able(&year->wants[w], year->leaders[l].staff))
            continue;
        for (size_t r = kind->run_first; r < kind->run_first + kind->run_count; r++)
            if (leader_can(model, l, &model->runs[r], &taken)) {
                year_set_add(&model->runs[r].leaders, l);
                year_set_add(&kind->leaders, l);
            }
    }
    free(taken.items);
}

static int run_end_order(const void *left, const void *right)
{
    const struct year_span *a = left, *b = right;

    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

/* How many of those spans follow upon each other without touching: always the one that ends first. */
static int spans_apart(struct year_span *spans, size_t count)
{
    int apart = 0, free_from = 0;

    if (count > 1)
        qsort(spans, count, sizeof *spans, run_end_order);
    for (size_t i = 0; i < count; i++)
        if (spans[i].from >= free_from) {
            apart++;
            free_from = spans[i].to + 1;
        }
    return apart;
}

/* A leader with N courses at once can take on N times as many as there is room for one after the other, at most. */
static void leader_most(struct year_model *model, size_t l)
{
    const struct year_leader *leader = &model->year->leaders[l];
    struct year_span *spans = memory_new((model->run_count + 1) * sizeof *spans);
    size_t count = 0;
    int wanted = 0;

    for (size_t w = 0; w < model->year->want_count; w++)
        if (year_set_has(&model->kinds[w].leaders, l))
            wanted += model->year->wants[w].count;
    for (size_t r = 0; r < model->run_count; r++)
        if (year_set_has(&model->runs[r].leaders, l))
            spans[count++] = (struct year_span){model->runs[r].first, model->runs[r].last};
    model->most[l] = wanted;
    if (leader->limit >= 0 && leader->limit < model->most[l])
        model->most[l] = leader->limit;
    if (leader->staff->max_courses > 0) {
        int room = leader->staff->max_courses * spans_apart(spans, count);

        model->most[l] = room < model->most[l] ? room : model->most[l];
    }
    free(spans);
}

/* --- venues ----------------------------------------------------------------------------------- */

static bool venue_wanted(const struct year_want *want, size_t v)
{
    for (size_t i = 0; i < want->venue_count; i++)
        if (want->venues[i] == v)
            return true;
    return false;
}

static void venue_fill(struct year_model *model, size_t v)
{
    const struct year *year = model->year;
    struct taken taken = {0};

    if (!year->venues[v].shared)
        taken = taken_by(year->booked, BOOKING_VENUE, year->venues[v].name);
    for (size_t w = 0; w < year->want_count; w++) {
        const struct year_kind *kind = &model->kinds[w];

        if (!venue_wanted(&year->wants[w], v))
            continue;
        for (size_t r = kind->run_first; r < kind->run_first + kind->run_count; r++)
            if (!taken_meets_run(&taken, &model->runs[r]))
                year_set_add(&model->runs[r].venues, v);
    }
    free(taken.items);
}

/* --- twins ------------------------------------------------------------------------------------ */

static bool same_led(const struct year_model *model, size_t a, size_t b)
{
    size_t days = (size_t)model->days;

    return model->base[a] == model->base[b] &&
           memcmp(&model->led[a * days], &model->led[b * days], days * sizeof *model->led) == 0;
}

static bool same_roles(const struct year_model *model, size_t a, size_t b)
{
    for (size_t w = 0; w < model->year->want_count; w++)
        for (size_t r = 0; r < model->kinds[w].role_count; r++)
            if (year_set_has(&model->kinds[w].roles[r].leaders, a) !=
                year_set_has(&model->kinds[w].roles[r].leaders, b))
                return false;
    return true;
}

static bool leaders_twins(const struct year_model *model, size_t a, size_t b)
{
    const struct year_leader *x = &model->year->leaders[a], *y = &model->year->leaders[b];

    if (!year_way_leaders_alike(model, a, b) || x->staff->max_courses != y->staff->max_courses ||
        x->limit != y->limit || !text_is(x->staff->organisation, y->staff->organisation) || !same_led(model, a, b) ||
        !same_roles(model, a, b))
        return false;
    for (size_t r = 0; r < model->run_count; r++)
        if (year_set_has(&model->runs[r].leaders, a) != year_set_has(&model->runs[r].leaders, b))
            return false;
    return true;
}

static bool venues_twins(const struct year_model *model, size_t a, size_t b)
{
    if (model->year->venues[a].shared != model->year->venues[b].shared || !year_way_venues_alike(model, a, b))
        return false;
    for (size_t r = 0; r < model->run_count; r++)
        if (year_set_has(&model->runs[r].venues, a) != year_set_has(&model->runs[r].venues, b))
            return false;
    return true;
}

static size_t *twins_find(const struct year_model *model, size_t count,
                          bool (*twins)(const struct year_model *model, size_t a, size_t b))
{
    size_t *first = memory_new((count + 1) * sizeof *first);

    for (size_t i = 0; i < count; i++) {
        first[i] = i;
        for (size_t k = 0; k < i && first[i] == i; k++)
            if (first[k] == k && twins(model, k, i))
                first[i] = k;
    }
    return first;
}

void year_free_fill(struct year_model *model)
{
    const struct year *year = model->year;
    size_t leaders = year->leader_count;

    model->base = memory_new((leaders + 1) * sizeof *model->base);
    model->most = memory_new((leaders + 1) * sizeof *model->most);
    model->led = memory_new((leaders * (size_t)model->days + 1) * sizeof *model->led);
    for (size_t l = 0; l < leaders; l++) {
        leader_fill(model, l);
        leader_most(model, l);
    }
    for (size_t v = 0; v < year->venue_count; v++)
        venue_fill(model, v);
    model->leader_twins = twins_find(model, leaders, leaders_twins);
    model->venue_twins = twins_find(model, year->venue_count, venues_twins);
}
