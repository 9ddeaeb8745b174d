#include "schedule/handing.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "common/cells.h"

#include <stdlib.h>

static int print(struct call *call, const struct handing *handing)
{
    static const struct column columns[] = {
        {"what", COLUMN_TEXT}, {"name", COLUMN_TEXT}, {"date", COLUMN_TEXT}, {"sessions", COLUMN_NUMBER}};
    struct rows *rows = call_rows(call, columns, 4);
    int result = 0;

    for (size_t i = 0; i < handing->count && result == 0; i++) {
        const struct handed *handed = &handing->items[i];
        struct cells cells = {0};
        cells_text(&cells, handed->what);
        cells_text(&cells, handed->name);
        cells_date(&cells, handed->on);
        if (handed->sessions > 0)
            cells_number(&cells, handed->sessions);
        else
            cells_nothing(&cells);
        result = cells_row(&cells, rows);
    }
    return call_rows_close(rows);
}

static int check_call(struct call *call, struct handing *handing)
{
    if (call->operand_count != 2)
        return call_usage(call, _("handover takes the leader who gives and the one who takes over"));
    handing->from = call->operands[0];
    handing->to = call->operands[1];
    if (text_is(handing->from, handing->to))
        return call_usage(call, _("the two leaders are one; wanted another to take over"));
    return call_option_date(call, "on", call->today, &handing->on);
}

int schedule_handover(struct call *call)
{
    struct handing handing = {.call = call};
    int result = -1;

    if (check_call(call, &handing) == 0 && call_catalogue(call) == 0 && call_store(call, STORE_WRITE) == 0 &&
        call_begin(call) == 0 && handing_all(&handing) == 0)
        result = call_finish(call);
    if (result == 0 && handing.count == 0)
        call_fail(call, TROUBLE_WARNING, _("%s has nothing to hand over; schedule list and refer owner show who has"),
                  handing.from);
    if (result == 0)
        result = print(call, &handing);
    handing_free(&handing);
    return result;
}
