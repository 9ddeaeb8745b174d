#include "rules/plan_meetings.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "rules/calendar.h"
#include "rules/course_dates.h"

#include <stdlib.h>

#define MEETING_WAIT 366 /* days that a meeting is put off for closed ones, at most */

/* The ordinary sessions' number that an event happens at; 0 where the plan has no date for it. */
static int event_session(const struct event_ref *event, int promised, bool whole, int dated)
{
    int number = 0;

    switch (event->kind) {
    case EVENT_START: number = 1; break;
    case EVENT_HALF: number = (promised + 1) / 2; break;
    case EVENT_END: number = whole ? dated : 0; break;
    case EVENT_SESSION:
    case EVENT_AFTER_SESSIONS: number = event->number; break;
    case EVENT_EACH_SESSION:
    case EVENT_RECEIVED:
    case EVENT_ACCEPTED:
    case EVENT_RULE:
    case EVENT_FACT: break;
    }
    return number > dated ? 0 : number;
}

static bool day_closed(const struct plan_wish *wish, int day, const char **why)
{
    return calendar_day_closed(wish->calendar, &wish->service->sessions.skip, day, wish->language, why);
}

int plan_meeting_day(const struct plan_wish *wish, int date, char **remark)
{
    unsigned own = wish->service->sessions.days, days = own == 0 ? WEEKDAYS_MON_FRI : own;
    char from[DATE_TEXT], to[DATE_TEXT];
    const char *why;
    int day = date;

    while (day < date + MEETING_WAIT && (!(days & 1u << date_weekday(day)) || day_closed(wish, day, NULL)))
        day++;
    if (day != date && day_closed(wish, date, &why))
        *remark = closed_remark(date, why, day);
    else if (day != date)
        *remark = text_format(_("%s is a %s; moved to %s"), date_write(date, from), weekday_name(date_weekday(date)),
                              date_write(day, to));
    return day;
}

/* Meetings are the grown-ups': the children's attendance does not count them. One on the very day of its session
 * stays with it. */
static void meeting_add(const struct plan_wish *wish, const struct meeting_rule *rule, int event,
                        struct sessions *sessions)
{
    int date = calendar_after(wish->calendar, event, rule->in);
    struct session *meeting;
    char *remark = NULL;

    if (date == DATE_NONE)
        return;
    if (rule->in.count != 0)
        date = plan_meeting_day(wish, date, &remark);
    sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
    meeting = &sessions->items[sessions->count++];
    *meeting = (struct session){.number = (int)sessions->count,
                                .date = date,
                                .start = TIME_NONE,
                                .kind = memory_text(rule->kind),
                                .remark = remark,
                                .parents = true,
                                .entered_on = DATE_NONE};
}

void plan_meetings_add(const struct plan_wish *wish, int promised, bool whole, struct sessions *sessions)
{
    int dated = (int)sessions->count;

    for (size_t i = 0; i < wish->service->meeting_count; i++) {
        const struct meeting_rule *rule = &wish->service->meetings[i];
        int number = event_session(&rule->of, promised, whole, dated);

        if (rule->of.kind == EVENT_EACH_SESSION)
            for (int k = 0; k < dated; k++)
                meeting_add(wish, rule, sessions->items[k].date, sessions);
        else if (number > 0)
            meeting_add(wish, rule, sessions->items[number - 1].date, sessions);
    }
}
