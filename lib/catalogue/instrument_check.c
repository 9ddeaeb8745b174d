#include "catalogue/instrument_check.h"
#include "base/i18n.h"
#include "base/text.h"
#include "catalogue/bands.h"

static bool has_subscale(const struct instrument *instrument, const char *name)
{
    for (size_t i = 0; i < instrument->subscale_count; i++)
        if (text_is(instrument->subscales[i].name, name))
            return true;
    return false;
}

bool instrument_has_scale(const struct instrument *instrument, const char *name)
{
    for (size_t i = 0; i < instrument->total_count; i++)
        if (text_is(instrument->totals[i].name, name))
            return true;
    return has_subscale(instrument, name);
}

static bool has_number(const int *numbers, size_t count, int number)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

/* Item numbers as read from `list`: each there, none twice. */
static int numbers_check(const struct node *list, const int *numbers, size_t count, int most, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; i < count; i++)
        if (numbers[i] > most)
            result =
                reading_refuse(reading, list->items[i],
                               _("the instrument has no item %d; a number from 1 to %d was wanted"), numbers[i], most);
        else if (has_number(numbers, i, numbers[i]))
            result = reading_refuse(reading, list->items[i], _("item %d stands here twice; each item once was wanted"),
                                    numbers[i]);
    return result;
}

static int subscale_check(const struct node *map, const struct subscale *subscale, const struct instrument *instrument,
                          struct reading *reading)
{
    const struct node *items = node_get(map, "items"), *reverse = node_get(map, "reverse");
    int result = numbers_check(items, subscale->items, subscale->item_count, instrument->items, reading);

    result |= numbers_check(reverse, subscale->reverse, subscale->reverse_count, instrument->items, reading);
    for (size_t i = 0; i < subscale->reverse_count; i++)
        if (!has_number(subscale->items, subscale->item_count, subscale->reverse[i]))
            result = reading_refuse(reading, reverse->items[i],
                                    _("item %d is turned round but stands not in the subscale; one "
                                      "of its items was wanted"),
                                    subscale->reverse[i]);
    if (subscale->item_count == 0)
        result = reading_refuse(reading, items, _("the subscale has no items; one item or more was wanted"));
    else if (subscale->item_count <= (size_t)instrument->missing_at_most)
        result = reading_refuse(reading, items,
                                instrument->missing_at_most == 1
                                    ? _("all items of the subscale may be missing; more than %d item was wanted")
                                    : _("all items of the subscale may be missing; more than %d items were wanted"),
                                instrument->missing_at_most);
    return result;
}

static int totals_check(const struct node *map, const struct instrument *instrument, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; i < instrument->total_count; i++) {
        const struct total *total = &instrument->totals[i];

        if (has_subscale(instrument, total->name))
            result = reading_refuse(reading, map->keys[i], _("a subscale has this name; a name of its own was wanted"));
        if (total->subscales.count == 0)
            result = reading_refuse(reading, map->items[i],
                                    _("the total is the sum of nothing; one subscale or more was wanted"));
        for (size_t j = 0; j < total->subscales.count; j++)
            if (!has_subscale(instrument, total->subscales.items[j]))
                result =
                    reading_refuse(reading, map->items[i]->kind == NODE_LIST ? map->items[i]->items[j] : map->items[i],
                                   _("the instrument has no such subscale; one of its 'subscales' was wanted"));
    }
    return result;
}

static int alerts_check(const struct node *list, const struct instrument *instrument, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; i < instrument->alert_count; i++) {
        const struct alert *alert = &instrument->alerts[i];

        if (alert->item > instrument->items)
            result = reading_refuse(reading, node_get(list->items[i], "item"),
                                    _("the instrument has no item %d; a number from 1 to %d was wanted"), alert->item,
                                    instrument->items);
        if (alert->at_least < instrument->min || alert->at_least > instrument->max)
            result = reading_refuse(reading, node_get(list->items[i], "at_least"),
                                    _("no answer is %d; a number from %d to %d was wanted"), alert->at_least,
                                    instrument->min, instrument->max);
    }
    return result;
}

int instrument_check(const struct node *document, const struct instrument *instrument, struct reading *reading)
{
    const struct node *subscales = node_get(document, "subscales");
    const struct node *missing = node_get(document, "missing");
    int result = 0;

    if (instrument->min >= instrument->max)
        result = reading_refuse(reading, node_get(document, "max"),
                                _("the highest answer is not above the lowest; more than %d "
                                  "was wanted"),
                                instrument->min);
    if (instrument->missing_at_most > 0 && !instrument->prorate)
        result = reading_refuse(reading, missing,
                                _("a sum of fewer answers reads like a full one; 'prorate: mean' was wanted, "
                                  "or 'at_most: 0'"));
    for (size_t i = 0; i < instrument->subscale_count; i++)
        result |= subscale_check(subscales->items[i], &instrument->subscales[i], instrument, reading);
    result |= totals_check(node_get(document, "totals"), instrument, reading);
    result |= bands_check(node_get(document, "bands"), instrument, reading);
    result |= alerts_check(node_get(document, "alerts"), instrument, reading);
    result |= numbers_check(node_get(node_get(document, "positions"), "reverse"), instrument->position_reverse,
                            instrument->position_reverse_count, instrument->items, reading);
    return result;
}
