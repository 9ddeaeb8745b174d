#include "rows.h"
#include "table.h"

#include "base/text.h"
#include "rules/calendar.h"

enum { RULES_MOST = 16 };

/* The due rules of one place, in their order: the day each is due, and the day it was done. */
struct doing {
    const struct rows_of_world *rows;
    const struct table *done;
    const struct fate *fate;
    const struct service *service;
    long index;
    struct dice dice;
    int due[RULES_MOST], did[RULES_MOST];
};

static bool rule_is(const struct due_rule *rule, enum event_kind kind)
{
    return rule->of.kind == kind;
}

/* Nine in ten are done, some days early or late; DATE_NONE for what is not, or not yet. */
static int do_it(struct doing *doing, const struct due_rule *rule, int due, long session)
{
    const struct fate *fate = doing->fate;
    int on = due + dice_between(&doing->dice, -6, 8), last = rule_is(rule, EVENT_END) ? DATE_NONE : fate->to;

    if (due == DATE_NONE || !dice_chance(&doing->dice, 90))
        return DATE_NONE;
    if (on >= doing->rows->world->today || (last != DATE_NONE && on > last) || on < fate->received)
        return DATE_NONE;
    table_put(doing->done, "itiidtd", row_referral(doing->index), rule->what, row_course(fate->course), session, on,
              BY_USER, on + (dice_chance(&doing->dice, 85) ? 0 : 1));
    return on;
}

static int other_rule(const struct doing *doing, const struct due_rule *rule)
{
    for (size_t i = 0; i < doing->service->due_count; i++)
        if (text_is(doing->service->due[i].what, rule->of.name))
            return (int)i;
    return 0;
}

static int day_of(const struct doing *doing, const struct due_rule *rule, const int *all, int all_count,
                  const struct held *held, int held_count)
{
    const struct offer *offer = &offers[doing->fate->offer];
    int half = (offer->sessions + 1) / 2;

    switch (rule->of.kind) {
    case EVENT_START: return all_count > 0 ? all[0] : DATE_NONE;
    case EVENT_HALF: return all_count >= half ? all[half - 1] : DATE_NONE;
    case EVENT_AFTER_SESSIONS: return held_count >= rule->of.number ? held[rule->of.number - 1].date : DATE_NONE;
    case EVENT_END: return doing->fate->to;
    case EVENT_RULE:
        return rule->in.count < 0 ? doing->due[other_rule(doing, rule)] : doing->did[other_rule(doing, rule)];
    default: return DATE_NONE;
    }
}

static void do_rule(struct doing *doing, size_t number, const struct due_rule *rule, int event)
{
    int due = event == DATE_NONE ? DATE_NONE : duration_after(event, rule->in);

    doing->due[number] = due;
    doing->did[number] = do_it(doing, rule, due, 0);
    while (doing->did[number] != DATE_NONE && rule->then_every.count > 0) {
        int again = do_it(doing, rule, duration_after(doing->did[number], rule->then_every), 0);

        if (again == DATE_NONE)
            break;
        doing->did[number] = again;
    }
}

void rows_done(const struct rows_of_world *rows, const struct table *done, long referral, const int *all, int all_count,
               const struct held *held, int held_count)
{
    const struct fate *fate = &rows->world->fates[referral];
    struct doing doing = {.rows = rows,
                          .done = done,
                          .fate = fate,
                          .index = referral,
                          .service = offers[fate->offer].service,
                          .dice = dice_for(rows->world->seed, DICE_DONE, referral)};

    for (size_t i = 0; i < doing.service->due_count && i < RULES_MOST; i++) {
        const struct due_rule *rule = &doing.service->due[i];

        doing.due[i] = doing.did[i] = DATE_NONE;
        if (rule_is(rule, EVENT_EACH_SESSION)) {
            for (int j = 0; j < held_count; j++)
                do_it(&doing, rule, duration_after(held[j].date, rule->in), held[j].number);
        } else if (!text_is(rule->what, "interview"))
            do_rule(&doing, i, rule, day_of(&doing, rule, all, all_count, held, held_count));
    }
}
