#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "rules/calendar.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WEEKS_MOST 5000

/* Which days are asked for. */
struct days_wish {
    int from, to;
    unsigned weekdays;
    int every;         /* weeks */
    struct texts skip; /* closed periods by name */
};

/* A number of weeks: "2" as well as "2 weeks". */
static int read_every(struct call *call, int *every)
{
    const char *text = call_option(call, "every");
    struct duration length = {.count = 1, .unit = UNIT_WEEK};
    long number = 1;

    if (!text || text_number(text, 1, WEEKS_MOST, &number) ||
        (duration_read(text, &length) && length.unit == UNIT_WEEK && length.count >= 1 && length.count <= WEEKS_MOST)) {
        *every = text && length.count > 1 ? length.count : (int)number;
        return 0;
    }
    return call_usage(call, _("--every is no number of weeks; wanted 1, 2 or more"));
}

static int read_skip(struct call *call, struct texts *skip)
{
    char *copy = memory_text(call_option(call, "skip"));

    for (char *name = copy ? strtok(copy, ",") : NULL; name; name = strtok(NULL, ","))
        texts_add(skip, text_trim(name));
    free(copy);
    if (call_option(call, "skip") && skip->count == 0)
        return call_usage(call, _("--skip names nothing; wanted closed periods as autumn,christmas"));
    return 0;
}

static int read_wish(struct call *call, struct days_wish *wish)
{
    const char *on = call_option(call, "on");

    wish->weekdays = WEEKDAYS_MON_FRI;
    if (call->operand_count > 0)
        return call_usage(call, _("days takes no operands"));
    if (!call_option(call, "from") || !call_option(call, "to"))
        return call_usage(call, _("days wants --from DATE and --to DATE"));
    if (call_option_span(call, "from", "to", &wish->from, &wish->to) != 0)
        return -1;
    if (on && (!weekdays_read(on, &wish->weekdays) || wish->weekdays == 0))
        return call_usage(call, _("--on names no weekdays; wanted as tue,sat"));
    return read_every(call, &wish->every) != 0 ? -1 : read_skip(call, &wish->skip);
}

/* Days can be counted before there is a catalogue; one that was named must be there. */
static int load_catalogue_if_any(struct call *call)
{
    bool named = call->catalogue_path != NULL;
    const char *path = call_catalogue_path(call);

    if (!path)
        return -1;
    return named || access(path, F_OK) == 0 ? call_catalogue(call) : 0;
}

static bool has_period(const struct calendar *calendar, const char *name)
{
    for (size_t i = 0; i < calendar->closed_count; i++)
        if (text_is(calendar->closed[i].name, name))
            return true;
    return false;
}

static void list_periods(const struct calendar *calendar, struct text *into)
{
    struct texts names = {0};

    for (size_t i = 0; i < calendar->closed_count; i++)
        if (!texts_has(&names, calendar->closed[i].name))
            texts_add(&names, calendar->closed[i].name);
    texts_join(&names, ", ", into);
    texts_free(&names);
}

/* A period that is mistyped would leave the house open in the holidays. */
static int check_skip(struct call *call, const struct calendar *calendar, const struct texts *skip)
{
    struct text known = {0};
    int result = 0;

    if (skip->count > 0 && !calendar)
        return call_usage(call, _("--skip names closed periods, and no calendar lists any; wanted -c PATH"));
    if (skip->count > 0)
        list_periods(calendar, &known);
    for (size_t i = 0; i < skip->count; i++)
        if (!has_period(calendar, skip->items[i])) {
            char *shown = text_shown(skip->items[i]);
            result = call_usage(call, _("the calendar %s has no closed period '%s'; wanted one of %s"), calendar->name,
                                shown, text_bytes(&known));
            free(shown);
        }
    text_free(&known);
    return result;
}

/* Public holidays are computed for any year. The closed periods are a list that ends, and behind its end nothing is closed. */
static void tell_bounds(struct call *call, const struct calendar *calendar, const struct days_wish *wish)
{
    int first = DATE_NONE, last = DATE_NONE;
    char day[DATE_TEXT];

    for (size_t i = 0; calendar && i < calendar->closed_count; i++) {
        const struct closed_period *period = &calendar->closed[i];
        first = first == DATE_NONE || period->from < first ? period->from : first;
        last = period->to > last ? period->to : last;
    }
    if (last != DATE_NONE && wish->to > last)
        call_fail(call, TROUBLE_WARNING,
                  _("the calendar %s lists closed periods until %s; those of later days are not known"), calendar->name,
                  date_write(last, day));
    if (first != DATE_NONE && wish->from < first && wish->skip.count > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("the calendar %s lists closed periods from %s on; those of earlier days are not known"),
                  calendar->name, date_write(first, day));
}

static int print(struct call *call, const struct dates *dates)
{
    static const struct column columns[] = {{"date", COLUMN_TEXT}, {"weekday", COLUMN_TEXT}, {"week", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 3);
    int result = 0;

    for (size_t i = 0; i < dates->count && result == 0; i++) {
        struct cells cells = {0};
        char week[WEEK_TEXT];
        cells_date(&cells, dates->items[i]);
        cells_text(&cells, weekday_name(date_weekday(dates->items[i])));
        cells_text(&cells, week_write(dates->items[i], week));
        result = cells_row(&cells, rows);
    }
    return call_rows_close(rows);
}

int schedule_days(struct call *call)
{
    struct days_wish wish = {.from = DATE_NONE, .to = DATE_NONE};
    struct dates dates = {0};
    int result = -1;

    if (read_wish(call, &wish) != 0 || load_catalogue_if_any(call) != 0)
        goto out;
    const struct calendar *calendar = call->catalogue_loaded ? catalogue_calendar(&call->catalogue) : NULL;
    if (check_skip(call, calendar, &wish.skip) != 0)
        goto out;
    if (!calendar)
        call_fail(call, TROUBLE_WARNING, _("there is no calendar: public holidays count as open"));
    tell_bounds(call, calendar, &wish);
    calendar_open_days(calendar, &wish.skip, wish.from, wish.to, wish.weekdays, wish.every, &dates);
    result = print(call, &dates);
out:
    dates_free(&dates);
    texts_free(&wish.skip);
    return result;
}
