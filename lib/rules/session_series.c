#include "rules/session_series.h"
#include "base/i18n.h"
#include "rules/course_dates.h"
#include "rules/limits.h"
#include "rules/session_day.h"

#include <stdlib.h>

#define SERIES_DAYS 366 /* how far on a day that would do is looked for */

static int refuse_late(const struct series_wish *wish, size_t number, int date, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->days->service->sessions;
    char day[DATE_TEXT];

    if (rule->season_from.month == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s/%d finds no day that would do; wanted another day"), wish->course->code,
                            wish->sessions[number]->number);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s/%d would be on %s, outside the season; the service runs from %02d-%02d to %02d-%02d"),
                        wish->course->code, wish->sessions[number]->number, date_write(date, day),
                        rule->season_from.month, rule->season_from.day, rule->season_to.month, rule->season_to.day);
}

/* The course's last day by `over`, counted from its first ordinary session, which may be the one that moves. */
static int series_limit(const struct series_wish *wish)
{
    const struct service *service = wish->days->service;
    int first = wish->date;

    for (size_t i = 0; i < wish->course->sessions.count; i++) {
        const struct session *session = &wish->course->sessions.items[i];
        bool moves = false;

        for (size_t k = 0; k < wish->count; k++)
            moves = moves || wish->sessions[k] == session;
        if (!moves && session->status != SESSION_CANCELLED && session->referral == 0 &&
            !limits_meeting(service, session->kind) && session->date < first)
            first = session->date;
    }
    return calendar_after(wish->days->calendar, first, service->sessions.over_max);
}

/* By the course's rhythm, or (count 0) spread until a day. `more` sessions that each place dates for itself have their room behind. */
static enum dates_refusal series_find(const struct series_wish *wish, struct duration rhythm, int until, size_t more,
                                      struct course_dates *found)
{
    struct service service = *wish->days->service;
    struct plan_wish days = *wish->days;

    service.sessions.over_min = service.sessions.over_max = (struct duration){0};
    days.service = &service;
    days.until = until;
    course_dates_find(&days, wish->date, rhythm, wish->count + more, found);
    return found->refusal;
}

static int series_take(const struct series_wish *wish, const struct course_dates *found, struct dates *dates,
                       struct texts *remarks, struct messages *messages)
{
    if (found->refusal != DATES_OK)
        return refuse_late(wish,
                           found->number > 0 && found->number <= wish->count ? found->number - 1 : wish->count - 1,
                           found->date, messages);
    for (size_t i = 0; i < wish->count; i++) {
        dates_add(dates, found->dates.items[i]);
        texts_add(remarks, found->remarks.items[i]);
    }
    return 0;
}

static int series_by_rule(const struct series_wish *wish, struct dates *dates, struct texts *remarks,
                          struct messages *messages)
{
    const struct duration week = {1, UNIT_WEEK};
    struct duration rhythm = wish->course->rhythm;
    struct course_dates found;
    int own = limits_own_count(wish->days->service, wish->course), result;

    if (rhythm.count > 0 || wish->count == 1)
        series_find(wish, rhythm.count > 0 ? rhythm : week, DATE_NONE, 0, &found);
    else if (series_find(wish, rhythm, series_limit(wish), (size_t)own, &found) != DATES_OK) {
        course_dates_free(&found);
        series_find(wish, week, DATE_NONE, 0, &found);
    }
    result = series_take(wish, &found, dates, remarks, messages);
    course_dates_free(&found);
    return result;
}

/* Why a day was not taken; the caller frees. */
static char *put_off(const struct series_wish *wish, int wanted, int date)
{
    const struct plan_wish *days = wish->days;
    char from[DATE_TEXT], to[DATE_TEXT];
    const char *why;

    if (wanted == date)
        return NULL;
    if (calendar_day_closed(days->calendar, &days->service->sessions.skip, wanted, days->language, &why))
        return closed_remark(wanted, why, date);
    return text_format(_("%s is a %s; moved to %s"), date_write(wanted, from), weekday_name(date_weekday(wanted)),
                       date_write(date, to));
}

/* A house without days of its own works Monday to Friday, but for a session that was at a weekend before. */
static bool would_do(const struct series_wish *wish, size_t at, int date)
{
    bool any = at == 0 || wish->days->service->sessions.days != 0 || date_weekday(wish->sessions[at]->date) > FRIDAY;

    return session_day_good(wish->days, date) && (any || date_weekday(date) <= FRIDAY);
}

/* Each as far behind the one before as it was, and on from there to the first day that would do. */
static int series_by_distance(const struct series_wish *wish, struct dates *dates, struct texts *remarks,
                              struct messages *messages)
{
    int date = wish->date;

    for (size_t i = 0; i < wish->count; i++) {
        int wanted = i == 0 ? date : date + wish->sessions[i]->date - wish->sessions[i - 1]->date;

        for (date = wanted; !would_do(wish, i, date); date++)
            if (date > wanted + SERIES_DAYS)
                return refuse_late(wish, i, wanted, messages);
        if (!planning_in_season(&wish->days->service->sessions, wanted))
            return refuse_late(wish, i, wanted, messages);
        char *remark = put_off(wish, wanted, date);
        dates_add(dates, date);
        texts_add(remarks, remark);
        free(remark);
    }
    return 0;
}

int session_series(const struct series_wish *wish, struct dates *dates, struct texts *remarks,
                   struct messages *messages)
{
    const struct course *course = wish->course;
    bool own = wish->sessions[0]->referral != 0;
    bool ruled = course->rhythm.count > 0 || wish->days->service->sessions.over_max.count > 0;

    *dates = (struct dates){0};
    *remarks = (struct texts){0};
    if (session_day_check(wish->days, wish->date, messages) != 0)
        return -1;
    if (own || !ruled)
        return series_by_distance(wish, dates, remarks, messages);
    return series_by_rule(wish, dates, remarks, messages);
}
