#include "rules/due_event.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/due_after.h"
#include "rules/limits.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void due_days_free(struct due_days *days)
{
    free(days->items);
    *days = (struct due_days){0};
}

static void days_add(struct due_days *days, int day)
{
    days->items = memory_grow(days->items, days->count, sizeof *days->items);
    days->items[days->count++] = day;
}

static int day_compare(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;

    return (one > other) - (one < other);
}

/* --- sessions --------------------------------------------------------------------------------- */

static bool concerns(const struct matter *matter, const struct session *session)
{
    return session->date != DATE_NONE && (session->referral == 0 || session->referral == matter->referral);
}

static bool within_place(const struct matter *matter, int date)
{
    return matter->place_from != DATE_NONE && date >= matter->place_from &&
           (matter->place_to == DATE_NONE || date <= matter->place_to);
}

static int number_compare(const void *a, const void *b)
{
    const struct session *one = *(const struct session *const *)a, *other = *(const struct session *const *)b;

    return (one->number > other->number) - (one->number < other->number);
}

static int held_compare(const void *a, const void *b)
{
    const struct session *one = *(const struct session *const *)a, *other = *(const struct session *const *)b;

    return one->date != other->date ? (one->date > other->date) - (one->date < other->date) : number_compare(a, b);
}

/* The ordinary sessions that concern the referral, by number; a meeting around the course (network meeting, closing talk) is none.
 * A number stays with its session when it moves. The caller frees. */
static const struct session **sessions_ordinary(const struct matter *matter, size_t *count)
{
    const struct session **list = memory_new(matter->session_count * sizeof *list);

    *count = 0;
    for (size_t i = 0; i < matter->session_count; i++) {
        const struct session *session = &matter->sessions[i];

        if (concerns(matter, session) && !limits_meeting(matter->service, session->kind))
            list[(*count)++] = session;
    }
    if (*count > 0)
        qsort(list, *count, sizeof *list, number_compare);
    return list;
}

bool event_session_counts(const struct matter *matter, const struct session *session)
{
    return concerns(matter, session) && session->status != SESSION_CANCELLED &&
           !limits_meeting(matter->service, session->kind) && within_place(matter, session->date);
}

const struct session **event_sessions_held(const struct matter *matter, size_t *count)
{
    size_t all;
    const struct session **list = sessions_ordinary(matter, &all);

    *count = 0;
    for (size_t i = 0; i < all; i++) {
        if (list[i]->status == SESSION_HELD && within_place(matter, list[i]->date))
            list[(*count)++] = list[i];
    }
    if (*count > 0)
        qsort(list, *count, sizeof *list, held_compare);
    return list;
}

/* --- the events ------------------------------------------------------------------------------- */

/* A meeting around the course begins nothing: one with the parents may lie before the first session. */
static int event_start(const struct matter *matter)
{
    int first = DATE_NONE;

    for (size_t i = 0; i < matter->session_count; i++) {
        const struct session *session = &matter->sessions[i];

        if (concerns(matter, session) && session->status != SESSION_CANCELLED && within_place(matter, session->date) &&
            !limits_meeting(matter->service, session->kind) && (first == DATE_NONE || session->date < first))
            first = session->date;
    }
    return first;
}

/* The session with a number, counted among those that are this referral's; where it was cancelled, the next that was not. */
static int event_session(const struct matter *matter, int number)
{
    size_t count;
    const struct session **list = sessions_ordinary(matter, &count);
    size_t at = number > 0 ? (size_t)number - 1 : count;
    int date = DATE_NONE;

    while (at < count && list[at]->status == SESSION_CANCELLED)
        at++;
    if (at < count && within_place(matter, list[at]->date))
        date = list[at]->date;
    free(list);
    return date;
}

static int event_after_sessions(const struct matter *matter, int number)
{
    size_t count;
    const struct session **list = event_sessions_held(matter, &count);
    int date = number > 0 && (size_t)number <= count ? list[number - 1]->date : DATE_NONE;

    free(list);
    return date;
}

/* Whether a session is one of those that the course promises. One that was cancelled had its date with the others; dated one by one
 * it stands for none, as do a place's own: then another is still to be dated. As limits_dated has it. */
static bool is_promised(const struct matter *matter, const struct session *session)
{
    bool at_once = matter->rhythm.count > 0 || matter->service->sessions.over_max.count > 0;

    return session->status != SESSION_CANCELLED || (at_once && session->referral == 0);
}

/* The last session, once as many are dated as the course promises. */
static int last_session(const struct matter *matter)
{
    size_t count, dated = 0;
    const struct session **list = sessions_ordinary(matter, &count);
    int last = DATE_NONE;

    for (size_t i = 0; i < count; i++) {
        dated += is_promised(matter, list[i]);
        if (list[i]->status != SESSION_CANCELLED && (last == DATE_NONE || list[i]->date > last))
            last = list[i]->date;
    }
    free(list);
    return matter->session_promised > 0 && dated >= (size_t)matter->session_promised ? last : DATE_NONE;
}

static int closing_day(const struct matter *matter)
{
    if (matter->place_to != DATE_NONE)
        return matter->place_to;
    return matter->course_ended_on != DATE_NONE ? matter->course_ended_on : matter->closed_on;
}

int event_end(const struct matter *matter)
{
    int last, closing;

    if (matter->place_from == DATE_NONE || (matter->closure != CLOSURE_OPEN && matter->closure != CLOSURE_COMPLETED))
        return DATE_NONE;
    last = last_session(matter);
    closing = closing_day(matter);
    if (last == DATE_NONE || closing == DATE_NONE)
        return last == DATE_NONE ? closing : last;
    return last < closing ? last : closing;
}

