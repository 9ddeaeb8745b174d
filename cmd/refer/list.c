#include "refer/duplicates.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/lookers.h"
#include "common/services.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* A list on its way out. */
struct listing {
    struct call *call;
    struct rows *rows;
    struct lookers lookers; /* whose names are about to be shown; nobody without --names */
    bool found;             /* a row was printed */
};

static int note_person(void *context, const struct referral_row *row)
{
    struct listing *listing = context;
    char reference[REFERENCE_TEXT];

    lookers_add(&listing->lookers, reference_write(row->year, row->number, reference), row->citizen);
    return 0;
}

static void put_age(struct cells *cells, const struct referral_row *row, int today)
{
    struct person person = {.birth_date = row->birth_date, .due_on = DATE_NONE, .age = row->age_told};
    int age;
    if (person_age(&person, row->received_on, today, &age))
        cells_number(cells, age);
    else
        cells_nothing(cells);
}

static bool open_state(enum referral_state state)
{
    return state == STATE_RECEIVED || state == STATE_INTERVIEW || state == STATE_WAITING || state == STATE_PLACED;
}

static int print_row(void *context, const struct referral_row *row)
{
    struct listing *listing = context;
    struct cells cells = {0};

    listing->found = true;
    cells_reference(&cells, row->year, row->number);
    cells_date(&cells, row->received_on);
    cells_text(&cells, row->service);
    cells_text(&cells, named_name(referral_state_names, (int)row->state));
    put_age(&cells, row, listing->call->today);
    if (open_state(row->state))
        cells_number(&cells, listing->call->today - row->received_on);
    else
        cells_nothing(&cells);
    cells_text(&cells, row->source);
    cells_text(&cells, lookers_have(&listing->lookers, row->citizen) ? row->name : NULL);
    return cells_row(&cells, listing->rows) == 0 ? 0 : 1;
}

static int read_states(struct call *call, unsigned *states)
{
    const char *given = call_option(call, "status");
    char *copy = memory_text(given);
    int result = 0;

    for (char *name = copy ? strtok(copy, ",") : NULL; name && result == 0; name = strtok(NULL, ",")) {
        int state = 0;
        if (named_read(referral_state_names, name, &state))
            *states |= 1u << state;
        else {
            char *names = named_list(referral_state_names);
            result = call_usage(call, _("unknown status '%s'; wanted one of %s"), name, names);
            free(names);
        }
    }
    free(copy);
    if (result == 0 && given && *states == 0) {
        char *names = named_list(referral_state_names);
        result = call_usage(call, _("--status names nothing; wanted one of %s"), names);
        free(names);
    }
    return result;
}

static int read_filter(struct call *call, struct referral_filter *filter)
{
    filter->service = call_option(call, "service");
    filter->source = call_option(call, "source");
    if (read_states(call, &filter->states) != 0)
        return -1;
    return call_option_span(call, "since", "until", &filter->since, &filter->until);
}

/* Names are a look at persons: it is journalled and committed before the first row is shown. */
static int journal_names(struct call *call, const struct referral_filter *filter, struct listing *listing)
{
    if (store_referral_each(call->store, filter, note_person, listing, &call->messages) != 0)
        return -1;
    return call_look(call, &listing->lookers.references, listing->lookers.persons, listing->lookers.count);
}

static int note_any(void *context, const struct referral_row *row)
{
    (void)row;
    *(bool *)context = true;
    return 1;
}

/* A list may be of a service that the catalogue no longer has. One that neither the store nor the catalogue knows was mistyped; a
 * catalogue that cannot be read is no matter of the list. */
static int check_service(struct call *call, const struct listing *listing, const char *service)
{
    const struct referral_filter all = {.service = service, .since = DATE_NONE, .until = DATE_NONE};
    struct messages unheard = {0};
    bool known = listing->found || !service;
    int result = 0;

    if (!known && store_referral_each(call->store, &all, note_any, &known, &call->messages) < 0)
        return -1;
    if (known)
        return 0;
    messages_move(&unheard, &call->messages);
    known = call_catalogue(call) != 0 || catalogue_service(&call->catalogue, service) != NULL;
    messages_free(&call->messages);
    messages_move(&call->messages, &unheard);
    if (!known && !call_service(call, service))
        result = -1;
    return result;
}

static int check_references(struct call *call, const struct texts *references)
{
    int result = 0;
    for (size_t i = 0; i < references->count; i++) {
        long id;
        if (store_referral_id(call->store, references->items[i], &id, &call->messages) != 0)
            result = -1;
    }
    return result;
}

int refer_list(struct call *call)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},     {"received_on", COLUMN_TEXT},
                                            {"service", COLUMN_TEXT}, {"status", COLUMN_TEXT},
                                            {"age", COLUMN_NUMBER},   {"days", COLUMN_NUMBER},
                                            {"source", COLUMN_TEXT},  {"name", COLUMN_TEXT}};
    struct listing listing = {.call = call};
    struct texts references = {0};
    struct referral_filter filter = {.references = &references};
    int result = -1;

    if (read_filter(call, &filter) != 0 || call_references(call, 0, &references) != 0)
        goto out;
    if (call->operand_count > 0 && references.count == 0) {
        result = 0; /* an empty pipe lists nothing */
        goto out;
    }
    if (call_store(call, call->names ? STORE_WRITE : STORE_READ) != 0 || check_references(call, &references) != 0)
        goto out;
    if (call_option(call, "duplicates")) {
        result = duplicates_list(call, &filter);
        if (check_service(call, &listing, filter.service) != 0)
            result = -1;
        goto out;
    }
    if (call->names && journal_names(call, &filter, &listing) != 0)
        goto out;
    listing.rows = call_rows(call, columns, 8);
    result = store_referral_each(call->store, &filter, print_row, &listing, &call->messages) < 0 ? -1 : 0;
    if (call_rows_close(listing.rows) != 0 || check_service(call, &listing, filter.service) != 0)
        result = -1;
out:
    lookers_free(&listing.lookers);
    texts_free(&references);
    return result;
}
