#include "rules/course_dates.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "rules/spread.h"

#include <limits.h>
#include <stdlib.h>

#define RHYTHM_MOST 100000 /* days, weeks or months that steps of a rhythm add up to */

/* 29 February is the month's last day in a common year. */
static int season_day(int year, struct month_day at)
{
    int date = date_make(year, at.month, at.day);

    return date == DATE_NONE ? date_make(year, at.month, at.day - 1) : date;
}

/* Source: domain, the siblings' group runs from October to April: a season may span the turn of the year. */
bool season_around(const struct sessions_rule *rule, int date, int *from, int *to)
{
    int year;

    *from = INT_MIN;
    *to = INT_MAX;
    if (rule->season_from.month == 0 || rule->season_to.month == 0)
        return true;
    year = date_parts(date).year;
    *from = season_day(year, rule->season_from);
    *to = season_day(year, rule->season_to);
    if (*from > *to && date < *from)
        *from = season_day(year - 1, rule->season_from);
    else if (*from > *to)
        *to = season_day(year + 1, rule->season_to);
    return date >= *from && date <= *to;
}

bool planning_in_season(const struct sessions_rule *rule, int date)
{
    int from, to;

    return season_around(rule, date, &from, &to);
}

char *closed_remark(int closed, const char *why, int moved_to)
{
    char from[DATE_TEXT], to[DATE_TEXT];

    return text_format(_("%s is closed (%s); moved to %s"), date_write(closed, from), why, date_write(moved_to, to));
}

/* What one search for dates goes by. */
struct search {
    const struct plan_wish *wish;
    const struct sessions_rule *rule;
    int start;
    size_t count;
    int season_end;
    int least, limit; /* the last session's bounds by `over` and the wish's end; INT_MIN and INT_MAX for none */
};

static int refuse(struct course_dates *into, enum dates_refusal refusal, int date, int bound, size_t number)
{
    into->refusal = refusal;
    into->date = date;
    into->bound = bound;
    into->number = number;
    return -1;
}

static bool search_closed(const struct search *search, int date, const char **why)
{
    return calendar_day_closed(search->wish->calendar, &search->rule->skip, date, search->wish->language, why);
}

static bool weekday_allowed(const struct search *search, int date)
{
    const struct sessions_rule *rule = search->rule;

    return rule->days == 0 || (rule->days & 1u << date_weekday(date)) ||
           (rule->other_days_by_agreement && search->wish->agreed);
}

/* --- `every` ---------------------------------------------------------------------------------- */

bool rhythm_daily(struct duration rhythm)
{
    return rhythm.unit == UNIT_WEEKDAY || (rhythm.unit == UNIT_DAY && rhythm.count % 7 != 0);
}

static int least_of(int a, int b)
{
    return a < b ? a : b;
}

int nearest_weekday(int date, int like)
{
    int off = ((int)date_weekday(like) - (int)date_weekday(date) + 7) % 7;

    return off > 3 ? date + off - 7 : date + off;
}

int rhythm_after(const struct calendar *calendar, struct duration rhythm, int from, int times)
{
    struct duration all = {rhythm.count * times, rhythm.unit};
    int next;

    if (times <= 0 || rhythm.count <= 0 || rhythm.count > RHYTHM_MOST / times)
        return DATE_NONE;
    next = calendar_after(calendar, from, all);
    if (next == DATE_NONE || rhythm_daily(rhythm))
        return next;
    return nearest_weekday(next, from);
}

/* Of a daily rhythm: a house without days of its own works Monday to Friday. */
static bool day_works(const struct search *search, int date)
{
    unsigned days = search->rule->days == 0 ? WEEKDAYS_MON_FRI : search->rule->days;

    return (days & 1u << date_weekday(date)) != 0;
}

/* The first open date from `date` on: in steps of a week, or of a working day for a daily rhythm. Gives up after
 * `last`. */
