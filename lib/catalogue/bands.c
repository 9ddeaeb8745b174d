#include "catalogue/bands.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/instrument_check.h"
#include "catalogue/readers.h"

#include <stdlib.h>

static const struct number_bounds age_bounds = {0, 150};

static bool is_head_key(const char *name)
{
    return text_is(name, "form") || text_is(name, "ages") || text_is(name, "scale");
}

static int head_read(const struct node *value, struct band *head, struct reading *reading)
{
    static const struct key ages_key = {"ages", key_span, 0, &age_bounds, false};
    const struct node *form = node_get(value, "form"), *ages = node_get(value, "ages"),
                      *scale = node_get(value, "scale");
    int span[2] = {-1, -1};
    int result = 0;

    if (form != NULL)
        result |= key_text(form, &head->form, &ages_key, reading);
    if (ages != NULL)
        result |= key_span(ages, span, &ages_key, reading);
    head->age_from = span[0];
    head->age_to = span[1];
    if (scale == NULL)
        return reading_refuse(reading, value, _("the bands are of no scale; 'scale' was wanted"));
    return result | key_text(scale, &head->scale, &ages_key, reading);
}

static bool bands_meet(const struct band *a, const struct band *b)
{
    if (a->from > b->to || b->from > a->to)
        return false;
    if (a->age_from >= 0 && b->age_from >= 0 && (a->age_from > b->age_to || b->age_from > a->age_to))
        return false;
    return text_is(a->scale, b->scale) && text_is(a->form, b->form);
}

/* Two bands of one scale, form and age must leave no doubt in which a score lies. */
static int overlap_check(const struct node *at, const struct band *bands, const struct band *band,
                         struct reading *reading)
{
    for (; bands < band; bands++)
        if (bands_meet(bands, band))
            return reading_refuse(reading, at,
                                  _("this band has scores of the band '%s'; bands without scores in common were "
                                    "wanted"),
                                  bands->name);
    return 0;
}

static int band_read(const struct node *name, const struct node *value, const struct band *head,
                     struct instrument *instrument, struct reading *reading)
{
    static const struct key plain = {"band", key_span, 0, NULL, false};
    struct band *band;
    int span[2] = {0, 0};

    if (key_span(value, span, &plain, reading) != 0)
        return -1;
    instrument->bands = memory_grow(instrument->bands, instrument->band_count, sizeof *instrument->bands);
    band = &instrument->bands[instrument->band_count++];
    *band = (struct band){.form = memory_text(head->form),
                          .age_from = head->age_from,
                          .age_to = head->age_to,
                          .scale = memory_text(head->scale),
                          .from = span[0],
                          .to = span[1]};
    return key_name(name, &band->name, &plain, reading) | overlap_check(value, instrument->bands, band, reading);
}

static int entry_read(const struct node *value, struct instrument *instrument, struct reading *reading)
{
    struct band head = {0};
    size_t count = 0;
    int result;

    if (value->kind != NODE_MAP)
        return reading_refuse(reading, value, _("no bands stand here; {scale: ..., NAME: [0, 13], ...} was wanted"));
    if (map_bound(value, reading) != 0)
        return -1;
    result = head_read(value, &head, reading);
    for (size_t i = 0; i < value->count; i++)
        if (!is_head_key(value->keys[i]->text)) {
            result |= band_read(value->keys[i], value->items[i], &head, instrument, reading);
            count++;
        }
    if (count == 0)
        result = reading_refuse(reading, value, _("the scale has no bands; one or more, as NAME: [0, 13], was wanted"));
    free(head.form);
    free(head.scale);
    return result;
}

int key_bands(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int result = 0;

    (void)key;
    if (value->kind != NODE_LIST)
        return reading_refuse(reading, value, _("no list stands here; a list of bands was wanted"));
    for (size_t i = 0; i < value->count; i++)
        result |= entry_read(value->items[i], field, reading);
    return result;
}

int bands_check(const struct node *list, const struct instrument *instrument, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct node *form = node_get(list->items[i], "form"), *scale = node_get(list->items[i], "scale");

        if (form != NULL && instrument->forms.count > 0 && !texts_has(&instrument->forms, form->text))
            result = reading_refuse(reading, form, _("the instrument has no such form; one of its 'forms' was wanted"));
        if (scale != NULL && !instrument_has_scale(instrument, scale->text))
            result = reading_refuse(reading, scale,
                                    _("the instrument has no such scale; one of its 'subscales' or 'totals' "
                                      "was wanted"));
    }
    return result;
}
