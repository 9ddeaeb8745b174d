#include "report/due_lines.h"
#include "report/report.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "common/services.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

static int print_lines(struct call *call, const struct due_lines *lines)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},   {"what", COLUMN_TEXT},      {"of", COLUMN_TEXT},
                                            {"due", COLUMN_TEXT},   {"overdue", COLUMN_NUMBER}, {"to", COLUMN_TEXT},
                                            {"leader", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 7);

    for (size_t i = 0; i < lines->count; i++) {
        const struct due_line *line = &lines->items[i];
        struct cells cells = {0};
        cells_reference(&cells, line->year, line->number);
        cells_text(&cells, line->what);
        cells_text(&cells, line->of);
        cells_date(&cells, line->due_on);
        if (line->overdue)
            cells_number(&cells, call->today - line->due_on);
        else
            cells_nothing(&cells);
        cells_text(&cells, line->to[0] ? line->to : NULL);
        cells_text(&cells, line->leader);
        if (cells_row(&cells, rows) != 0)
            break;
    }
    return call_rows_close(rows);
}

/* "14d", "2w", "3m", "1y", or a length as the catalogue writes it. */
static int read_within(struct call *call, int *until)
{
    static const char letters[] = "dwmy";
    static const enum duration_unit units[] = {UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR};
    const char *text = call_option(call, "within");
    struct duration length = {0};

    *until = DATE_NONE;
    if (!text)
        return 0;
    char *end;
    long count = strtol(text, &end, 10);
    const char *letter = *end ? strchr(letters, *end) : NULL;
    if (end != text && letter && end[1] == '\0' && count >= 0 && count < 10000)
        length = (struct duration){(int)count, units[letter - letters]};
    else if (!duration_read(text, &length) || length.count < 0)
        return call_usage(call, _("--within is no length of time; wanted as 14d, 2w, 3m, or \"14 days\""));
    *until = duration_after(call->today, length);
    return 0;
}

/* All of a filter, or some references one by one. */
static int gather(struct call *call, const struct texts *references, struct matter_filter *filter, int until,
                  struct due_lines *lines)
{
    struct matters matters = {.call = call};
    int result = 0;

    if (call->operand_count == 0)
        result = due_lines_add(lines, &matters, filter, until);
    for (size_t i = 0; i < references->count && result == 0; i++) {
        result = store_referral_id(call->store, references->items[i], &filter->referral, &call->messages);
        if (result == 0)
            result = due_lines_add(lines, &matters, filter, until);
    }
    if (result == 0)
        matters_warn(&matters);
    matters_free(&matters);
    return result;
}

/* 1 when something is overdue: then the first line is. */
static int list_due(struct call *call, const struct texts *references, struct matter_filter *filter, int until)
{
    struct due_lines lines = {0};
    int result = -1;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (gather(call, references, filter, until, &lines) == 0) {
        due_lines_sort(&lines);
        result = print_lines(call, &lines);
    }
    store_read_end(call->store);
    if (result == 0 && lines.count > 0 && lines.items[0].overdue)
        result = 1;
    due_lines_free(&lines);
    return result;
}

int report_due(struct call *call)
{
    struct matter_filter filter = {.open_only = true, .service = call_option(call, "service")};
    struct texts references = {0};
    int until, result = -1;

    if (read_within(call, &until) == 0 && call_references(call, 0, &references) == 0 && call_catalogue(call) == 0 &&
        (!filter.service || call_service(call, filter.service)) && call_store(call, STORE_READ) == 0)
        result = list_due(call, &references, &filter, until);
    texts_free(&references);
    return result;
}
