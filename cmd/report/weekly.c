#include "report/weekly.h"
#include "report/report.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/reports.h"

#include <stdlib.h>
#include <string.h>

void weekly_add(struct weekly *weekly, const char *section, const char *item, const char *detail, long count, long days)
{
    weekly->lines = memory_grow(weekly->lines, weekly->count, sizeof *weekly->lines);
    weekly->lines[weekly->count++] = (struct weekly_line){.section = section,
                                                          .item = memory_text(item ? item : ""),
                                                          .detail = memory_text(detail ? detail : ""),
                                                          .count = count,
                                                          .days = days};
}

static void weekly_free(struct weekly *weekly)
{
    for (size_t i = 0; i < weekly->count; i++) {
        free(weekly->lines[i].item);
        free(weekly->lines[i].detail);
    }
    for (size_t i = 0; i < weekly->presence_count; i++)
        free(weekly->presences[i].code);
    free(weekly->lines);
    free(weekly->presences);
}

/* The store reckons a wait up to the week's last day. Where that lies ahead of today, nobody has waited those days yet. */
static long waited(const struct weekly *weekly, long days)
{
    int to_come = weekly->to > weekly->today ? weekly->to - weekly->today : 0;

    if (days < 0)
        return -1;
    return days > to_come ? days - to_come : 0;
}

static int note_sum(void *context, const struct week_sum *sum)
{
    static const char *const sections[] = {"received", "source", "decided", "waiting",
                                           "sessions", "coming", "late",    NULL};
    struct weekly *weekly = context;

    for (size_t i = 0; sections[i]; i++)
        if (strcmp(sections[i], sum->section) == 0)
            weekly_add(weekly, sections[i], sum->item, sum->detail, sum->count, waited(weekly, sum->days));
    return 0;
}

static int gather(struct call *call, struct weekly *weekly)
{
    int result = -1;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (store_week_each(call->store, weekly->from, weekly->to, note_sum, weekly, &call->messages) == 0 &&
        weekly_attendance(call, weekly) == 0 && weekly_due(call, weekly) == 0)
        result = 0;
    store_read_end(call->store);
    return result;
}

/* Nobody reads cron's mail that says nothing; a person at a terminal, or who asks for the text, gets an answer. */
static bool is_silent(const struct call *call, const struct weekly *weekly)
{
    return weekly->count == 0 && weekly->presence_count == 0 && !call->text && !call->terminal;
}

static int print(struct call *call, const struct weekly *weekly)
{
    if (call->format_given && !call->text)
        return weekly_rows(call, weekly);
    if (!is_silent(call, weekly))
        weekly_text(weekly);
    return 0;
}

int report_weekly(struct call *call)
{
    struct weekly weekly = {.today = call->today};
    int result = -1;

    if (call->operand_count > 1)
        return call_usage(call, _("weekly takes one week"));
    weekly.from = call->today - (int)date_weekday(call->today);
    if (call->operand_count == 1 && !week_read(call->operands[0], &weekly.from))
        return call_usage(call, _("'%s' is no week; wanted as 2026-W42"), call->operands[0]);
    weekly.to = weekly.from + 6;
    if (call_catalogue(call) == 0 && call_store(call, STORE_READ) == 0 && gather(call, &weekly) == 0)
        result = print(call, &weekly);
    weekly_free(&weekly);
    return result;
}
