#include "rules/due.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/due_event.h"

#include <stdlib.h>

#define CASEWORKER "caseworker"
#define CLOSED_MOST 366 /* closed days in a row that a length in weekdays passes over */

/* One judgement under way. */
struct judging {
    const struct matter *matter;
    const struct due_frame *frame;
    struct due_items *items;
};

/* How a rule stands: what is open of it, and when it was last met. */
struct standing {
    bool owed;
    int due_on;
    int occurrence;
    int last; /* DATE_NONE: never met */
};

/* --- days ------------------------------------------------------------------------------------- */

static bool day_counts(const struct due_frame *frame, int date)
{
    return date_weekday(date) < SATURDAY && (frame->closed == NULL || !frame->closed(frame->context, date));
}

int due_after(const struct due_frame *frame, int from, struct duration length)
{
    int step = length.count < 0 ? -1 : 1, date = from;

    if (from == DATE_NONE || length.unit != UNIT_WEEKDAY || frame->closed == NULL)
        return duration_after(from, length);
    for (int left = length.count * step; left > 0; left--) {
        int passed = 0;

        do
            date += step;
        while (!day_counts(frame, date) && passed++ < CLOSED_MOST);
    }
    return date;
}

static bool before_house(const struct judging *judging, int date)
{
    return judging->frame->house_since != DATE_NONE && date < judging->frame->house_since;
}

/* --- how a rule stands ------------------------------------------------------------------------ */

/* Source: domain facts, section 10: a course's own rhythm replaces the catalogue's; the first stays where it is. Count 0: the rule
 * is met once. */
static struct duration rhythm_of(const struct matter *matter, const struct due_rule *rule)
{
    bool repeats = rule->then_every.count > 0;

    if (matter->follow_up.count > 0 && (repeats || text_is(rule->what, DUE_FOLLOW_UP)))
        return matter->follow_up;
    return repeats ? rule->then_every : (struct duration){0};
}

/* How often a rule was met: what was recorded twice for one day is one. */
static int times_met(const struct due_days *met)
{
    int times = 0;

    for (size_t i = 0; i < met->count; i++)
        times += i == 0 || met->items[i] != met->items[i - 1];
    return times;
}

/* The next occurrence counts from the day the last was held. Those of a time before the house had kreds are passed over. None is
 * owed after the course's end. */
static void stand_repeated(const struct judging *judging, struct duration rhythm, struct standing *standing)
{
    int end = event_end(judging->matter);

    while (standing->due_on != DATE_NONE && before_house(judging, standing->due_on)) {
        standing->due_on = due_after(judging->frame, standing->due_on, rhythm);
        standing->occurrence++;
    }
    standing->owed = standing->due_on != DATE_NONE && (end == DATE_NONE || standing->due_on <= end);
}

/* A rule counted from the day of an event. Only what met it from `since` on counts. */
static struct standing stand_from(const struct judging *judging, const struct due_rule *rule, int event, int since)
{
    struct duration rhythm = rhythm_of(judging->matter, rule);
    struct standing standing = {.due_on = DATE_NONE, .last = DATE_NONE};
    struct due_days met = {0};

    event_met(judging->matter, rule, event, since, &met);
    standing.occurrence = times_met(&met) + 1;
    if (met.count > 0)
        standing.last = met.items[met.count - 1];
    if (event != DATE_NONE && standing.last == DATE_NONE)
        standing.due_on = due_after(judging->frame, event, rule->in);
    else if (event != DATE_NONE && rhythm.count > 0)
        standing.due_on = due_after(judging->frame, standing.last, rhythm);
    if (rhythm.count > 0)
        stand_repeated(judging, rhythm, &standing);
    else
        standing.owed = standing.due_on != DATE_NONE;
    due_days_free(&met);
    return standing;
}

/* What goes ahead of another rule's open occurrence: met once since that one was last, it is met for this time. */
static struct standing stand_ahead(const struct judging *judging, const struct due_rule *rule,
                                   const struct standing *base)
{
    int since = base->last == DATE_NONE ? DATE_NONE : base->last + 1;
    struct standing standing = stand_from(judging, rule, DATE_NONE, since);

    standing.owed = base->owed && standing.last == DATE_NONE;
    standing.due_on = base->owed ? due_after(judging->frame, base->due_on, rule->in) : DATE_NONE;
    standing.occurrence = base->occurrence;
    return standing;
}

static struct standing stand(const struct judging *judging, const struct due_rule *rule);

