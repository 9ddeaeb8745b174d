#include "schedule/placing.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "model/referral.h"
#include "store/courses.h"

#include <stdlib.h>

/* Who waits for what has no groups is not placed here: that course is planned for the one. */
static char *reason_of(const struct placing *placing, const struct waiting *waiting, const struct seat *seat)
{
    const struct service *service = catalogue_service(&placing->call->catalogue, waiting->service);
    char reference[REFERENCE_TEXT];

    if (seat->course < 0 && service && !(service->delivered & (1u << DELIVERED_GROUP)))
        return text_format(_("%s is not delivered in groups; schedule plan %s --for %s"), service->code, service->code,
                           reference_write(waiting->year, waiting->number, reference));
    return memory_text(seat->reason);
}

static int print(struct placing *placing, const struct placement *placement)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"course", COLUMN_TEXT}, {"result", COLUMN_TEXT}, {"reason", COLUMN_TEXT}};
    struct rows *rows = call_rows(placing->call, columns, 4);

    for (size_t i = 0; i < placement->count; i++) {
        const struct seat *seat = &placement->seats[i];
        const struct waiting *waiting = &placing->waiting[seat->waiting];
        struct cells cells = {0};
        char *reason = reason_of(placing, waiting, seat);
        cells_reference(&cells, waiting->year, waiting->number);
        cells_text(&cells, seat->course >= 0 ? placing->offers[seat->course].code : NULL);
        cells_text(&cells, seat->course >= 0 ? "placed" : "waiting");
        cells_text(&cells, reason);
        cells_row(&cells, rows);
        free(reason);
    }
    return call_rows_close(rows);
}

static void tell_left_out(struct placing *placing, const struct placement *placement)
{
    for (size_t i = 0; i < placement->left_out_count; i++) {
        const struct offer *offer = &placing->offers[placement->left_out[i]];
        call_fail(placing->call, TROUBLE_WARNING, _("%s was left out: its minimum of %d cannot be reached"),
                  offer->code, offer->min);
    }
}

static int commit(struct placing *placing, const struct placement *placement)
{
    struct call *call = placing->call;
    for (size_t i = 0; i < placement->count; i++) {
        const struct seat *seat = &placement->seats[i];
        if (seat->course >= 0 &&
            store_place_add(call->store, placing->waiting[seat->waiting].referral, placing->offers[seat->course].course,
                            call->today, &call->messages) != 0)
            return -1;
    }
    return call_finish(call);
}

/* What is committed is decided inside the transaction: nobody can take a place in between. */
static int place(struct placing *placing)
{
    struct call *call = placing->call;
    bool committing = call_option(call, "commit") != NULL;
    int result;

    if (call_catalogue(call) != 0 || call_store(call, committing ? STORE_WRITE : STORE_READ) != 0 ||
        (committing ? call_begin(call) : store_read_begin(call->store, &call->messages)) != 0 ||
        placing_load(placing) != 0)
        return -1;
    struct placement *placement =
        placement_make(placing->waiting, placing->waiting_count, placing->offers, placing->offer_count, call->today);
    if (!committing)
        store_read_end(call->store);
    result = committing ? commit(placing, placement) : 0;
    if (result == 0) {
        tell_left_out(placing, placement);
        result = print(placing, placement);
    }
    placement_free(placement);
    return result;
}

int schedule_place(struct call *call)
{
    struct placing placing = {.call = call};
    int result = call_references(call, 0, &placing.codes);

    /* An empty pipe names no course: nobody is placed. */
    if (result == 0 && (call->operand_count == 0 || placing.codes.count > 0))
        result = place(&placing);
    placing_free(&placing);
    return result;
}
