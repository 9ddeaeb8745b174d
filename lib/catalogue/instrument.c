#include "catalogue/instrument.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/bands.h"
#include "catalogue/instrument_check.h"
#include "catalogue/readers.h"

#include <limits.h>
#include <stdlib.h>

#define OF_INSTRUMENT(field) offsetof(struct instrument, field)

static const struct number_bounds item_bounds = {1, 500};
static const struct number_bounds answer_bounds = {-1000, 1000};

static int number_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct key plain = {key->name, key_number, 0, &item_bounds, false};

    return key_number(value, field, &plain, reading);
}

static int numbers_read(const struct node *value, int **numbers, size_t *count, const struct key *key,
                        struct reading *reading)
{
    void *items = *numbers;
    int result =
        key_list(value, &items, count, sizeof **numbers, number_read, key, _("a list of item numbers"), reading);

    *numbers = items;
    return result;
}

static int subscale_items_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct subscale *subscale = field;

    return numbers_read(value, &subscale->items, &subscale->item_count, key, reading);
}

static int subscale_reverse_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct subscale *subscale = field;

    return numbers_read(value, &subscale->reverse, &subscale->reverse_count, key, reading);
}

static int subscales_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"items", subscale_items_read, 0, NULL, true},
                                      {"reverse", subscale_reverse_read, 0, NULL, false},
                                      {NULL, NULL, 0, NULL, false}};
    struct instrument *instrument = field;
    int result = 0;

    (void)key;
    if (value->kind != NODE_MAP || value->count == 0)
        return reading_refuse(reading, value,
                              _("no subscales stand here; a map of names to {items: [...]} was wanted"));
    if (map_bound(value, reading) != 0)
        return -1;
    for (size_t i = 0; i < value->count; i++) {
        struct subscale *subscale;

        instrument->subscales =
            memory_grow(instrument->subscales, instrument->subscale_count, sizeof *instrument->subscales);
        subscale = &instrument->subscales[instrument->subscale_count++];
        result |= key_name(value->keys[i], &subscale->name, key, reading);
        result |= map_read(value->items[i], keys, subscale, reading);
    }
    return result;
}

static int totals_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct instrument *instrument = field;
    int result = 0;

    if (value->kind != NODE_MAP)
        return reading_refuse(reading, value,
                              _("no totals stand here; a map of names to lists of subscales was wanted"));
    if (map_bound(value, reading) != 0)
        return -1;
    for (size_t i = 0; i < value->count; i++) {
        struct total *total;

        instrument->totals = memory_grow(instrument->totals, instrument->total_count, sizeof *instrument->totals);
        total = &instrument->totals[instrument->total_count++];
        result |= key_name(value->keys[i], &total->name, key, reading);
        result |= key_texts(value->items[i], &total->subscales, key, reading);
    }
    return result;
}

static int prorate_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int how;

    if (key_named(value, &how, key, reading) != 0)
        return -1;
    *(bool *)field = true;
    return 0;
}

static int missing_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct named_value means[] = {{"mean", 1}, {NULL, 0}};
    static const struct named_value rounds[] = {{"half_up", ROUND_HALF_UP}, {NULL, 0}};
    static const struct key keys[] = {{"at_most", key_number, OF_INSTRUMENT(missing_at_most), NULL, false},
                                      {"prorate", prorate_read, OF_INSTRUMENT(prorate), means, false},
                                      {"round", key_named, OF_INSTRUMENT(round), rounds, false},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

static int alert_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"item", key_number, offsetof(struct alert, item), &item_bounds, true},
                                      {"at_least", key_number, offsetof(struct alert, at_least), &answer_bounds, true},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

static int alerts_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct instrument *instrument = field;
    void *items = NULL;
    int result = key_list(value, &items, &instrument->alert_count, sizeof *instrument->alerts, alert_read, key,
                          _("a list of alerts"), reading);

    instrument->alerts = items;
    return result;
}

static int position_reverse_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct instrument *instrument = field;

    return numbers_read(value, &instrument->position_reverse, &instrument->position_reverse_count, key, reading);
}

static int positions_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"reverse", position_reverse_read, 0, NULL, true}, {NULL, NULL, 0, NULL, false}};

    (void)key;
    ((struct instrument *)field)->has_positions = true;
    return map_read(value, keys, field, reading);
}

static const struct key instrument_keys[] = {{"instrument", key_name, OF_INSTRUMENT(name), NULL, true},
                                             {"name", key_words, OF_INSTRUMENT(title), NULL, false},
                                             {"items", key_number, OF_INSTRUMENT(items), &item_bounds, true},
                                             {"min", key_number, OF_INSTRUMENT(min), &answer_bounds, true},
                                             {"max", key_number, OF_INSTRUMENT(max), &answer_bounds, true},
                                             {"forms", key_some_texts, OF_INSTRUMENT(forms), NULL, false},
                                             {"subscales", subscales_read, 0, NULL, true},
                                             {"missing", missing_read, 0, NULL, false},
                                             {"totals", totals_read, 0, NULL, false},
                                             {"bands", key_bands, 0, NULL, false},
                                             {"alerts", alerts_read, 0, NULL, false},
                                             {"positions", positions_read, 0, NULL, false},
                                             {NULL, NULL, 0, NULL, false}};

/* Its place in the list: that of the library's own of the same name, or a new one. NULL where the house has one
 * already. */
static struct instrument *instrument_place(struct catalogue *catalogue, const struct instrument *instrument)
{
    for (size_t i = 0; i < catalogue->instrument_count; i++)
        if (instrument->name != NULL && text_is(catalogue->instruments[i].name, instrument->name)) {
            if (catalogue->instruments[i].at.line != 0)
                return NULL;
            instrument_free(&catalogue->instruments[i]);
            return &catalogue->instruments[i];
        }
    catalogue->instruments =
        memory_grow(catalogue->instruments, catalogue->instrument_count, sizeof *catalogue->instruments);
    return &catalogue->instruments[catalogue->instrument_count++];
}

int instrument_read(const struct node *document, struct loading *loading)
{
    struct instrument instrument = {0}, *place;
    int result = map_read(document, instrument_keys, &instrument, &loading->reading);

    if (result == 0)
        result = instrument_check(document, &instrument, &loading->reading);
    if (!loading->embedded)
        instrument.at = document->at;
    if (words_in(&instrument.title, "da")[0] == '\0') {
        memory_text_set(&instrument.title.da, instrument.name);
        memory_text_set(&instrument.title.en, instrument.name);
    }
    place = instrument_place(loading->into, &instrument);
    if (place != NULL) {
        *place = instrument;
        return result;
    }
    reading_refuse(&loading->reading, document->items[0],
                   _("a second instrument has this name; a name of its own was wanted"));
    instrument_free(&instrument);
    return -1;
}