/* The earlier rule of the service that a rule counts from; NULL for none. */
static const struct due_rule *rule_before(const struct matter *matter, const struct due_rule *rule)
{
    for (const struct due_rule *other = matter->service->due; other < rule; other++) {
        if (text_is(other->what, rule->of.name))
            return other;
    }
    return NULL;
}

static struct standing stand_by_rule(const struct judging *judging, const struct due_rule *rule)
{
    const struct due_rule *before = rule_before(judging->matter, rule);
    struct standing base = {.due_on = DATE_NONE, .last = DATE_NONE};

    if (before == NULL)
        return base;
    base = stand(judging, before);
    if (rule->in.count < 0)
        return stand_ahead(judging, rule, &base);
    return stand_from(judging, rule, base.last, base.last);
}

/* --- a rule for each session ------------------------------------------------------------------ */

/* A session that was held, and whether the rule is met for it. */
struct each {
    const struct session *session;
    int due_on;
    bool met;
};

static bool done_for(const struct matter *matter, const struct due_rule *rule, int session)
{
    for (size_t i = 0; i < matter->done_count; i++) {
        if (matter->done[i].of_session == session && !matter->done[i].elsewhere &&
            text_is(matter->done[i].what, rule->what))
            return true;
    }
    return false;
}

/* What was done for no session in particular settles the oldest one that was open on that day. */
static void settle_oldest(const struct judging *judging, const struct due_rule *rule, struct each *each, size_t count)
{
    struct due_days met = {0};

    event_met(judging->matter, rule, DATE_NONE, DATE_NONE, &met);
    for (size_t i = 0; i < met.count; i++) {
        for (size_t j = 0; j < count && each[j].session->date <= met.items[i]; j++) {
            if (!each[j].met) {
                each[j].met = true;
                break;
            }
        }
    }
    due_days_free(&met);
}

/* All held sessions whose thing falls due in the house's time, the oldest first; the caller frees. */
static struct each *each_session(const struct judging *judging, const struct due_rule *rule, size_t *count)
{
    size_t held;
    const struct session **sessions = event_sessions_held(judging->matter, &held);
    struct each *each = memory_new(held * sizeof *each);

    *count = 0;
    for (size_t i = 0; i < held; i++) {
        int due_on = due_after(judging->frame, sessions[i]->date, rule->in);

        if (due_on != DATE_NONE && !before_house(judging, due_on))
            each[(*count)++] = (struct each){sessions[i], due_on, done_for(judging->matter, rule, sessions[i]->number)};
    }
    settle_oldest(judging, rule, each, *count);
    free(sessions);
    return each;
}

/* For what counts from such a rule: the oldest that is open, and the day it was last met. */
static struct standing stand_each(const struct judging *judging, const struct due_rule *rule)
{
    struct standing standing = {.due_on = DATE_NONE, .last = DATE_NONE};
    size_t count;
    struct each *each = each_session(judging, rule, &count);

    for (size_t i = 0; i < judging->matter->done_count; i++) {
        const struct due_done *done = &judging->matter->done[i];

        if (text_is(done->what, rule->what) && !done->elsewhere &&
            (standing.last == DATE_NONE || done->on > standing.last))
            standing.last = done->on;
    }
    for (size_t i = 0; i < count && !standing.owed; i++) {
        standing.owed = !each[i].met;
        standing.due_on = each[i].due_on;
        standing.occurrence = (int)i + 1;
    }
    free(each);
    return standing;
}

static struct standing stand(const struct judging *judging, const struct due_rule *rule)
{
    if (rule->of.kind == EVENT_RULE)
        return stand_by_rule(judging, rule);
    if (rule->of.kind == EVENT_EACH_SESSION)
        return stand_each(judging, rule);
    return stand_from(judging, rule, event_date(judging->matter, &rule->of), DATE_NONE);
}

bool due_takes(const struct matter *matter, const struct due_rule *rule, int session, int on)
{
    size_t open = 0, settled = 0;

    for (size_t i = 0; i < matter->session_count; i++) {
        const struct session *one = &matter->sessions[i];

        if (one->date <= on && event_session_counts(matter, one))
            open += session == 0 ? !done_for(matter, rule, one->number) : one->number == session;
    }
    for (size_t i = 0; session == 0 && i < matter->done_count; i++) {
        const struct due_done *done = &matter->done[i];

        settled += done->of_session == 0 && done->on <= on && !done->elsewhere && text_is(done->what, rule->what);
    }
    return settled < open;
}

/* --- the list --------------------------------------------------------------------------------- */

