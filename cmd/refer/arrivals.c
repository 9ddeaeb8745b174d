#include "refer/arrivals.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"

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
    struct service_room room;
    struct cells cells = {0};

    if (store_service_room(call->store, referral->service, call->today, &room, &call->messages) != 0)
        return -1;
    cells_reference(&cells, added->year, added->number);
    cells_text(&cells, referral->service);
    if (room.limited)
        cells_number(&cells, room.free);
    else
        cells_nothing(&cells);
    cells_number(&cells, room.waiting);
    cells_row(&cells, rows);
    return 0;
}

void arrival_tell_likely(struct call *call, const struct position *at, const struct referral_added *added)
{
    char reference[REFERENCE_TEXT], earlier[REFERENCE_TEXT];

    reference_write(added->year, added->number, reference);
    if (added->likely_year)
        messages_add(&call->messages, TROUBLE_WARNING, at,
                     _("%s may be the same citizen as %s (a like name, the same birth date); nothing was joined"),
                     reference, reference_write(added->likely_year, added->likely_number, earlier));
    if (added->name_differs)
        messages_add(&call->messages, TROUBLE_WARNING, at,
                     _("%s has a CPR number that is stored under another name; the stored name was kept"), reference);
}

void arrival_tell(struct call *call, const struct position *at, const struct referral_added *added)
{
    char reference[REFERENCE_TEXT];

    if (added->arrival == ARRIVAL_NEW)
        arrival_tell_likely(call, at, added);
    else
        messages_add(&call->messages, TROUBLE_REFUSED_RECORD, at,
                     _("this form is known already as %s; wanted another external_id or source"),
                     reference_write(added->year, added->number, reference));
}
