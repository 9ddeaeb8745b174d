#include "report/matters.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/calendar.h"
#include "rules/due_after.h"

#include <stdlib.h>

const struct service *matters_service(struct matters *matters, const struct matter_row *row)
{
    return formers_service(&matters->formers, matters->call, row->catalogue, row->service);
}

/* What the due rules of a service look at, as they were in the catalogue of a digest. A service that no catalogue has is not passed
 * over in silence. */
static unsigned parts_of(void *context, const char *code, const char *digest)
{
    struct matters *matters = context;
    const struct service *service = formers_service(&matters->formers, matters->call, digest, code);
    unsigned parts = 0;

    if (!service || due_after_end(service))
        parts |= MATTER_COMPLETED;
    if (service && due_by_sessions(service))
        parts |= MATTER_SESSIONS;
    for (size_t i = 0; service && i < service->due_count; i++) {
        const struct due_rule *rule = &service->due[i];
        if (rule->of.kind == EVENT_FACT)
            parts |= MATTER_ANSWERS;
        if (rule->settled_by == SETTLED_BY_INTERVIEW || text_is(rule->what, "interview"))
            parts |= MATTER_INTERVIEW;
        if (rule->settled_by == SETTLED_BY_RESPONSE)
            parts |= MATTER_RESPONSES;
        if (rule->needs_consent)
            parts |= MATTER_CONSENT;
    }
    return parts;
}

void matters_warn(struct matters *matters)
{
    if (matters->passed_over > 0)
        call_fail(matters->call, TROUBLE_WARNING,
                  _("referrals were passed over, as the catalogue does not have their service: %ld; kreds check names "
                    "them"),
                  matters->passed_over);
}

void matters_free(struct matters *matters)
{
    formers_free(&matters->formers);
    free(matters->undecided);
    *matters = (struct matters){0};
}

struct judging {
    struct matters *matters;
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
        done[i] = (struct due_done){.what = row->done[i].what,
                                    .of_session = row->done[i].session,
                                    .on = row->done[i].done_on,
                                    .elsewhere = row->done[i].course != 0 && row->done[i].course != row->course};
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
    if (row->rhythm)
        duration_read(row->rhythm, &matter->rhythm);
    matter->facts = row->answers;
    matter->consent_missing = !row->report_consent;
    matter->done_count = row->done_count;
    matter->child_case = row->child_case == TRUTH_YES;
    matter->caseworker = row->has_caseworker;
}

static void judge_row(const struct judging *judging, const struct matter_row *row, const struct service *service,
                      struct due_items *items)
{
    struct due_done *done = memory_new((row->done_count + 1) * sizeof *done);
    struct due_response *responses = memory_new((row->response_count + 1) * sizeof *responses);
    struct matter matter = {.service = service, .done = done, .responses = responses};

    fill_done(row, done);
    matter.response_count = row->response_count;
    fill_responses(row, responses);
    fill_matter(row, &matter);
    due_judge(&matter, &judging->frame, items);
    free(responses);
    free(done);
}

bool matters_take(const struct matter_row *row, const struct service *service, const struct due_rule *rule, int session,
                  int on)
{
    struct due_done *done = memory_new((row->done_count + 1) * sizeof *done);
    struct matter matter = {.service = service, .done = done};

    fill_done(row, done);
    fill_matter(row, &matter);
    bool takes = due_takes(&matter, rule, session, on);
    free(done);
    return takes;
}

static void note_undecided(struct matters *matters, long referral)
{
    matters->undecided = memory_grow(matters->undecided, matters->undecided_count, sizeof *matters->undecided);
    matters->undecided[matters->undecided_count++] = referral;
}

static int judge(void *context, const struct matter_row *row)
{
    struct judging *judging = context;
    const struct service *service = matters_service(judging->matters, row);
    struct due_items items = {0};
    int result = 0;

    if (row->state == STATE_RECEIVED || row->state == STATE_INTERVIEW)
        note_undecided(judging->matters, row->referral);
    if (service)
        judge_row(judging, row, service, &items);
    else
        judging->matters->passed_over++;
    for (size_t i = 0; i < items.count && result == 0; i++)
        if (!items.items[i].missing_at_closure)
            result = judging->each(judging->context, row, &items.items[i]);
    due_items_free(&items);
    return result;
}

int matters_judge(struct matters *matters, const struct matter_filter *filter, matter_function *each, void *context)
{
    struct call *call = matters->call;
    struct judging judging = {.matters = matters, .each = each, .context = context};
    judging.frame = (struct due_frame){.today = call->today,
                                       .house_since = store_began_on(call->store),
                                       .closed = closed,
                                       .context = (void *)catalogue_calendar(&call->catalogue)};
    struct matter_filter owed = *filter;
    owed.parts = parts_of;
    owed.parts_context = matters;
    matters->undecided_count = 0;
    return store_matter_each(call->store, &owed, judge, &judging, &call->messages);
}
