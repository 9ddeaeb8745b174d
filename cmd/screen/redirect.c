#include "screen/redirect.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/room.h"
#include "intake/question.h"
#include "store/decisions.h"
#include "store/referrals.h"

#include <stdlib.h>

/* One that was opened. */
struct onward_item {
    int year, number;
    char *from; /* the reference that it goes on from */
};

struct looking {
    const struct onward *onward;
    const char *reference;
    bool found;
};

static int find_same(void *context, const char *reference, const char *service)
{
    struct looking *looking = context;
    const struct onward *onward = looking->onward;

    if (!text_is(service, onward->to->code))
        return 0;
    looking->found = true;
    call_fail(onward->call, TROUBLE_FORBIDDEN,
              _("%s: the citizen has an open referral for %s already, %s; wanted decline"), looking->reference, service,
              reference);
    return 0;
}

int redirect_check(const struct onward *onward, long id, const struct judged *judged, const char *reference)
{
    struct call *call = onward->call;
    const struct service *to = onward->to;
    struct looking looking = {onward, reference, false};

    if (to == judged->service)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for %s already; wanted another service"), reference,
                         to->code);
    if (!to->anonymous && judged->referral.citizen.kind == PERSON_ANONYMOUS)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s is anonymous, and %s takes no anonymous citizen; wanted a form of its own"), reference,
                         to->code);
    if (store_other_referrals(call->store, id, find_same, &looking, &call->messages) != 0)
        return -1;
    return looking.found ? -1 : 0;
}

/* Of the kinds of citizen that a service is for, the referral's own, else the first: a child comes to a family's service. */
static enum citizen_kind kind_at(const struct service *service, enum citizen_kind kind)
{
    enum citizen_kind first = CITIZEN_CHILD;

    if (service->citizens & 1u << kind)
        return kind;
    while (!(service->citizens & 1u << first) && first < CITIZEN_CLASS)
        first++;
    return first;
}

/* Only the answers that the other service asks for: it has no use for the rest, which stays with the first one. */
static void keep_asked(const struct service *to, struct facts *answers)
{
    struct facts kept = {0};
    struct texts asked = {0};

    question_facts(to, &asked);
    for (size_t i = 0; i < answers->count; i++) {
        struct value value;
        if (!texts_has(&asked, answers->items[i].name))
            continue;
        value_copy(&value, &answers->items[i].value);
        facts_add(&kept, answers->items[i].name, value);
    }
    texts_free(&asked);
    facts_free(answers);
    *answers = kept;
}

/* The consents were given to the first service, and what was achieved of the goals was achieved there. */
static void ask_anew(struct referral *referral)
{
    for (size_t i = 0; i < referral->holder_count; i++)
        referral->holders[i].consent = CONSENT_UNKNOWN;
    for (size_t i = 0; i < referral->goal_count; i++) {
        free(referral->goals[i].outcome);
        referral->goals[i].outcome = NULL;
    }
}

int redirect_carry(struct onward *onward, struct referral *referral, const char *reference)
{
    struct call *call = onward->call;
    struct referral_added added = {0};
    char text[REFERENCE_TEXT];

    memory_text_set(&referral->service, onward->to->code);
    memory_text_set(&referral->source, reference);
    memory_text_set(&referral->external_id, NULL);
    referral->received_on = onward->on;
    referral->citizen_kind = kind_at(onward->to, referral->citizen_kind);
    keep_asked(onward->to, &referral->answers);
    ask_anew(referral);
    if (store_referral_add(call->store, referral, false, &added, &call->messages) != 0)
        return -1;
    onward->items = memory_grow(onward->items, onward->count, sizeof *onward->items);
    onward->items[onward->count++] =
        (struct onward_item){.year = added.year, .number = added.number, .from = memory_text(reference)};
    reference_write(added.year, added.number, text);
    call_fail(call, TROUBLE_WARNING, _("%s goes on as %s (%s)"), reference, text, onward->to->code);
    return 0;
}

int redirect_print(const struct onward *onward)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},
                                            {"service", COLUMN_TEXT},
                                            {"free", COLUMN_NUMBER},
                                            {"waiting", COLUMN_NUMBER},
                                            {"from", COLUMN_TEXT}};
    struct rows *rows = call_rows(onward->call, columns, 5);
    int result = 0;

    for (size_t i = 0; i < onward->count && result == 0; i++) {
        const struct onward_item *item = &onward->items[i];
        struct cells cells = {0};
        cells_reference(&cells, item->year, item->number);
        cells_text(&cells, onward->to->code);
        result = cells_room(onward->call, &cells, onward->to->code);
        cells_text(&cells, item->from);
        if (result == 0 && cells_row(&cells, rows) != 0)
            break;
    }
    return call_rows_close(rows) == 0 ? result : -1;
}

void onward_free(struct onward *onward)
{
    for (size_t i = 0; i < onward->count; i++)
        free(onward->items[i].from);
    free(onward->items);
}