static int open_from(const struct search *search, struct duration rhythm, int date, int last, int *closed,
                     const char **why)
{
    bool daily = rhythm_daily(rhythm);
    const char *name;

    *closed = DATE_NONE;
    for (; date <= last; date += daily ? 1 : 7) {
        if (daily && !day_works(search, date))
            continue;
        if (!search_closed(search, date, &name))
            return date;
        if (*closed == DATE_NONE) {
            *closed = date;
            *why = name;
        }
    }
    return DATE_NONE;
}

/* Source: design, planning: a session that meets a closed day goes to the first open week on the same weekday, and
 * the later ones count from it. As long as none does all count from the first: twelve steps of a month are a year. */
static int dates_by_rhythm(const struct search *search, struct duration rhythm, struct course_dates *into)
{
    int far = least_of(search->start + PLAN_YEARS * 366, DATE_LAST);
    int date = search->start, from = search->start, times = 0;

    dates_add(&into->dates, date);
    texts_add(&into->remarks, "");
    for (size_t i = 1; i < search->count; i++) {
        const char *why = NULL;
        char *remark = NULL;
        int closed, next = rhythm_after(search->wish->calendar, rhythm, from, ++times);

        if (next == DATE_NONE || next <= date || next > far)
            return refuse(into, DATES_ENDLESS, date, DATE_NONE, i);
        date = open_from(search, rhythm, next, far, &closed, &why);
        if (date == DATE_NONE)
            return refuse(into, DATES_ENDLESS, next, DATE_NONE, i);
        if (closed != DATE_NONE)
            remark = closed_remark(closed, why, date);
        if (date != next) {
            from = date;
            times = 0;
        }
        dates_add(&into->dates, date);
        texts_add(&into->remarks, remark);
        free(remark);
        if (date > search->season_end)
            return refuse(into, DATES_SEASON_END, date, search->season_end, i + 1);
    }
    if (date > search->limit)
        return refuse(into, DATES_LIMIT, date, search->limit, search->count);
    if (date < search->least)
        return refuse(into, DATES_TOO_SOON, date, search->least, search->count);
    return 0;
}

/* --- `over` ----------------------------------------------------------------------------------- */

/* The dates that an even spread would choose if no day were closed; says of each closed one where it went. */
static void remarks_of_spread(const struct search *search, const struct dates *all, struct course_dates *into)
{
    size_t *even = memory_new(search->count * sizeof *even);
    bool spread = spread_evenly(all->items, all->count, search->count, even);
    char from[DATE_TEXT];

    for (size_t i = 0; i < into->dates.count; i++) {
        int ideal = spread ? all->items[even[i]] : into->dates.items[i];
        const char *why;
        char *remark = NULL;

        if (search_closed(search, ideal, &why))
            remark = closed_remark(ideal, why, into->dates.items[i]);
        else if (ideal != into->dates.items[i])
            remark = text_format(_("moved from %s, as other days are closed"), date_write(ideal, from));
        texts_add(&into->remarks, remark);
        free(remark);
    }
    free(even);
}

static void dates_choose(const struct search *search, const struct dates *open, struct course_dates *into)
{
    size_t *chosen = memory_new(search->count * sizeof *chosen);

    if (spread_evenly(open->items, open->count, search->count, chosen))
        for (size_t i = 0; i < search->count; i++)
            dates_add(&into->dates, open->items[chosen[i]]);
    free(chosen);
}

/* Source: design, planning: as evenly as possible among the open same-weekday dates from the start to the limit. */
static int dates_by_spread(const struct search *search, struct course_dates *into)
{
    int far = least_of(search->start + 7 * (SPREAD_MOST - 1), DATE_LAST);
    int end = least_of(search->limit, search->season_end);
    struct dates all = {0}, open = {0};
    int status = 0, last;

    end = least_of(end, far);
    for (int date = search->start; date <= end; date += 7) {
        dates_add(&all, date);
        if (!search_closed(search, date, NULL))
            dates_add(&open, date);
    }
    last = open.count == 0 ? search->start : open.items[open.count - 1];
    if (open.count < search->count)
        status = refuse(into, DATES_TOO_FEW, search->start, end, open.count);
    else if (search->count > 1 && last < search->least)
        status = refuse(into, DATES_TOO_SOON, last, search->least, search->count);
    else {
        dates_choose(search, &open, into);
        remarks_of_spread(search, &all, into);
    }
    dates_free(&all);
    dates_free(&open);
    return status;
}

