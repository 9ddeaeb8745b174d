#include "base/i18n.h"
#include "base/memory.h"
#include "rules/conflicts_parts.h"
#include "rules/limits.h"
#include "rules/session_day.h"

#define YEAR_MONTHS 12

/* What a course has of one calendar year. */
struct year_sum {
    int number, minutes;
    const struct session *unrecorded; /* the first that is still planned; NULL for none */
};

static struct year_sum sum_of(const struct conflict_course *course, int year, bool planned_too)
{
    const struct course *of = course->course;
    struct year_sum sum = {0};

    for (size_t i = 0; i < of->sessions.count; i++) {
        const struct session *session = &of->sessions.items[i];

        if (session->status == SESSION_CANCELLED || limits_meeting(course->service, session->kind) ||
            date_parts(session->date).year != year)
            continue;
        if (session->status == SESSION_PLANNED && !planned_too) {
            sum.unrecorded = sum.unrecorded == NULL ? session : sum.unrecorded;
            continue;
        }
        sum.number++;
        sum.minutes += limits_length(of, session->minutes);
    }
    return sum;
}

/* Source: domain, supervision of foster carers: ten a year, throughout. Of the year in which a course begins the part from that
 * month on, in whole sessions or hours. */
static int year_wanted(const struct conflict_course *course, int year)
{
    const struct course *of = course->course;
    int first = DATE_NONE, wanted = course->service->sessions.count_min;

    for (size_t i = 0; i < of->sessions.count; i++) {
        const struct session *session = &of->sessions.items[i];

        if (session->status != SESSION_CANCELLED && !limits_meeting(course->service, session->kind) &&
            (first == DATE_NONE || session->date < first))
            first = session->date;
    }
    if (first == DATE_NONE || date_parts(first).year > year)
        return 0;
    return date_parts(first).year < year ? wanted : wanted * (YEAR_MONTHS + 1 - date_parts(first).month) / YEAR_MONTHS;
}

/* One more by the course's rhythm, or on the first open day, before the year ends; NULL when there is none. */
static char *one_more(const struct conflict_house *house, const struct conflict_course *course, int year)
{
    const struct plan_wish days = conflict_days(house, course->service);
    int end = date_make(year, YEAR_MONTHS, 31), date;
    struct messages unsaid = {0};
    char day[DATE_TEXT];

    if (session_day_behind(&days, course->course, (struct session_line){0}, &date, NULL, &unsaid) != 0 || date > end ||
        date <= house->today)
        for (date = house->today + 1; date <= end && (date_weekday(date) >= SATURDAY || !session_day_good(&days, date));
             date++)
            ;
    messages_free(&unsaid);
    return date > end ? NULL : text_format("schedule add %s %s", course->course->code, date_write(date, day));
}

static char *sentence(bool hours, bool ended, int year, int came, int wanted)
{
    if (hours)
        return text_format(ended ? _("minutes held in %d: %d; the service gives %d")
                                 : _("minutes held or planned in %d: %d; the service gives %d"),
                           year, came, wanted);
    return text_format(ended ? _("sessions held in %d: %d; the service gives %d")
                             : _("sessions held or planned in %d: %d; the service gives %d"),
                       year, came, wanted);
}

/* What was not held in a year that is over is not made good by another session: a roll call that nobody took may be. */
static void year_judge(const struct conflict_house *house, const struct conflict_course *course, int year, bool ended,
                       const struct conflicts *into)
{
    bool hours = course->service->sessions.count_unit == COUNT_HOURS;
    const struct year_sum sum = sum_of(course, year, !ended);
    int wanted = year_wanted(course, year) * (hours ? 60 : 1), came = hours ? sum.minutes : sum.number;
    char *remedy = NULL;

    if (came >= wanted)
        return;
    if (!ended)
        remedy = one_more(house, course, year);
    else if (sum.unrecorded != NULL)
        remedy = text_format("attend take %s/%d", course->course->code, sum.unrecorded->number);
    conflict_tell(into, true, memory_text(course->course->code), NULL, sentence(hours, ended, year, came, wanted),
                  remedy);
}

void conflicts_year(const struct conflict_house *house, const struct conflict_course *course,
                    const struct conflicts *into)
{
    int from = house->today - CONFLICT_YEAR_END, this_year = date_parts(house->today).year;

    if (course->service == NULL || course->course->ended_on != DATE_NONE ||
        course->service->sessions.count_kind != COUNT_RANGE || course->service->sessions.count_per != PER_YEAR)
        return;
    from = house->since < from ? house->since : from;
    for (int year = date_parts(from).year; year < this_year; year++)
        year_judge(house, course, year, true, into);
    if (date_make(this_year, YEAR_MONTHS, 31) - house->today <= CONFLICT_YEAR_END)
        year_judge(house, course, this_year, false, into);
}
