#include "catalogue/house.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/cost.h"
#include "catalogue/readers.h"
#include "catalogue/service.h"
#include "catalogue/travel.h"
#include "model/zone.h"

#define OF_CATALOGUE(field) offsetof(struct catalogue, field)

static const struct named_value languages[] = {{"da", 0}, {"en", 1}, {NULL, 0}};
static const struct number_bounds hide_bounds = {0, 1000};

static int language_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int language;

    if (key_named(value, &language, key, reading) != 0)
        return -1;
    memory_text_set(field, named_name(languages, language));
    return 0;
}

/* No other zone: calendars can be written of these, and what was planned would be told at another hour there. */
static int zone_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int zone;

    if (key_named(value, &zone, key, reading) != 0)
        return -1;
    memory_text_set(field, named_name(zone_names, zone));
    return 0;
}

static int calendar_name_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char **name = field;

    if (key_text(value, field, key, reading) != 0)
        return -1;
    loading_link(reading, LINK_CALENDAR, value, *name, NULL);
    return 0;
}

static int concerns_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct catalogue *catalogue = field;
    int result = 0;

    if (value->kind != NODE_MAP)
        return reading_refuse(reading, value, _("no concerns stand here; a map of codes to texts was wanted"));
    if (map_bound(value, reading) != 0)
        return -1;
    for (size_t i = 0; i < value->count; i++) {
        struct concern *concern;

        catalogue->concerns = memory_grow(catalogue->concerns, catalogue->concern_count, sizeof *catalogue->concerns);
        concern = &catalogue->concerns[catalogue->concern_count++];
        concern->code = memory_text(value->keys[i]->text);
        if (!name_is_fit(concern->code))
            result = reading_refuse(reading, value->keys[i],
                                    _("this is no code; small letters a-z, digits, hyphens and "
                                      "underscores were wanted"));
        result |= key_words(value->items[i], &concern->name, key, reading);
    }
    return result;
}

static int house_targets_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct catalogue *catalogue = field;

    return targets_read(value, &catalogue->targets, &catalogue->target_count, key, reading);
}

static const struct key house_keys[] = {{"catalogue", key_name, OF_CATALOGUE(name), NULL, true},
                                        {"house", key_words, OF_CATALOGUE(house), NULL, true},
                                        {"municipality", key_text, OF_CATALOGUE(municipality), NULL, false},
                                        {"edition", key_date, OF_CATALOGUE(edition), NULL, false},
                                        {"language", language_read, OF_CATALOGUE(language), languages, false},
                                        {"currency", key_text, OF_CATALOGUE(currency), NULL, false},
                                        {"zone", zone_read, OF_CATALOGUE(zone), zone_names, false},
                                        {"calendar", calendar_name_read, OF_CATALOGUE(calendar), NULL, false},
                                        {"retention", key_length, OF_CATALOGUE(retention), NULL, false},
                                        {"untouched", key_length, OF_CATALOGUE(untouched), NULL, false},
                                        {"hide_below", key_number, OF_CATALOGUE(hide_below), &hide_bounds, false},
                                        {"concerns", concerns_read, 0, NULL, false},
                                        {"travel", key_travels, OF_CATALOGUE(travels), NULL, false},
                                        {"targets", house_targets_read, 0, NULL, false},
                                        {"services", key_services, 0, NULL, true},
                                        {NULL, NULL, 0, NULL, false}};

int house_read(const struct node *document, struct loading *loading)
{
    if (loading->has_catalogue)
        return reading_refuse(&loading->reading, document,
                              _("a second catalogue stands here, beside the one in %s:%d; one of them was wanted"),
                              loading->catalogue.file, loading->catalogue.line);
    loading->has_catalogue = true;
    loading->catalogue = document->at;
    return map_read(document, house_keys, loading->into, &loading->reading);
}
