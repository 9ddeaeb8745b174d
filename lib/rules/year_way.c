#include "rules/year_way.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

#define DAY_MINUTES 1440

static const struct travels *travels_of(const struct year_model *model)
{
    const struct bookings *booked = model->year->booked;

    return booked == NULL || booked->travels == NULL || booked->travels->count == 0 ? NULL : booked->travels;
}

void year_way_fill(struct year_model *model)
{
    const struct year *year = model->year;

    model->stays = memory_new((year->leader_count + 1) * sizeof *model->stays);
    for (size_t i = 0; travels_of(model) != NULL && i < year->booked->count; i++) {
        const struct booking *booking = &year->booked->items[i];
        long long begin = (long long)booking->date * DAY_MINUTES + booking->start;

        for (size_t l = 0; l < year->leader_count; l++) {
            struct year_stays *stays = &model->stays[l];

            if (booking->kind != BOOKING_STAFF || booking->start == TIME_NONE || booking->venue == NULL ||
                !text_is(booking->who, year->leaders[l].staff->code))
                continue;
            stays->items = memory_grow(stays->items, stays->count, sizeof *stays->items);
            stays->items[stays->count++] =
                (struct year_stay){{begin, begin + (booking->minutes > 0 ? booking->minutes : 1)}, booking->venue};
        }
    }
}

bool year_way_leaders_alike(const struct year_model *model, size_t a, size_t b)
{
    return model->stays[a].count == 0 && model->stays[b].count == 0;
}

bool year_way_venues_alike(const struct year_model *model, size_t a, size_t b)
{
    const struct travels *travels = travels_of(model);
    const struct year_venue *venues = model->year->venues;

    for (size_t i = 0; travels != NULL && i < travels->count; i++)
        if (texts_has(&travels->items[i].between, venues[a].name == NULL ? "" : venues[a].name) ||
            texts_has(&travels->items[i].between, venues[b].name == NULL ? "" : venues[b].name))
            return false;
    return true;
}

/* Whether a run lies less than so many minutes from a stretch. */
static bool too_near(const struct year_run *run, const struct year_piece *stretch, int minutes)
{
    for (size_t i = 0; i < run->piece_count; i++)
        if (run->pieces[i].begin < stretch->end + minutes && stretch->begin < run->pieces[i].end + minutes)
            return true;
    return false;
}

static bool runs_too_near(const struct year_run *a, const struct year_run *b, int minutes)
{
    for (size_t i = 0; i < b->piece_count; i++)
        if (too_near(a, &b->pieces[i], minutes))
            return true;
    return false;
}

static void strike_stays(const struct year_search *search, const struct year_run *run, const char *venue,
                         struct year_set *leaders)
{
    const struct year_model *model = search->model;

    for (size_t l = 0; l < model->year->leader_count; l++)
        for (size_t i = 0; i < model->stays[l].count && year_set_has(leaders, l); i++) {
            const struct year_stay *stay = &model->stays[l].items[i];
            int minutes = travel_minutes(travels_of(model), venue, stay->venue);

            if (minutes > 0 && too_near(run, &stay->piece, minutes))
                year_set_drop(leaders, l);
        }
}

static void strike_picks(const struct year_search *search, const struct year_run *run, const char *venue,
                         struct year_set *leaders)
{
    const struct year_model *model = search->model;

    for (size_t i = 0; i < search->depth; i++) {
        const struct year_course *pick = &search->picks[i];
        size_t other =
            model->kinds[pick->want].run_first + pick->start * model->year->wants[pick->want].time_count + pick->time;
        int minutes = travel_minutes(travels_of(model), venue, model->year->venues[pick->venue].name);

        if (minutes <= 0 || !runs_too_near(run, &model->runs[other], minutes))
            continue;
        for (size_t k = 0; k < pick->leader_count; k++)
            year_set_drop(leaders, pick->leaders[k]);
    }
}

void year_way_strike(const struct year_search *search, size_t run, size_t venue, struct year_set *leaders)
{
    const struct year_model *model = search->model;
    const char *name = model->year->venues[venue].name;

    if (travels_of(model) == NULL || name == NULL || search->bounds.venues_ignored)
        return;
    strike_stays(search, &model->runs[run], name, leaders);
    strike_picks(search, &model->runs[run], name, leaders);
}