/* --- so many a year ----------------------------------------------------------------------------- */

/* Source: domain, supervision of foster carers: ten a year. The year is the calendar's (rules/limits.h). */
static int year_check(const struct search *search, struct course_dates *into)
{
    const struct sessions_rule *rule = search->rule;
    int minutes = search->wish->minutes > 0 ? search->wish->minutes : rule->minutes_min;
    int counted = 0, year = 0, most = rule->count_max;

    if (rule->count_kind != COUNT_RANGE || rule->count_per != PER_YEAR || most <= 0)
        return 0;
    if (rule->count_unit == COUNT_HOURS)
        most = most * 60 / (minutes > 0 ? minutes : 60);
    for (size_t i = 0; i < into->dates.count; i++) {
        int date = into->dates.items[i];

        counted = date_parts(date).year == year ? counted + 1 : 1;
        year = date_parts(date).year;
        if (counted > most)
            return refuse(into, DATES_YEAR, date, DATE_NONE, (size_t)counted);
    }
    return 0;
}

/* --- all together ----------------------------------------------------------------------------- */

static int start_check(struct search *search, struct course_dates *into)
{
    int from;

    if (!weekday_allowed(search, search->start))
        return refuse(into, DATES_WEEKDAY, search->start, DATE_NONE, 1);
    if (!season_around(search->rule, search->start, &from, &search->season_end))
        return refuse(into, DATES_SEASON, search->start, DATE_NONE, 1);
    if (search_closed(search, search->start, &into->why))
        return refuse(into, DATES_CLOSED, search->start, DATE_NONE, 1);
    return 0;
}

/* Source: domain, Norddjurs: 10 sessions over 4 months; SES 8-10 weeks in all. One length is a limit, two are a
 * span. */
static void search_bounds(struct search *search)
{
    const struct sessions_rule *rule = search->rule;
    bool span = rule->over_min.count != rule->over_max.count || rule->over_min.unit != rule->over_max.unit;

    search->least = INT_MIN;
    search->limit = INT_MAX;
    if (rule->over_max.count > 0) {
        int limit = calendar_after(search->wish->calendar, search->start, rule->over_max);

        search->limit = limit == DATE_NONE ? INT_MAX : limit;
        if (span && rule->over_min.count > 0)
            search->least = calendar_after(search->wish->calendar, search->start, rule->over_min);
    }
    if (search->wish->until != DATE_NONE && search->wish->until < search->limit)
        search->limit = search->wish->until;
}

void course_dates_find(const struct plan_wish *wish, int start, struct duration rhythm, size_t count,
                       struct course_dates *into)
{
    struct search search = {.wish = wish, .rule = &wish->service->sessions, .start = start, .count = count};
    int status;

    *into = (struct course_dates){0};
    search_bounds(&search);
    status = start_check(&search, into);
    if (status == 0 && (count == 1 || rhythm.count > 0)) {
        if (count == 1)
            search.least = INT_MIN;
        status = dates_by_rhythm(&search, rhythm, into);
    } else if (status == 0)
        status = dates_by_spread(&search, into);
    if (status == 0)
        status = year_check(&search, into);
    if (status != 0) {
        dates_free(&into->dates);
        texts_free(&into->remarks);
    }
}

void course_dates_free(struct course_dates *dates)
{
    dates_free(&dates->dates);
    texts_free(&dates->remarks);
    *dates = (struct course_dates){0};
}
