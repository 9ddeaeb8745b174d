#include "rules/plan_slots.h"
#include "base/memory.h"
#include "rules/spread.h"

#include <stdlib.h>

#define CHILDREN_BITS (1u << PARTICIPANT_CHILD | 1u << PARTICIPANT_FAMILY | 1u << PARTICIPANT_CLASS)
#define NO_ADULT_BITS (1u << PARTICIPANT_CHILD | 1u << PARTICIPANT_CLASS)

/* Source: domain, crisis help: to a family or to a class; supervision: to both carers, unless they agree on one. */
const char *plan_kind(const struct plan_wish *wish)
{
    unsigned delivered = wish->service->delivered, own = 0;

    if (wish->one_referral && delivered != 1u << DELIVERED_GROUP)
        delivered &= ~(1u << DELIVERED_GROUP);
    if (wish->one_referral && wish->citizen == CITIZEN_FAMILY)
        own = 1u << DELIVERED_FAMILY;
    if (wish->one_referral && wish->citizen == CITIZEN_CLASS)
        own = 1u << DELIVERED_CLASS;
    if (delivered & own)
        delivered &= own;
    for (int kind = DELIVERED_GROUP; kind <= DELIVERED_CLASS; kind++)
        if (delivered & 1u << kind)
            return named_name(delivered_names, kind);
    return named_name(delivered_names, DELIVERED_GROUP);
}

int plan_parts_count(const struct sessions_rule *rule)
{
    int count = 0;

    for (size_t i = 0; i < rule->part_count; i++)
        count += rule->parts[i].count;
    return count;
}

static void slots_add(struct plan_slots *into, struct plan_slot slot)
{
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = slot;
}

/* Source: domain, SES: three group sessions, then three individual talks with each family. The minutes wished for
 * hold for every part. */
void plan_slots_fill(const struct plan_wish *wish, size_t count, int minutes, struct plan_slots *into)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    bool group = !wish->one_referral && (wish->service->delivered & 1u << DELIVERED_GROUP);

    for (size_t i = 0; i < rule->part_count; i++) {
        const struct session_part *part = &rule->parts[i];
        struct plan_slot slot = {.kind = part->kind, .minutes = minutes};

        if (part->minutes > 0 && wish->minutes <= 0)
            slot.minutes = part->minutes;
        slot.own = group && text_is(part->kind, named_name(delivered_names, DELIVERED_INDIVIDUAL));
        for (int k = 0; k < part->count && into->count < count; k++)
            slots_add(into, slot);
    }
    while (into->count < count)
        slots_add(into, (struct plan_slot){.kind = plan_kind(wish), .minutes = minutes});
}

void plan_slots_free(struct plan_slots *slots)
{
    free(slots->items);
    *slots = (struct plan_slots){0};
}

/* A parallel parent group meets at some of the children's sessions, spread over the course, the first and last
 * among them. Source: domain, the children's groups of Copenhagen. */
static void parallel_parents(int wanted, struct sessions *sessions)
{
    size_t count = wanted < 0 ? 0 : (size_t)wanted;
    size_t *chosen = memory_new((sessions->count + 1) * sizeof *chosen);
    int *dates = memory_new((sessions->count + 1) * sizeof *dates);

    if (count > sessions->count)
        count = sessions->count;
    for (size_t i = 0; i < sessions->count; i++)
        dates[i] = sessions->items[i].date;
    if (spread_evenly(dates, sessions->count, count, chosen))
        for (size_t i = 0; i < count; i++)
            sessions->items[chosen[i]].parents = true;
    free(dates);
    free(chosen);
}

void plan_participants(const struct service *service, bool whole, struct sessions *sessions)
{
    const struct parents_rule *rule = &service->parents;
    unsigned citizens = CHILDREN_BITS, adults = ~NO_ADULT_BITS;

    /* Of a service for adults the citizen is the adult who takes part, not a child's parent. */
    if (service->citizens == 1u << CITIZEN_ADULT) {
        citizens |= 1u << PARTICIPANT_ADULT;
        adults &= ~(1u << PARTICIPANT_ADULT);
    }

    for (size_t i = 0; i < sessions->count; i++) {
        struct session *session = &sessions->items[i];

        session->children = service->participants == 0 || (service->participants & citizens) != 0;
        session->parents = rule->kind == PARENTS_EVERY || (rule->kind == PARENTS_FIRST && i == 0) ||
                           (rule->kind == PARENTS_LAST && whole && i + 1 == sessions->count) ||
                           (rule->kind == PARENTS_UNSET && (service->participants & adults) != 0);
    }
    if (rule->kind == PARENTS_PARALLEL)
        parallel_parents(rule->parallel, sessions);
}
