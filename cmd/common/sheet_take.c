#include "common/sheet_take.h"

#define ROWS_A_STRETCH 10000

/* Without a file of rejects the refused rows are described on standard error; with one it holds the reasons. */
static void refuse(struct call *call, struct sheet_in *in, struct sheet_taking *taking, const struct sheet_row *row,
                   struct messages *wrong)
{
    taking->refused++;
    rejects_add(in->rejects, row, wrong);
    if (rejects_kept(in->rejects)) {
        messages_free(wrong);
        return;
    }
    for (size_t i = 0; i < wrong->count; i++)
        if (wrong->items[i].trouble != TROUBLE_WARNING)
            wrong->items[i].trouble = TROUBLE_REFUSED_RECORD;
    messages_move(&call->messages, wrong);
}

/* 1 when there is more, 0 at the end of the sheet, -1 failed. A dry run is one stretch, as the next one would know nothing of its rows. */
static int take_stretch(struct call *call, struct sheet_in *in, struct ahead *ahead, struct sheet_taking *taking)
{
    struct ahead_row *row;
    int more = 1;

    if (call_begin(call) != 0)
        return -1;
    for (int i = 0; (call->dry_run || i < ROWS_A_STRETCH) && more == 1; i++) {
        more = ahead_next(ahead, &row);
        int taken = row->read ? taking->row(taking->context, row->row.line, row->read, &row->wrong) : more == 1;
        if (taken > 0)
            refuse(call, in, taking, &row->row, &row->wrong);
        messages_move(&call->messages, &row->wrong);
        if (taken < 0)
            return -1;
    }
    return more < 0 || call_finish(call) != 0 ? -1 : more;
}

/* Whoever types the rows, or fetches them from afar, is waited for before the store is held. */
int sheet_take(struct call *call, struct sheet_in *in, struct sheet_taking *taking)
{
    sheet_settle(in->sheet);
    int more = store_much(call->store, &call->messages) == 0 ? 1 : -1;
    struct ahead *ahead = ahead_begin(in->sheet, &taking->reading);

    while (more == 1) {
        more = take_stretch(call, in, ahead, taking);
        if (more >= 0)
            taking->committed(taking->context);
    }
    ahead_end(ahead);
    return sheet_in_end(call, in, more == 0, taking->refused) == 0 ? more : -1;
}