/* Whether a rule is owed beyond a good end: it counts, itself or by the rules it counts from, from that end, or from sessions that
 * were held and its day had not come. Source: domain facts, section 6: a report after every contact, the last one too; after eight
 * talks a status meeting. */
static bool outlasts_end(const struct matter *matter, const struct due_item *item)
{
    const struct due_rule *rule = item->rule;

    while (rule != NULL && rule->of.kind == EVENT_RULE)
        rule = rule_before(matter, rule);
    if (rule == NULL)
        return false;
    return rule->of.kind == EVENT_END || (item->due_on > matter->closed_on && (rule->of.kind == EVENT_EACH_SESSION ||
                                                                               rule->of.kind == EVENT_AFTER_SESSIONS));
}

/* Source: design, section 6, "Due lists". Of what does not outlast a closure only what had fallen due is kept, for the closing
 * report. */
static bool is_kept(const struct judging *judging, struct due_item *item)
{
    const struct matter *matter = judging->matter;

    if (before_house(judging, item->due_on))
        return false;
    item->overdue = item->due_on < judging->frame->today;
    if (matter->closure == CLOSURE_OPEN || (matter->closure == CLOSURE_COMPLETED && outlasts_end(matter, item)))
        return true;
    item->overdue = false;
    item->missing_at_closure = true;
    return item->due_on <= matter->closed_on;
}

/* Takes `of` over. */
static void item_add(const struct judging *judging, struct due_item item)
{
    struct due_items *items = judging->items;

    if (!is_kept(judging, &item)) {
        free(item.of);
        return;
    }
    items->items = memory_grow(items->items, items->count, sizeof *items->items);
    items->items[items->count++] = item;
}

/* An event as the catalogue writes it. */
static char *event_text(const struct event_ref *event)
{
    switch (event->kind) {
    case EVENT_RECEIVED: return memory_text("received");
    case EVENT_ACCEPTED: return memory_text("accepted");
    case EVENT_START: return memory_text("start");
    case EVENT_HALF: return memory_text("half");
    case EVENT_END: return memory_text("end");
    case EVENT_EACH_SESSION: return memory_text("session");
    case EVENT_SESSION: return text_format("session %d", event->number);
    case EVENT_AFTER_SESSIONS: return text_format("after %d sessions", event->number);
    case EVENT_RULE:
    case EVENT_FACT: break;
    }
    return memory_text(event->name == NULL ? "" : event->name);
}

static void judge_each(const struct judging *judging, const struct due_rule *rule)
{
    size_t count;
    struct each *each = each_session(judging, rule, &count);

    for (size_t i = 0; i < count; i++) {
        int number = each[i].session->number;

        if (!each[i].met)
            item_add(judging, (struct due_item){.rule = rule,
                                                .what = rule->what,
                                                .of = text_format("session %d", number),
                                                .of_session = number,
                                                .due_on = each[i].due_on,
                                                .occurrence = (int)i + 1,
                                                .to = rule->to});
    }
    free(each);
}

static void judge_rule(const struct judging *judging, const struct due_rule *rule)
{
    struct standing standing;

    if (rule->needs_consent != NULL && judging->matter->consent_missing)
        return;
    if (rule->of.kind == EVENT_EACH_SESSION) {
        judge_each(judging, rule);
        return;
    }
    standing = stand(judging, rule);
    if (standing.owed)
        item_add(judging, (struct due_item){.rule = rule,
                                            .what = rule->what,
                                            .of = event_text(&rule->of),
                                            .due_on = standing.due_on,
                                            .occurrence = standing.occurrence,
                                            .to = rule->to});
}

/* Source: domain facts, section 2: with a child case the caseworker must always be involved. Owed at once; in a house new to kreds
 * from its first day. */
static void judge_caseworker(const struct judging *judging)
{
    const struct matter *matter = judging->matter;
    int due_on = before_house(judging, matter->received_on) ? judging->frame->house_since : matter->received_on;

    if (matter->child_case && !matter->caseworker && matter->closure == CLOSURE_OPEN)
        item_add(judging, (struct due_item){
                              .what = CASEWORKER, .of = memory_text("received"), .due_on = due_on, .occurrence = 1});
}

void due_judge(const struct matter *matter, const struct due_frame *frame, struct due_items *items)
{
    struct judging judging = {matter, frame, items};

    for (size_t i = 0; i < matter->service->due_count; i++)
        judge_rule(&judging, &matter->service->due[i]);
    judge_caseworker(&judging);
}

void due_items_free(struct due_items *items)
{
    for (size_t i = 0; i < items->count; i++)
        free(items->items[i].of);
    free(items->items);
    *items = (struct due_items){0};
}
