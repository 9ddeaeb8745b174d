#include "rules/calendar.h"
#include "base/memory.h"

#include <stdlib.h>

#define GREAT_PRAYER_DAY_LAST 2023 /* abolished from 2024 on */

/* A public holiday, by day of the year or by distance from Easter Sunday. */
struct holiday {
    int month, day; /* month 0: by Easter */
    int easter;     /* days after Easter Sunday */
    int until;      /* the last year it was kept; 0: still kept */
    const char *da, *en;
};

/* Source: domain, the calendar. 5 June, 24 and 31 December are none. */
static const struct holiday holidays[] = {
    {1, 1, 0, 0, "nytårsdag", "New Year's Day"},
    {0, 0, -3, 0, "skærtorsdag", "Maundy Thursday"},
    {0, 0, -2, 0, "langfredag", "Good Friday"},
    {0, 0, 0, 0, "påskedag", "Easter Sunday"},
    {0, 0, 1, 0, "2. påskedag", "Easter Monday"},
    {0, 0, 26, GREAT_PRAYER_DAY_LAST, "store bededag", "Great Prayer Day"},
    {0, 0, 39, 0, "Kristi himmelfartsdag", "Ascension Day"},
    {0, 0, 49, 0, "pinsedag", "Whit Sunday"},
    {0, 0, 50, 0, "2. pinsedag", "Whit Monday"},
    {12, 25, 0, 0, "1. juledag", "Christmas Day"},
    {12, 26, 0, 0, "2. juledag", "Boxing Day"},
};

const char *holiday_name(int date, const char *language)
{
    struct date_parts parts;
    int easter;

    if (date == DATE_NONE)
        return NULL;
    parts = date_parts(date);
    easter = date_easter(parts.year);
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        const struct holiday *holiday = &holidays[i];
        bool today = holiday->month == 0 ? date - easter == holiday->easter
                                         : parts.month == holiday->month && parts.day == holiday->day;

        if (today && (holiday->until == 0 || parts.year <= holiday->until))
            return text_is(language, "da") ? holiday->da : holiday->en;
    }
    return NULL;
}

static const char *calendar_holiday(const struct calendar *calendar, int date, const char *language)
{
    return calendar == NULL || !calendar->danish_holidays ? NULL : holiday_name(date, language);
}

/* Source: design, sessions: a closed period counts only where `skip` names it, public holidays always. */
bool calendar_day_closed(const struct calendar *calendar, const struct texts *skip, int date, const char *language,
                         const char **why)
{
    const char *name = calendar_holiday(calendar, date, language);

    for (size_t i = 0; name == NULL && calendar != NULL && skip != NULL && i < calendar->closed_count; i++) {
        const struct closed_period *period = &calendar->closed[i];

        if (date >= period->from && date <= period->to && texts_has(skip, period->name))
            name = period->name;
    }
    if (name != NULL && why != NULL)
        *why = name;
    return name != NULL;
}

int calendar_add_weekdays(const struct calendar *calendar, int from, int count)
{
    int step = count < 0 ? -1 : 1, left = count < 0 ? -count : count, date = from;

    while (left > 0) {
        date += step;
        if (date_weekday(date) <= FRIDAY && calendar_holiday(calendar, date, NULL) == NULL)
            left--;
    }
    return date;
}

int calendar_after(const struct calendar *calendar, int from, struct duration duration)
{
    if (duration.unit == UNIT_WEEKDAY)
        return calendar_add_weekdays(calendar, from, duration.count);
    return duration_after(from, duration);
}

void dates_add(struct dates *dates, int date)
{
    dates->items = memory_grow(dates->items, dates->count, sizeof *dates->items);
    dates->items[dates->count++] = date;
}

void dates_free(struct dates *dates)
{
    free(dates->items);
    *dates = (struct dates){0};
}

void calendar_open_days(const struct calendar *calendar, const struct texts *skip, int from, int to, unsigned weekdays,
                        int every, struct dates *into)
{
    int monday;

    if (from == DATE_NONE || to == DATE_NONE)
        return;
    monday = from - (int)date_weekday(from);
    for (int date = from; date <= to; date++) {
        if (every > 1 && (date - monday) / 7 % every != 0)
            continue;
        if ((weekdays & 1u << date_weekday(date)) && !calendar_day_closed(calendar, skip, date, NULL, NULL))
            dates_add(into, date);
    }
}
