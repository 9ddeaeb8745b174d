#include "catalogue/cost.h"
#include "base/i18n.h"
#include "catalogue/readers.h"

#define OF_COST(field) offsetof(struct cost_item, field)
#define OF_TARGET(field) offsetof(struct target, field)

static int amount_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct cost_item *item = field;

    if (text_is(value->text, "unknown")) {
        item->unknown = true;
        return 0;
    }
    return key_decimal(value, &item->amount, key, reading);
}

static int cost_item_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"item", key_text, OF_COST(item), NULL, true},
                                      {"amount", amount_read, 0, NULL, false},
                                      {"hours", key_decimal, OF_COST(hours), NULL, false},
                                      {"rate", key_decimal, OF_COST(rate), NULL, false},
                                      {"times", key_decimal, OF_COST(times), NULL, false},
                                      {"per", key_named, OF_COST(per), cost_per_names, false},
                                      {NULL, NULL, 0, NULL, false}};
    struct cost_item *item = field;
    const struct node *hours = node_get(value, "hours"), *rate = node_get(value, "rate");
    int result;

    (void)key;
    item->times = 1;
    result = map_read(value, keys, item, reading) | map_wants_one(value, "amount", "hours", reading);
    if (hours != NULL && rate == NULL)
        return reading_refuse(reading, hours, _("the hours have no price; 'rate' was wanted beside them"));
    if (rate != NULL && hours == NULL)
        return reading_refuse(reading, rate, _("the rate has no hours; 'hours' was wanted beside it"));
    return result;
}

int key_cost(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;
    void *items = NULL;
    int result = key_list(value, &items, &service->cost_count, sizeof *service->cost, cost_item_read, key,
                          _("a list of what it costs"), reading);

    service->cost = items;
    return result;
}

static int target_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {
        {"what", key_text, OF_TARGET(what), NULL, true},       {"count", key_decimal, OF_TARGET(count), NULL, false},
        {"share", key_decimal, OF_TARGET(share), NULL, false}, {"from", key_date, OF_TARGET(from), NULL, false},
        {"to", key_date, OF_TARGET(to), NULL, false},          {NULL, NULL, 0, NULL, false}};
    struct target *target = field;

    (void)key;
    target->from = target->to = DATE_NONE;
    if ((map_read(value, keys, target, reading) | map_wants_one(value, "count", "share", reading)) != 0)
        return -1;
    if (target->share > 1)
        return reading_refuse(reading, node_get(value, "share"),
                              _("the share is more than the whole; 1 at most was wanted"));
    if (target->count <= 0 && target->share <= 0)
        return reading_refuse(reading, value, _("the target is reached by doing nothing; more than 0 was wanted"));
    return target->to == DATE_NONE ? 0 : map_wants_order(value, "from", target->from, "to", target->to, reading);
}

int targets_read(const struct node *value, struct target **targets, size_t *count, const struct key *key,
                 struct reading *reading)
{
    void *items = *targets;
    int result = key_list(value, &items, count, sizeof **targets, target_read, key, _("a list of targets"), reading);

    *targets = items;
    return result;
}
