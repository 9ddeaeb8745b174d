#include "rules/session_day.h"
#include "base/i18n.h"
#include "rules/course_dates.h"

#include <limits.h>
#include <stdlib.h>

#define OFF_MOST 10     /* days that a session of a monthly rhythm is off a month from the last, at most */
#define SEARCH_DAYS 366 /* how far on a day that would do is looked for */

/* What stands against a day; *why as course_dates has it. */
static enum dates_refusal day_refusal(const struct plan_wish *wish, int date, const char **why)
{
    struct course_dates found;
    enum dates_refusal refusal;

    course_dates_find(wish, date, (struct duration){0}, 1, &found);
    refusal = found.refusal;
    *why = found.why;
    course_dates_free(&found);
    return refusal;
}

static int refuse_weekday(const struct plan_wish *wish, int date, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    char day[DATE_TEXT], days[32];
    const char *format = rule->other_days_by_agreement
                             ? _("%s: %s is a %s; the service allows %s, other days by agreement only")
                             : _("%s: %s is a %s; the service allows %s");

    return messages_add(messages, TROUBLE_FORBIDDEN, NULL, format, wish->service->code, date_write(date, day),
                        weekday_name(date_weekday(date)), weekdays_write(rule->days, days));
}

static int refuse_day(const struct plan_wish *wish, int date, enum dates_refusal refusal, const char *why,
                      struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    char day[DATE_TEXT];

    date_write(date, day);
    if (refusal == DATES_WEEKDAY)
        return refuse_weekday(wish, date, messages);
    if (refusal == DATES_CLOSED)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: %s is closed (%s); a session is held on an open day"), wish->service->code, day,
                            why);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: %s is outside the season; the service runs from %02d-%02d to %02d-%02d"),
                        wish->service->code, day, rule->season_from.month, rule->season_from.day, rule->season_to.month,
                        rule->season_to.day);
}

bool session_day_good(const struct plan_wish *wish, int date)
{
    struct plan_wish alone = *wish;
    const char *why;

    alone.until = DATE_NONE;
    return day_refusal(&alone, date, &why) == DATES_OK;
}

int session_day_check(const struct plan_wish *wish, int date, struct messages *messages)
{
    struct plan_wish alone = *wish;
    char day[DATE_TEXT];
    const char *why;
    enum dates_refusal refusal;

    alone.until = DATE_NONE;
    refusal = day_refusal(&alone, date, &why);
    if (refusal == DATES_OK)
        return 0;
    refuse_day(&alone, date, refusal, why, messages);
    for (int other = date + 1; other <= date + SEARCH_DAYS; other++)
        if (planning_day_usual(&alone, other) && day_refusal(&alone, other, &why) == DATES_OK)
            return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s: the nearest day that would do is %s"),
                                wish->service->code, date_write(other, day));
    return -1;
}

/* The first and the last day of a line; DATE_NONE where it has no session. */
static void line_span(const struct plan_wish *wish, const struct course *course, struct session_line line,
                      bool cancelled_too, int *first, int *last)
{
    *first = *last = DATE_NONE;
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if ((session->status == SESSION_CANCELLED && !cancelled_too) || !session_line_has(wish->service, line, session))
            continue;
        *first = *first == DATE_NONE || session->date < *first ? session->date : *first;
        *last = *last == DATE_NONE || session->date > *last ? session->date : *last;
    }
}

/* Source: domain, Norddjurs: 10 sessions over 4 months. */
void session_day_tell_late(const struct plan_wish *wish, const struct course *course, int date,
                           struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    char day[DATE_TEXT], bound[DATE_TEXT];
    int first, last, limit;

    line_span(wish, course, (struct session_line){0}, false, &first, &last);
    if (rule->over_max.count <= 0 || first == DATE_NONE)
        return;
    limit = calendar_after(wish->calendar, first, rule->over_max);
    if (limit != DATE_NONE && date > limit)
        messages_add(messages, TROUBLE_WARNING, NULL,
                     _("%s: %s lies after %s, when the service's time from the first session is over"),
                     wish->service->code, date_write(date, day), date_write(limit, bound));
}

/* One rhythm on. One in months counts from the first session, or it would become one of four weeks: of its days the one that lies
 * nearest to a whole step behind the last, if the last was about on such a day. */
