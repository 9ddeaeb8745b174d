#include "report/due_alert.h"
#include "report/due_kinds.h"

#include "base/memory.h"
#include "rules/scoring.h"
#include "store/attendances.h"

#include <stdlib.h>

/* Responses with an alert that nobody has seen. */
struct unseen {
    const struct due_asking *asking; /* NULL: they are marked */
    struct call *call;
    int on;      /* the last day that is marked */
    long *items; /* the ids to mark */
    size_t count;
};

/* The instruments that have alerts, as the store's filter wants them; the caller frees. */
static char *watched(const struct catalogue *catalogue)
{
    struct text names = {0};

    text_add(&names, ",");
    for (size_t i = 0; i < catalogue->instrument_count; i++)
        if (catalogue->instruments[i].alert_count > 0)
            text_add_format(&names, "%s,", catalogue->instruments[i].name);
    return names.bytes;
}

/* Answers that do not fit the key are no reason to keep silent: somebody looks at the form itself. */
static bool is_alert(const struct catalogue *catalogue, const struct response *response)
{
    const struct instrument *instrument = catalogue_instrument(catalogue, response->instrument);
    int *answers = answers_new((size_t)instrument->items);
    int *items = memory_new(instrument->alert_count * sizeof *items);
    bool fits = answers_read(response->answers, instrument, answers);
    bool found = !fits || scoring_alerts(instrument, answers, items) > 0;

    free(items);
    free(answers);
    return found;
}

static int each_unseen(struct unseen *unseen, long referral, const char *service,
                       int (*row)(void *context, const struct response_unseen *response))
{
    struct call *call = unseen->call;
    char *instruments = watched(&call->catalogue);
    const struct unseen_filter filter = {.instruments = instruments, .referral = referral, .service = service};
    int result = store_unseen_each(call->store, &filter, row, unseen, &call->messages);

    free(instruments);
    return result;
}

/* Owed on the day the form was filled in; in a house new to kreds from its first day. `of` tells whose form it is. */
static int add_line(void *context, const struct response_unseen *row)
{
    const struct unseen *unseen = context;
    const struct response *response = &row->response;
    int house_since = store_began_on(unseen->call->store);

    if (!is_alert(&unseen->call->catalogue, response))
        return 0;
    char *of = text_empty(response->form) ? memory_text(response->instrument)
                                          : text_format("%s %s", response->instrument, response->form);
    char *leader = store_responsible(unseen->call->store, row->referral, &unseen->call->messages);
    const struct due_own own = {
        .year = row->year,
        .number = row->number,
        .of = of,
        .leader = leader,
        .due_on = house_since != DATE_NONE && response->dated < house_since ? house_since : response->dated,
        .since = response->dated,
    };
    due_own_add(unseen->asking, &own);
    free(leader);
    free(of);
    return 0;
}

int due_alert_add(struct due_asking *asking)
{
    struct unseen unseen = {.asking = asking, .call = asking->call};

    return each_unseen(&unseen, asking->filter->referral, asking->filter->service, add_line);
}

static int note_unseen(void *context, const struct response_unseen *row)
{
    struct unseen *unseen = context;

    if (row->response.dated > unseen->on || !is_alert(&unseen->call->catalogue, &row->response))
        return 0;
    unseen->items = memory_grow(unseen->items, unseen->count, sizeof *unseen->items);
    unseen->items[unseen->count++] = row->response.id;
    return 0;
}

int due_alert_done(struct call *call, long referral, int on)
{
    struct unseen unseen = {.call = call, .on = on};
    int result = each_unseen(&unseen, referral, NULL, note_unseen);

    for (size_t i = 0; i < unseen.count && result == 0; i++)
        result = store_done_add(call->store, referral, DUE_ALERT, 0, (int)unseen.items[i], on, &call->messages);
    free(unseen.items);
    return result;
}
