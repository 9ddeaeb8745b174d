#include "report/weekly.h"
#include "report/report.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/reports.h"

#include <stdlib.h>
#include <string.h>

void weekly_add(struct weekly_lines *lines, const char *section, const char *item, const char *detail, long count,
                long days)
{
    lines->items = memory_grow(lines->items, lines->count, sizeof *lines->items);
    lines->items[lines->count++] = (struct weekly_line){.section = section,
                                                        .item = memory_text(item ? item : ""),
                                                        .detail = memory_text(detail ? detail : ""),
                                                        .count = count,
                                                        .days = days};
}

void weekly_free(struct weekly_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->items[i].item);
        free(lines->items[i].detail);
    }
    free(lines->items);
}

/* The sums come in the report's order, but attendance and what is due stand before what was entered late. */
struct gathering {
    struct weekly_lines *lines;
    struct weekly_lines late;
    int still_to_come; /* days of the week that lie ahead of today: nobody has waited these yet */
};

static int note_sum(void *context, const struct week_sum *sum)
{
    static const char *const sections[] = {"received", "source", "decided", "waiting", "sessions", "coming", NULL};
    struct gathering *gathering = context;

    long days = sum->days > gathering->still_to_come ? sum->days - gathering->still_to_come : sum->days < 0 ? -1 : 0;
    for (size_t i = 0; sections[i]; i++)
        if (strcmp(sections[i], sum->section) == 0)
            weekly_add(gathering->lines, sections[i], sum->item, sum->detail, sum->count, days);
    if (strcmp(sum->section, "late") == 0)
        weekly_add(&gathering->late, "late", sum->item, sum->detail, sum->count, sum->days);
    return 0;
}

static int gather(struct call *call, int from, int to, struct weekly_lines *lines)
{
    struct gathering gathering = {.lines = lines, .still_to_come = to > call->today ? to - call->today : 0};
    int result = -1;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (store_week_each(call->store, from, to, note_sum, &gathering, &call->messages) == 0 &&
        weekly_attendance(call, from, to, lines) == 0 && weekly_due(call, lines) == 0)
        result = 0;
    store_read_end(call->store);
    for (size_t i = 0; i < gathering.late.count; i++) {
        const struct weekly_line *late = &gathering.late.items[i];
        weekly_add(lines, late->section, late->item, late->detail, late->count, late->days);
    }
    weekly_free(&gathering.late);
    return result;
}

int report_weekly(struct call *call)
{
    struct weekly_lines lines = {0};
    int from, result = -1;

    if (call->operand_count > 1)
        return call_usage(call, _("weekly takes one week"));
    from = call->today - (int)date_weekday(call->today);
    if (call->operand_count == 1 && !week_read(call->operands[0], &from))
        return call_usage(call, _("'%s' is no week; wanted as 2026-W42"), call->operands[0]);
    if (call_catalogue(call) == 0 && call_store(call, STORE_READ) == 0 && gather(call, from, from + 6, &lines) == 0) {
        result = 0;
        if (call->text || !call->format_given)
            weekly_text(&lines, from, from + 6);
        else
            result = weekly_rows(call, &lines);
    }
    weekly_free(&lines);
    return result;
}