static int event_fact(const struct matter *matter, const char *name)
{
    const struct value *value = matter->facts == NULL || name == NULL ? NULL : facts_get(matter->facts, name);

    return value == NULL || value->kind != VALUE_DATE ? DATE_NONE : value->date;
}

int event_date(const struct matter *matter, const struct event_ref *event)
{
    switch (event->kind) {
    case EVENT_RECEIVED: return matter->received_on;
    case EVENT_ACCEPTED: return matter->accepted_on;
    case EVENT_START: return event_start(matter);
    case EVENT_HALF: return event_session(matter, (matter->session_promised + 1) / 2);
    case EVENT_END: return event_end(matter);
    case EVENT_SESSION: return event_session(matter, event->number);
    case EVENT_AFTER_SESSIONS: return event_after_sessions(matter, event->number);
    case EVENT_FACT: return event_fact(matter, event->name);
    case EVENT_EACH_SESSION:
    case EVENT_RULE: break;
    }
    return DATE_NONE;
}

/* --- how a rule was met ----------------------------------------------------------------------- */

/* Whether `what` is a kind of session that the service knows by name. */
static bool is_kind(const struct matter *matter, const char *what)
{
    for (size_t i = 0; i < matter->service->sessions.part_count; i++) {
        if (text_is(matter->service->sessions.parts[i].kind, what))
            return true;
    }
    return limits_meeting(matter->service, what);
}

/* A rule named as a kind of session is met by such a session, also after the place; any other by any ordinary one. */
static bool met_by(const struct matter *matter, const struct due_rule *rule, bool by_kind,
                   const struct session *session)
{
    if (!concerns(matter, session) || session->status != SESSION_HELD)
        return false;
    if (by_kind)
        return text_is(session->kind, rule->what) && matter->place_from != DATE_NONE &&
               session->date >= matter->place_from;
    return !limits_meeting(matter->service, session->kind) && within_place(matter, session->date);
}

static void met_by_sessions(const struct matter *matter, const struct due_rule *rule, int event, struct due_days *days)
{
    bool by_kind = is_kind(matter, rule->what);

    for (size_t i = 0; i < matter->session_count; i++) {
        const struct session *session = &matter->sessions[i];

        if (met_by(matter, rule, by_kind, session) && (event == DATE_NONE || session->date >= event))
            days_add(days, session->date);
    }
}

/* Whether `what` holds a word, whatever its capitals: "SDQ after" holds sdq, and after. */
static bool says(const char *what, const char *word)
{
    size_t length = strlen(word);

    while (*what != '\0') {
        size_t next = strcspn(what, " ,()/-");

        if (next == length && strncasecmp(what, word, length) == 0)
            return true;
        what += next;
        what += strspn(what, " ,()/-");
    }
    return false;
}

/* The phase that a rule names, -1 for none. */
static int phase_named(const struct due_rule *rule)
{
    for (const struct named_value *phase = phase_names; phase->name != NULL; phase++) {
        if (says(rule->what, phase->name))
            return phase->value;
    }
    return -1;
}

/* A rule that names an instrument of its service is met by that one only. */
static bool names_another(const struct matter *matter, const struct due_rule *rule, const char *instrument)
{
    for (size_t i = 0; i < matter->service->instrument_count; i++) {
        if (says(rule->what, matter->service->instruments[i].instrument))
            return !says(rule->what, instrument);
    }
    return false;
}

/* A rule that names a phase is met by that phase, whenever it was answered; what counts from the receipt may have been answered
 * before it (a health visitor's EPDS). */
static void met_by_responses(const struct matter *matter, const struct due_rule *rule, int event, struct due_days *days)
{
    int phase = phase_named(rule);
    bool any_day = phase >= 0 || event == DATE_NONE || rule->of.kind == EVENT_RECEIVED;

    for (size_t i = 0; i < matter->response_count; i++) {
        const struct due_response *response = &matter->responses[i];

        if (!names_another(matter, rule, response->instrument) && (phase < 0 || phase == (int)response->phase) &&
            (any_day || response->on >= event))
            days_add(days, response->on);
    }
}

/* Whether a rule counts from the referral itself, so that a change of groups begins nothing anew. */
static bool is_of_referral(const struct matter *matter, const struct due_rule *rule)
{
    const struct due_rule *first = due_rule_first(matter->service, rule);

    return first != NULL &&
           (first->of.kind == EVENT_RECEIVED || first->of.kind == EVENT_ACCEPTED || first->of.kind == EVENT_FACT);
}

static void met_by_done(const struct matter *matter, const struct due_rule *rule, struct due_days *days)
{
    bool each = rule->of.kind == EVENT_EACH_SESSION, anywhere = is_of_referral(matter, rule);

    for (size_t i = 0; i < matter->done_count; i++) {
        const struct due_done *done = &matter->done[i];

        if (text_is(done->what, rule->what) && (!each || done->of_session == 0) && (anywhere || !done->elsewhere))
            days_add(days, done->on);
    }
}

void event_met(const struct matter *matter, const struct due_rule *rule, int event, int since, struct due_days *days)
{
    struct due_days all = {0};

    met_by_done(matter, rule, &all);
    if ((rule->settled_by == SETTLED_BY_INTERVIEW || text_is(rule->what, "interview")) &&
        matter->interview_held_on != DATE_NONE)
        days_add(&all, matter->interview_held_on);
    if (rule->settled_by == SETTLED_BY_SESSION)
        met_by_sessions(matter, rule, event, &all);
    if (rule->settled_by == SETTLED_BY_RESPONSE)
        met_by_responses(matter, rule, event, &all);
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, day_compare);
    for (size_t i = 0; i < all.count; i++) {
        if (since == DATE_NONE || all.items[i] >= since)
            days_add(days, all.items[i]);
    }
    due_days_free(&all);
}
