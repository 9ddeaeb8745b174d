#include "screen/instruments.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/embedded.h"
#include "common/cells.h"
#include "output/escape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether there is a catalogue to load: one that was named must be there, which loading it tells; one where it belongs may be. No home
 * to look in is no mistake here. */
static bool has_catalogue(struct call *call)
{
    struct messages kept = call->messages;

    if (call->catalogue_path)
        return true;
    call->messages = (struct messages){0};
    const char *path = call_catalogue_path(call);
    messages_free(&call->messages);
    call->messages = kept;
    return path && access(path, F_OK) == 0;
}

int call_instruments(struct call *call)
{
    if (has_catalogue(call))
        return call_catalogue(call);
    catalogue_embedded(&call->catalogue);
    call->catalogue_loaded = true;
    return 0;
}

const struct instrument *call_instrument(struct call *call, const char *name)
{
    const struct catalogue *catalogue = &call->catalogue;
    const struct instrument *instrument = catalogue_instrument(catalogue, name);
    struct texts names = {0};
    struct text list = {0};

    if (instrument)
        return instrument;
    const char **items = memory_new((catalogue->instrument_count + 1) * sizeof *items);
    for (size_t i = 0; i < catalogue->instrument_count; i++) {
        items[i] = catalogue->instruments[i].name;
        texts_add(&names, items[i]);
    }
    texts_join(&names, ", ", &list);
    const char *nearest = text_nearest(name, items);
    char *shown = nearest ? text_shown(name) : text_code_shown(name);
    if (nearest)
        call_fail(call, TROUBLE_NOT_FOUND, _("no instrument '%s'; did you mean %s?"), shown, nearest);
    else
        call_fail(call, TROUBLE_NOT_FOUND, _("no instrument '%s'; wanted one of %s"), shown, text_bytes(&list));
    free(shown);
    free(items);
    text_free(&list);
    texts_free(&names);
    return NULL;
}

int call_form(struct call *call, const struct instrument *instrument, const char *option, const char **form)
{
    const char *given = call_option(call, option);
    struct text forms = {0};
    char *shown;

    *form = given;
    if (!given || texts_has(&instrument->forms, given))
        return 0;
    texts_join(&instrument->forms, ", ", &forms);
    if (instrument->forms.count == 0)
        call_usage(call, _("%s has no forms; wanted no --%s"), instrument->name, option);
    else {
        shown = text_code_shown(given);
        call_usage(call, _("%s has no form '%s'; wanted one of %s"), instrument->name, shown, text_bytes(&forms));
        free(shown);
    }
    text_free(&forms);
    return -1;
}

/* Source: domain, questionnaires: a file of box positions is converted only when told so. */
int call_coding(struct call *call, const struct instrument *instrument, struct answer_key *key)
{
    const char *coding = call_option(call, "coding");

    *key = (struct answer_key){.instrument = instrument, .by_position = coding && strcmp(coding, "position") == 0};
    if (coding && !key->by_position && strcmp(coding, "scored") != 0)
        return call_usage(call, _("unknown coding '%s'; wanted scored or position"), coding);
    if (key->by_position && !instrument->has_positions)
        return call_usage(call,
                          _("the key of %s tells nothing of box positions; wanted its answers as they are scored"),
                          instrument->name);
    return 0;
}

const struct column score_columns[] = {{"id", COLUMN_TEXT},      {"scale", COLUMN_TEXT},   {"answered", COLUMN_NUMBER},
                                       {"items", COLUMN_NUMBER}, {"score", COLUMN_NUMBER}, {"band", COLUMN_TEXT}};
const struct column record_columns[] = {{"ref", COLUMN_TEXT},     {"scale", COLUMN_TEXT},   {"answered", COLUMN_NUMBER},
                                        {"items", COLUMN_NUMBER}, {"score", COLUMN_NUMBER}, {"band", COLUMN_TEXT}};

int print_scores(struct rows *rows, const char *first, const struct scoring *scoring)
{
    for (size_t i = 0; i < scoring->count; i++) {
        const struct scale_score *score = &scoring->scales[i];
        struct cells cells = {0};

        cells_text(&cells, first);
        cells_text(&cells, score->scale);
        cells_number(&cells, score->answered);
        cells_number(&cells, score->items);
        if (score->scored)
            cells_number(&cells, score->score);
        else
            cells_nothing(&cells);
        cells_text(&cells, score->band);
        if (cells_row(&cells, rows) != 0)
            return -1;
    }
    return 0;
}

void tell_alerts(const struct call *call, const char *where, const struct instrument *instrument,
                 const struct scoring *scoring)
{
    for (size_t i = 0; i < scoring->alert_count; i++) {
        struct text line = {0}, harmless = {0};

        text_add_format(&line, _("%s: %s: item %d of %s is an alert, whatever the score; a person must look at it"),
                        call->command->name, where, scoring->alerts[i], instrument->name);
        escape_harmless(&harmless, text_bytes(&line));
        fprintf(stderr, "%s\n", text_bytes(&harmless));
        text_free(&harmless);
        text_free(&line);
    }
}
