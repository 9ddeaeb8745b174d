#include "catalogue/links.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>

#define MESSAGES_MOST 200 /* a catalogue with more is another kind of file */

void links_add(struct links *links, enum link_kind kind, const struct position *at, const char *name,
               const char *within)
{
    struct link *link;

    links->items = memory_grow(links->items, links->count, sizeof *links->items);
    link = &links->items[links->count++];
    link->kind = kind;
    link->at = *at;
    link->name = memory_text(name);
    link->within = memory_text(within);
}

void links_free(struct links *links)
{
    for (size_t i = 0; i < links->count; i++) {
        free(links->items[i].name);
        free(links->items[i].within);
    }
    free(links->items);
    *links = (struct links){0};
}

/* A thing that was refused may have stayed without its name. */
static void names_add(struct texts *names, const char *name)
{
    if (name != NULL)
        texts_add(names, name);
}

static void instrument_scales(const struct instrument *instrument, struct texts *names)
{
    for (size_t i = 0; i < instrument->subscale_count; i++)
        names_add(names, instrument->subscales[i].name);
    for (size_t i = 0; i < instrument->total_count; i++)
        names_add(names, instrument->totals[i].name);
}

static void calendar_periods(const struct calendar *calendar, struct texts *names)
{
    for (size_t i = 0; i < calendar->closed_count; i++)
        if (!texts_has(names, calendar->closed[i].name))
            names_add(names, calendar->closed[i].name);
}

/* All names that a link may bear. False where a link of another kind is broken already and speaks for this one, or any name will do. */
static bool link_names(const struct link *link, const struct catalogue *catalogue, struct texts *names)
{
    const struct instrument *instrument = catalogue_instrument(catalogue, link->within);
    const struct calendar *calendar = catalogue_calendar(catalogue);

    switch (link->kind) {
    case LINK_SERVICE:
        for (size_t i = 0; i < catalogue->service_count; i++)
            names_add(names, catalogue->services[i].code);
        return true;
    case LINK_CONCERN:
        for (size_t i = 0; i < catalogue->concern_count; i++)
            names_add(names, catalogue->concerns[i].code);
        return true;
    case LINK_CALENDAR:
        for (size_t i = 0; i < catalogue->calendar_count; i++)
            names_add(names, catalogue->calendars[i].name);
        return true;
    case LINK_CLOSED:
        if (calendar != NULL)
            calendar_periods(calendar, names);
        return calendar != NULL || catalogue->calendar == NULL;
    case LINK_INSTRUMENT:
        for (size_t i = 0; i < catalogue->instrument_count; i++)
            names_add(names, catalogue->instruments[i].name);
        return true;
    case LINK_FORM:
        if (instrument != NULL)
            texts_copy(names, &instrument->forms);
        return names->count > 0;
    case LINK_SCALE:
        if (instrument != NULL)
            instrument_scales(instrument, names);
        return instrument != NULL;
    }
    return false;
}

/* Three sentences a kind: with the name that was perhaps meant, with all there are, and where there are none. A link to a service stands
 * in one, and an instrument without forms takes any, so these two have no third. */
static const char *const link_sentences[][3] = {
    [LINK_SERVICE] = {N_("no service is called '%s'; '%s' was perhaps wanted"),
                      N_("no service is called '%s'; one of these was wanted: %s"), NULL},
    [LINK_CONCERN] = {N_("no concern is called '%s'; '%s' was perhaps wanted"),
                      N_("no concern is called '%s'; one of these was wanted: %s"),
                      N_("no concern is called '%s'; it was wanted under 'concerns'")},
    [LINK_CALENDAR] = {N_("no calendar is called '%s'; '%s' was perhaps wanted"),
                       N_("no calendar is called '%s'; one of these was wanted: %s"),
                       N_("no calendar is called '%s'; a file with this calendar was wanted")},
    [LINK_CLOSED] = {N_("no closed period of the calendar in force is called '%s'; '%s' was perhaps wanted"),
                     N_("no closed period of the calendar in force is called '%s'; one of these was wanted: %s"),
                     N_("no calendar in force has a closed period '%s'; it was wanted under a calendar's 'closed'")},
    [LINK_INSTRUMENT] = {N_("no instrument is called '%s'; '%s' was perhaps wanted"),
                         N_("no instrument is called '%s'; one of these was wanted: %s"),
                         N_("no instrument is called '%s'; a file with this instrument was wanted")},
    [LINK_FORM] = {N_("the instrument has no form '%s'; '%s' was perhaps wanted"),
                   N_("the instrument has no form '%s'; one of these was wanted: %s"), NULL},
    [LINK_SCALE] = {N_("the instrument has no scale '%s'; '%s' was perhaps wanted"),
                    N_("the instrument has no scale '%s'; one of these was wanted: %s"),
                    N_("the instrument has no scale '%s'; it was wanted under its 'subscales'")},
};

static int link_refuse(const struct link *link, const struct texts *names, struct messages *messages)
{
    const char *const *sentences = link_sentences[link->kind];
    const char **items = memory_new((names->count + 1) * sizeof *items);
    char *shown = text_shown(link->name);
    struct text list = {0};
    const char *nearest;

    for (size_t i = 0; i < names->count; i++)
        items[i] = names->items[i];
    nearest = text_nearest(link->name, items);
    texts_join(names, ", ", &list);
    if (nearest != NULL)
        messages_add(messages, TROUBLE_CATALOGUE, &link->at, _(sentences[0]), shown, nearest);
    else if (names->count > 0)
        messages_add(messages, TROUBLE_CATALOGUE, &link->at, _(sentences[1]), shown, text_bytes(&list));
    else
        messages_add(messages, TROUBLE_CATALOGUE, &link->at, _(sentences[2]), shown);
    text_free(&list);
    free(shown);
    free(items);
    return -1;
}

int links_check(const struct links *links, const struct catalogue *catalogue, struct messages *messages)
{
    int result = 0;

    for (size_t i = 0; i < links->count && messages->count < MESSAGES_MOST; i++) {
        const struct link *link = &links->items[i];
        struct texts names = {0};

        if (link_names(link, catalogue, &names) && !texts_has(&names, link->name))
            result = link_refuse(link, &names, messages);
        texts_free(&names);
    }
    return result;
}
