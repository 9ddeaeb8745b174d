#include "rules/year_model.h"
#include "base/memory.h"
#include "rules/year_free.h"
#include "rules/year_groups.h"
#include "rules/year_way.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES 1440

/* --- runs ------------------------------------------------------------------------------------- */

static int piece_order(const void *left, const void *right)
{
    const struct year_piece *a = left, *b = right;

    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* A length that is not known is one minute, as in rules/booking.h. */
static size_t pieces_fill(const struct sessions *sessions, int time, struct year_piece *into)
{
    size_t count = 0;

    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        long long begin = (long long)session->date * DAY_MINUTES + time;

        if (session->start != TIME_NONE)
            into[count++] = (struct year_piece){begin, begin + (session->minutes > 0 ? session->minutes : 1)};
    }
    if (count > 1)
        qsort(into, count, sizeof *into, piece_order);
    return count;
}

static void run_span(const struct sessions *sessions, int *first, int *last)
{
    *first = INT_MAX;
    *last = INT_MIN;
    for (size_t i = 0; i < sessions->count; i++) {
        int date = sessions->items[i].date;

        *first = date < *first ? date : *first;
        *last = date > *last ? date : *last;
    }
}

/* The days of all runs together, and how many runs and pieces there are. */
static size_t model_measure(struct year_model *model)
{
    const struct year *year = model->year;
    size_t pieces = 0;
    int first = INT_MAX, last = INT_MIN, from, to;

    for (size_t w = 0; w < year->want_count; w++) {
        const struct year_want *want = &year->wants[w];

        model->run_count += want->start_count * want->time_count;
        for (size_t s = 0; s < want->start_count; s++) {
            pieces += want->starts[s].sessions.count * want->time_count;
            run_span(&want->starts[s].sessions, &from, &to);
            first = from < first ? from : first;
            last = to > last ? to : last;
        }
    }
    model->first = last < first ? 0 : first;
    model->days = last < first ? 0 : last - first + 1;
    return pieces;
}

static void runs_of_want(struct year_model *model, size_t w, size_t *next, size_t *piece)
{
    const struct year_want *want = &model->year->wants[w];
    struct year_kind *kind = &model->kinds[w];

    kind->run_first = *next;
    for (size_t s = 0; s < want->start_count; s++)
        for (size_t t = 0; t < want->time_count; t++) {
            struct year_run *run = &model->runs[(*next)++];
            const struct sessions *sessions = &want->starts[s].sessions;

            *run = (struct year_run){.want = w, .start = s, .time = t, .pieces = &model->pieces[*piece]};
            run->piece_count = pieces_fill(sessions, want->times[t], &model->pieces[*piece]);
            *piece += run->piece_count;
            run_span(sessions, &run->first, &run->last);
            run->first -= model->first;
            run->last -= model->first;
        }
    kind->run_count = *next - kind->run_first;
}

static void runs_fill(struct year_model *model)
{
    size_t next = 0, piece = 0;

    for (size_t w = 0; w < model->year->want_count; w++) {
        year_kind_fill(model->year, &model->year->wants[w], &model->kinds[w]);
        runs_of_want(model, w, &next, &piece);
    }
}

struct year_model *year_model_new(const struct year *year)
{
    struct year_model *model = memory_new(sizeof *model);
    size_t pieces;

    model->year = year;
    pieces = model_measure(model);
    model->kinds = memory_new((year->want_count + 1) * sizeof *model->kinds);
    model->runs = memory_new((model->run_count + 1) * sizeof *model->runs);
    model->pieces = memory_new((pieces + 1) * sizeof *model->pieces);
    runs_fill(model);
    year_way_fill(model);
    year_free_fill(model);
    year_groups_fill(model);
    return model;
}

void year_model_free(struct year_model *model)
{
    if (model == NULL)
        return;
    for (size_t i = 0; i < model->run_count; i++)
        free(model->runs[i].meets);
    for (size_t i = 0; i < model->year->want_count; i++)
        free(model->kinds[i].roles);
    for (size_t i = 0; i < model->group_count; i++) {
        free(model->groups[i].members);
        free(model->groups[i].most);
    }
    free(model->groups);
    for (size_t i = 0; i < model->year->leader_count; i++)
        free(model->stays[i].items);
    free(model->stays);
    free(model->kinds);
    free(model->runs);
    free(model->pieces);
    free(model->base);
    free(model->led);
    free(model->most);
    free(model->leader_twins);
    free(model->venue_twins);
    free(model);
}

/* --- what overlaps ---------------------------------------------------------------------------- */

static bool runs_meet(const struct year_run *a, const struct year_run *b)
{
    size_t i = 0, k = 0;

    if (a->first > b->last + 1 || b->first > a->last + 1)
        return false;
    while (i < a->piece_count && k < b->piece_count) {
        const struct year_piece *x = &a->pieces[i], *y = &b->pieces[k];

        if (x->begin < y->end && y->begin < x->end)
            return true;
        if (x->end <= y->end)
            i++;
        else
            k++;
    }
    return false;
}

const size_t *year_model_meets(struct year_model *model, size_t run, size_t *count)
{
    struct year_run *at = &model->runs[run];
    bool known = at->meets != NULL;

    for (size_t k = 0; !known && k < model->run_count; k++) {
        if (k != run && !runs_meet(at, &model->runs[k]))
            continue;
        at->meets = memory_grow(at->meets, at->meet_count, sizeof *at->meets);
        at->meets[at->meet_count++] = k;
    }
    *count = at->meet_count;
    return at->meets;
}
