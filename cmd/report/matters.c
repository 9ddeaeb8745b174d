#include "report/matters.h"

#include "base/memory.h"
#include "catalogue/load.h"
#include "rules/calendar.h"
#include "store/catalogues.h"

#include <stdlib.h>
#include <string.h>

/* Catalogues of former days, read from the store by digest: a course keeps the due rules that it was planned by. */
static struct former {
    char digest[65];
    struct catalogue catalogue; /* no services when the text could not be read: the present one serves */
} * formers;
static size_t former_count;

static const struct catalogue *former_catalogue(struct call *call, const char *digest)
{
    for (size_t i = 0; i < former_count; i++)
        if (strcmp(formers[i].digest, digest) == 0)
            return &formers[i].catalogue;
    formers = memory_grow(formers, former_count, sizeof *formers);
    struct former *former = &formers[former_count++];
    memcpy(former->digest, digest, sizeof former->digest);
    char *text = NULL;
    if (store_catalogue_text(call->store, digest, &text, &call->messages) == 0)
        catalogue_from_text("stored catalogue", text, strlen(text), &former->catalogue, &call->messages);
    free(text);
    return &former->catalogue;
}

const struct service *matters_service(struct call *call, const struct matter_row *row)
{
    const struct service *service = NULL;
    if (row->catalogue && strlen(row->catalogue) == 64 && strcmp(row->catalogue, call->catalogue.digest) != 0)
        service = catalogue_service(former_catalogue(call, row->catalogue), row->service);
    return service ? service : catalogue_service(&call->catalogue, row->service);
}

void matters_forget(void)
{
    for (size_t i = 0; i < former_count; i++)
        catalogue_free(&formers[i].catalogue);
    free(formers);
    formers = NULL;
    former_count = 0;
}

struct judging {
    struct call *call;
    struct due_frame frame;
    matter_function *each;
    void *context;
};

/* Lengths in weekdays pass over public holidays. */
static bool closed(void *context, int date)
{
    return calendar_day_closed(context, NULL, date, NULL, NULL);
}

static enum closure closure_of(enum referral_state state)
{
    switch (state) {
    case STATE_COMPLETED: return CLOSURE_COMPLETED;
    case STATE_LEFT: return CLOSURE_LEFT;
    case STATE_WITHDRAWN: return CLOSURE_WITHDRAWN;
    case STATE_DECLINED: return CLOSURE_DECLINED;
    case STATE_REDIRECTED: return CLOSURE_REDIRECTED;
    default: return CLOSURE_OPEN;
    }
}

static void fill_done(const struct matter_row *row, struct due_done *done)
{
    for (size_t i = 0; i < row->done_count; i++)
        done[i] = (struct due_done){row->done[i].what, row->done[i].session, row->done[i].done_on};
}

static void fill_responses(const struct matter_row *row, struct due_response *responses)
{
    for (size_t i = 0; i < row->response_count; i++)
        responses[i] = (struct due_response){row->responses[i].instrument,
                                             (enum instrument_phase)row->responses[i].phase, row->responses[i].dated};
}

static void fill_matter(const struct matter_row *row, struct matter *matter)
{
    matter->referral = row->referral;
    matter->received_on = row->received_on;
    matter->accepted_on = row->accepted_on;
    matter->interview_held_on = row->interview_held_on;
    matter->closure = closure_of(row->state);
    matter->closed_on = row->closed_on;
    matter->place_from = row->course ? row->place.from : DATE_NONE;
    matter->place_to = row->course ? row->place.to : DATE_NONE;
    matter->sessions = row->sessions ? row->sessions->items : NULL;
    matter->session_count = row->sessions ? row->sessions->count : 0;
    matter->session_promised = row->promised;
    matter->course_ended_on = row->course ? row->course_ended_on : DATE_NONE;
    if (row->follow_up)
        duration_read(row->follow_up, &matter->follow_up);
    matter->facts = row->answers;
    matter->done_count = row->done_count;
    matter->response_count = row->response_count;
    matter->child_case = row->child_case == TRUTH_YES;
    matter->caseworker = row->has_caseworker;
}

static int judge(void *context, const struct matter_row *row)
{
    struct judging *judging = context;
    struct due_items items = {0};
    struct due_done *done = memory_new((row->done_count + 1) * sizeof *done);
    struct due_response *responses = memory_new((row->response_count + 1) * sizeof *responses);
    struct matter matter = {.service = matters_service(judging->call, row), .done = done, .responses = responses};
    int result = 0;

    if (matter.service) {
        fill_done(row, done);
        fill_responses(row, responses);
        fill_matter(row, &matter);
        due_judge(&matter, &judging->frame, &items);
    }
    for (size_t i = 0; i < items.count && result == 0; i++)
        if (!items.items[i].missing_at_closure)
            result = judging->each(judging->context, row, &items.items[i]);
    due_items_free(&items);
    free(responses);
    free(done);
    return result;
}

int matters_judge(struct call *call, const struct matter_filter *filter, matter_function *each, void *context)
{
    struct judging judging = {.call = call, .each = each, .context = context};
    judging.frame = (struct due_frame){.today = call->today,
                                       .house_since = store_began_on(call->store),
                                       .closed = closed,
                                       .context = (void *)catalogue_calendar(&call->catalogue)};
    return store_matter_each(call->store, filter, judge, &judging, &call->messages);
}
