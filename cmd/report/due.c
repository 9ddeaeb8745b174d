#include "report/matters.h"
#include "report/report.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "common/services.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

struct due_listing {
    struct call *call;
    struct rows *rows;
    int horizon; /* the last day shown; DATE_NONE: all */
    bool overdue;
};

static int print_due(void *context, const struct matter_row *row, const struct due_item *item)
{
    struct due_listing *listing = context;
    struct cells cells = {0};

    if (listing->horizon != DATE_NONE && item->due_on > listing->horizon)
        return 0;
    listing->overdue = listing->overdue || item->overdue;
    char *to = named_set(recipient_names, item->to);
    struct text of = {0};
    if (item->of_session > 0 && row->code)
        text_add_format(&of, "%s/%d", row->code, item->of_session);
    else
        text_add(&of, item->of ? item->of : "");
    cells_reference(&cells, row->year, row->number);
    cells_text(&cells, item->what);
    cells_text(&cells, text_bytes(&of));
    cells_date(&cells, item->due_on);
    if (item->overdue)
        cells_number(&cells, listing->call->today - item->due_on);
    else
        cells_nothing(&cells);
    cells_text(&cells, to);
    cells_text(&cells, row->leader);
    int result = cells_row(&cells, listing->rows);
    text_free(&of);
    free(to);
    return result == 0 ? 0 : 1;
}

/* "14d", "2w", "3m", "1y", or a length as the catalogue writes it. */
static int read_within(struct call *call, int *horizon)
{
    static const char letters[] = "dwmy";
    static const enum duration_unit units[] = {UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR};
    const char *text = call_option(call, "within");
    struct duration length = {0};

    *horizon = DATE_NONE;
    if (!text)
        return 0;
    char *end;
    long count = strtol(text, &end, 10);
    const char *letter = *end ? strchr(letters, *end) : NULL;
    if (end != text && letter && end[1] == '\0' && count >= 0 && count < 100000)
        length = (struct duration){(int)count, units[letter - letters]};
    else if (!duration_read(text, &length) || length.count < 0)
        return call_usage(call, _("--within is no length of time; wanted as 14d, 2w, 3m, or \"14 days\""));
    *horizon = duration_after(call->today, length);
    return 0;
}

/* All of a filter, or some references one by one. */
static int list_due(struct due_listing *listing, const struct texts *references, struct matter_filter *filter)
{
    struct call *call = listing->call;
    if (call->operand_count == 0)
        return matters_judge(call, filter, print_due, listing);
    for (size_t i = 0; i < references->count; i++) {
        if (store_referral_id(call->store, references->items[i], &filter->referral, &call->messages) != 0)
            return -1;
        int result = matters_judge(call, filter, print_due, listing);
        if (result != 0)
            return result;
    }
    return 0;
}

int report_due(struct call *call)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},   {"what", COLUMN_TEXT},      {"of", COLUMN_TEXT},
                                            {"due", COLUMN_TEXT},   {"overdue", COLUMN_NUMBER}, {"to", COLUMN_TEXT},
                                            {"leader", COLUMN_TEXT}};
    struct due_listing listing = {.call = call};
    struct matter_filter filter = {.open_only = true, .service = call_option(call, "service")};
    struct texts references = {0};
    int result = -1;

    if (read_within(call, &listing.horizon) != 0 || call_references(call, 0, &references) != 0 ||
        call_catalogue(call) != 0 || (filter.service && !call_service(call, filter.service)) ||
        call_store(call, STORE_READ) != 0 || store_read_begin(call->store, &call->messages) != 0)
        goto out;
    listing.rows = call_rows(call, columns, 7);
    result = list_due(&listing, &references, &filter) < 0 ? -1 : 0;
    store_read_end(call->store);
    if (call_rows_close(listing.rows) != 0)
        result = -1;
out:
    texts_free(&references);
    matters_forget();
    return result != 0 ? -1 : listing.overdue ? 1 : 0;
}
