#include "schedule/placing.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "model/referral.h"
#include "rules/placement_whatif.h"
#include "store/courses.h"

#include <stdlib.h>

/* One showing of a placement. */
struct showing {
    struct placing *placing;
    const struct placement *placement;
    struct whatif *whatif; /* with --explain; else NULL */
};

/* Whether the service is given in groups, which alone are filled here. */
static bool in_groups(const struct placing *placing, const struct waiting *waiting)
{
    const struct service *service = catalogue_service(&placing->call->catalogue, waiting->service);

    return !service || (service->delivered & (1u << DELIVERED_GROUP)) != 0;
}

/* Whether the service has no sessions and only refers on, so that no course is ever planned. */
static bool refers_on(const struct placing *placing, const struct waiting *waiting)
{
    const struct service *service = catalogue_service(&placing->call->catalogue, waiting->service);

    return service && service->sessions.none;
}

/* Who waits for what has no groups is not placed here: that course is planned for the one. */
static char *reason_of(const struct showing *showing, const struct waiting *waiting, const struct seat *seat)
{
    const struct placing *placing = showing->placing;
    char reference[REFERENCE_TEXT];

    if (seat->course >= 0)
        return companions_reason(&placing->companions, showing->placement->company, waiting->referral);
    if (refers_on(placing, waiting))
        return text_format(_("%s has no sessions; schedule end %s once it went on"), waiting->service,
                           reference_write(waiting->year, waiting->number, reference));
    if (!in_groups(placing, waiting))
        return text_format(_("%s is not delivered in groups; schedule plan %s --for %s"), waiting->service,
                           waiting->service, reference_write(waiting->year, waiting->number, reference));
    return memory_text(seat->reason);
}

static void add_change(struct text *into, const struct change *change, const struct offer *offers, bool words)
{
    char *text = words ? whatif_words(change, offers) : whatif_code(change, offers);

    if (into->length > 0)
        text_add(into, words ? "; " : ",");
    text_add(into, text);
    free(text);
}

/* What would have placed one who has no place; NULL for one who has. The caller frees. */
static char *change_of(const struct showing *showing, const struct waiting *waiting, const struct seat *seat)
{
    const struct placing *placing = showing->placing;
    bool words = placing->call->terminal, whole;
    struct change changes[CHANGES_MOST];
    struct text text = {0};

    if (seat->course >= 0 || !in_groups(placing, waiting))
        return NULL;
    size_t count = whatif_changes(showing->whatif, seat->waiting, changes, &whole);
    for (size_t i = 0; i < count; i++)
        add_change(&text, &changes[i], placing->offers, words);
    if (count == 0 && whole)
        text_add(&text, words ? _("no single change would do") : "none");
    else if (count == 0)
        text_add(&text, words ? _("not looked for; too many wait") : "unknown");
    return text.bytes;
}

static int print(const struct showing *showing)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},
                                            {"course", COLUMN_TEXT},
                                            {"result", COLUMN_TEXT},
                                            {"reason", COLUMN_TEXT},
                                            {"change", COLUMN_TEXT}};
    struct placing *placing = showing->placing;
    struct rows *rows = call_rows(placing->call, columns, showing->whatif ? 5 : 4);

    for (size_t i = 0; i < showing->placement->count; i++) {
        const struct seat *seat = &showing->placement->seats[i];
        const struct waiting *waiting = &placing->waiting[seat->waiting];
        struct cells cells = {0};
        char *reason = reason_of(showing, waiting, seat);
        char *change = showing->whatif ? change_of(showing, waiting, seat) : NULL;
        cells_reference(&cells, waiting->year, waiting->number);
        cells_text(&cells, seat->course >= 0 ? placing->offers[seat->course].code : NULL);
        cells_text(&cells, seat->course >= 0 ? "placed" : "waiting");
        cells_text(&cells, reason);
        if (showing->whatif)
            cells_text(&cells, change);
        cells_row(&cells, rows);
        free(reason);
        free(change);
    }
    return call_rows_close(rows);
}

/* All that is said of a placement: what was left out, what was wished in vain, and the rows. */
static int show(struct placing *placing, const struct placement *placement)
{
    struct showing showing = {.placing = placing, .placement = placement};
    int result;

    if (call_option(placing->call, "explain"))
        showing.whatif = whatif_make(placing->waiting, placing->waiting_count, placing->offers, placing->offer_count,
                                     placing->call->today, placement);
    companions_tell(placing->call, &placing->companions, placement->company);
    result = print(&showing);
    whatif_free(showing.whatif);
    return result;
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
        placing_load(placing) != 0 || placing_wishes(placing) != 0)
        return -1;
    struct placement *placement =
        placement_make_with(placing->waiting, placing->waiting_count, placing->offers, placing->offer_count,
                            placing->companions.items, placing->companions.count, call->today);
    if (!committing)
        store_read_end(call->store);
    result = committing ? commit(placing, placement) : 0;
    if (result == 0) {
        tell_left_out(placing, placement);
        result = show(placing, placement);
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
