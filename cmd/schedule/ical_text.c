#include "schedule/ical_text.h"

#include "base/i18n.h"
#include "model/referral.h"
#include "model/service.h"

/* What sort of session it is goes without saying where it is one of those that the course consists of. */
static bool ordinary(const char *kind)
{
    int delivered;
    return named_read(delivered_names, kind, &delivered);
}

/* What else a session may be, where the house names it as kreds' own examples do; any other kind is the house's own word. */
static const char *called(const char *kind)
{
    static const struct {
        const char *kind, *name;
    } known[] = {{"start_up", N_("start-up meeting")},
                 {"network meeting", N_("network meeting")},
                 {"closing talk", N_("closing talk")},
                 {"talk with the mother", N_("talk with the mother")}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(known[i].kind, kind))
            return _(known[i].name);
    return kind;
}

void ical_summary(const struct agenda_row *row, const char *service, struct text *into)
{
    struct text plain = {0};
    char reference[REFERENCE_TEXT];

    if (row->course == 0)
        text_add_format(&plain, _("Interview %s: %s"), reference_write(row->year, row->number, reference), service);
    else if (ordinary(row->kind))
        text_add_format(&plain, "%s %s/%d", service, row->code, row->session);
    else
        text_add_format(&plain, "%s %s/%d: %s", service, row->code, row->session, called(row->kind));
    if (row->cancelled)
        text_add_format(into, _("Cancelled: %s"), text_bytes(&plain));
    else
        text_add(into, text_bytes(&plain));
    text_free(&plain);
}

void ical_description(const struct agenda_row *row, const char *whom, struct text *into)
{
    if (!text_empty(whom))
        text_add_format(into, _("For: %s\n"), whom);
    if (row->leaders)
        text_add_format(into, _("Leaders: %s\n"), row->leaders);
    if (row->course != 0 && row->parents)
        text_add(into, row->children ? _("Parents take part.\n") : _("For the parents alone.\n"));
    if (into->length > 0)
        into->bytes[--into->length] = '\0'; /* the last line's end */
}
