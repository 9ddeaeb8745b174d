#include "refer/arrivals.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/room.h"

#include <string.h>

void arrival_source(const struct call *call, const char *path, const char *unnamed, struct referral *referral)
{
    const char *given = call_option(call, "source");
    const char *slash = strrchr(path, '/');

    if (!given && referral->source)
        return;
    if (!given)
        given = strcmp(path, "-") == 0 ? unnamed : slash ? slash + 1 : path;
    memory_text_set(&referral->source, given);
}

int arrival_row(struct call *call, struct rows *rows, const struct referral *referral,
                const struct referral_added *added)
{
    struct cells cells = {0};

    cells_reference(&cells, added->year, added->number);
    cells_text(&cells, referral->service);
    if (cells_room(call, &cells, referral->service) != 0)
        return -1;
    cells_row(&cells, rows);
    return 0;
}

/* A whole sentence for each reason, by the references alone. */
static const char *likeness_sentence(enum likeness how)
{
    switch (how) {
    case LIKENESS_SAME_NAME:
        return _("%s may be the same citizen as %s (a like name, the same birth date); nothing was joined");
    case LIKENESS_SWAPPED_NAMES:
        return _("%s may be the same citizen as %s (the parts of the name changed about, the same birth date); "
                 "nothing was joined");
    case LIKENESS_CPR_SLIP:
        return _("%s may be the same citizen as %s (the same name, a slip between the CPR numbers); "
                 "nothing was joined");
    case LIKENESS_NAME_SLIP:
        return _("%s may be the same citizen as %s (a letter of the name differs, the same birth date); "
                 "nothing was joined");
    case LIKENESS_SHORTER_NAME:
        return _("%s may be the same citizen as %s (a middle name left out, the same birth date); "
                 "nothing was joined");
    case LIKENESS_BIRTH_SLIP:
        return _("%s may be the same citizen as %s (the same name, a slip between the birth dates); "
                 "nothing was joined");
    case LIKENESS_NONE:
    case LIKENESS_OPEN_TWICE: break;
    }
    return NULL;
}

void arrival_tell_likely(struct call *call, const struct position *at, const struct referral *referral,
                         const struct referral_added *added, const struct arrival_like *like)
{
    char reference[REFERENCE_TEXT], earlier[REFERENCE_TEXT];
    const char *sentence = likeness_sentence(like->how);

    reference_write(added->year, added->number, reference);
    if (sentence)
        messages_add(&call->messages, TROUBLE_WARNING, at, sentence, reference,
                     reference_write(like->year, like->number, earlier));
    if (like->open_year)
        messages_add(&call->messages, TROUBLE_WARNING, at,
                     _("%s and %s are of one citizen and both open at %s; wanted one of them withdrawn, or both meant"),
                     reference, reference_write(like->open_year, like->open_number, earlier), referral->service);
    if (added->name_differs)
        messages_add(&call->messages, TROUBLE_WARNING, at,
                     _("%s has a CPR number that is stored under another name; the stored name was kept"), reference);
}

void arrival_tell(struct call *call, const struct position *at, const struct referral *referral,
                  const struct referral_added *added, const struct arrival_like *like)
{
    char reference[REFERENCE_TEXT];

    if (added->arrival == ARRIVAL_NEW)
        arrival_tell_likely(call, at, referral, added, like);
    else
        messages_add(&call->messages, TROUBLE_REFUSED_RECORD, at,
                     _("this form is known already as %s; wanted another external_id or source"),
                     reference_write(added->year, added->number, reference));
}