static int rhythm_next(const struct plan_wish *wish, struct duration rhythm, int first, int last)
{
    int plain = calendar_after(wish->calendar, last, rhythm), best = rhythm_after(wish->calendar, rhythm, last, 1);
    int nearest = OFF_MOST + 1, date = first;

    if ((rhythm.unit != UNIT_MONTH && rhythm.unit != UNIT_YEAR) || plain == DATE_NONE)
        return best;
    for (int times = 1; date != DATE_NONE && date <= plain; times++) {
        int series = rhythm_after(wish->calendar, rhythm, first, times);

        date = series == DATE_NONE ? DATE_NONE : nearest_weekday(series, last);
        if (date > last && abs(date - plain) < nearest) {
            nearest = abs(date - plain);
            best = date;
        }
    }
    return best;
}

/* A house without days of its own works Monday to Friday where the rhythm is daily. */
static bool day_works(const struct plan_wish *wish, int date, bool daily)
{
    unsigned days = wish->service->sessions.days;

    return !daily || ((days == 0 ? WEEKDAYS_MON_FRI : days) & 1u << date_weekday(date)) != 0;
}

/* The first open day from `date` on, week by week or day by day, in the season that holds another day. */
static int open_from(const struct plan_wish *wish, int date, bool daily, int season_of)
{
    struct plan_wish any_day = *wish;
    const char *why;
    int from, season_end;

    any_day.agreed = true;
    any_day.until = DATE_NONE;
    season_around(&wish->service->sessions, season_of, &from, &season_end);
    for (int end = date + SEARCH_DAYS; date <= end && date <= season_end; date += daily ? 1 : 7)
        if (day_works(wish, date, daily) && day_refusal(&any_day, date, &why) == DATES_OK)
            return date;
    return DATE_NONE;
}

int session_day_next(const struct plan_wish *wish, const struct course *course, int date)
{
    bool daily = rhythm_daily(course->rhythm);

    return open_from(wish, date + (daily ? 1 : 7), daily, date);
}

/* What is to be said of a day that is not the one that the rhythm gave; NULL for nothing. */
static char *passed_remark(const struct plan_wish *wish, int wanted, int date)
{
    struct plan_wish any_day = *wish;
    const char *why;

    any_day.agreed = true;
    any_day.until = DATE_NONE;
    return date != wanted && day_refusal(&any_day, wanted, &why) == DATES_CLOSED ? closed_remark(wanted, why, date)
                                                                                 : NULL;
}

/* The day of the children's next planned session behind the parents' last; DATE_NONE where there is none. */
static int beside_next(const struct plan_wish *wish, const struct course *course, int last)
{
    int next = DATE_NONE;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->status == SESSION_PLANNED && session->date > last &&
            session_line_has(wish->service, (struct session_line){0}, session) &&
            (next == DATE_NONE || session->date < next))
            next = session->date;
    }
    return next;
}

/* One that was moved alone to another weekday stands for the nearest day of its line. */
static int behind_last(const struct plan_wish *wish, const struct course *course, struct session_line line,
                       struct duration rhythm, int first, int last)
{
    if (!rhythm_daily(rhythm))
        last = nearest_weekday(last, session_line_weekday(wish->service, course, line));
    return rhythm_next(wish, rhythm, first, last);
}

/* Nothing is open behind the last session: the season that stands in the way is named, where there is one. */
static int refuse_behind(const struct plan_wish *wish, const char *code, int wanted, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;

    for (int date = wanted; date <= wanted + SEARCH_DAYS; date += 7)
        if (!planning_in_season(rule, date)) {
            refuse_day(wish, date, DATES_SEASON, NULL, messages);
            break;
        }
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: no open day behind the last session would do; wanted schedule add on another weekday"),
                        code);
}

int session_day_behind(const struct plan_wish *wish, const struct course *course, struct session_line line, int *date,
                       char **remark, struct messages *messages)
{
    struct duration rhythm = course->rhythm.count > 0 ? course->rhythm : (struct duration){1, UNIT_WEEK};
    int first, last, wanted;

    if (remark)
        *remark = NULL;

    line_span(wish, course, line, true, &first, &last);
    *date = line.parents && last != DATE_NONE ? beside_next(wish, course, last) : DATE_NONE;
    if (*date != DATE_NONE)
        return 0;
    *date = last == DATE_NONE ? DATE_NONE : behind_last(wish, course, line, rhythm, first, last);
    if (*date == DATE_NONE)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s has no session to put another one behind; wanted schedule add"), course->code);
    wanted = *date;
    *date = open_from(wish, wanted, rhythm_daily(rhythm), last);
    if (*date != DATE_NONE && remark)
        *remark = passed_remark(wish, wanted, *date);
    return *date != DATE_NONE ? 0 : refuse_behind(wish, course->code, wanted, messages);
}
