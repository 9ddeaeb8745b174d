#include "base/i18n.h"
#include "base/memory.h"
#include "rules/conflicts_parts.h"

#include <limits.h>

/* The days on which a course is on its leaders' hands: from its first session, or the day it was planned, to its last one. */
static struct away course_span(const struct course *course)
{
    struct away span = {DATE_NONE, DATE_NONE};

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->status == SESSION_CANCELLED)
            continue;
        span.from = span.from == DATE_NONE || session->date < span.from ? session->date : span.from;
        span.to = span.to == DATE_NONE || session->date > span.to ? session->date : span.to;
    }
    return span.from == DATE_NONE ? (struct away){course->planned_on, INT_MAX} : span;
}

/* How many courses a leader has on a day; *newest gets the one that begins last. */
static int courses_on(const struct conflict_house *house, const struct staff *staff, int date,
                      const struct course **newest)
{
    int count = 0, latest = INT_MIN;

    for (size_t i = 0; i < house->course_count; i++) {
        const struct course *course = house->courses[i].course;
        struct away span = course_span(course);

        if (!texts_has(&course->leaders, staff->code) || date < span.from || date > span.to)
            continue;
        count++;
        if (span.from >= latest) {
            latest = span.from;
            *newest = course;
        }
    }
    return count;
}

/* The number rises only on the day that a course begins. */
static void load_check(const struct conflict_house *house, const struct staff *staff, struct conflicts *into)
{
    const struct course *newest = NULL, *other = NULL;
    const struct session *first;
    int most = 0, worst = house->since;
    char day[DATE_TEXT];

    for (size_t i = 0; i < house->course_count; i++) {
        struct away span = course_span(house->courses[i].course);
        int date = span.from > house->since ? span.from : house->since, count;

        if (!texts_has(&house->courses[i].course->leaders, staff->code) || span.to < house->since ||
            (count = courses_on(house, staff, date, &other)) < most || (count == most && date >= worst))
            continue;
        most = count;
        worst = date;
        newest = other;
    }
    if (most <= staff->max_courses)
        return;
    first = conflict_first(house, newest);
    conflict_add(into, false, memory_text(staff->code), newest->code,
                 text_format(_("%s leads %d courses at once on %s; wanted %d at most"), staff->code, most,
                             date_write(worst, day), staff->max_courses),
                 first == NULL
                     ? NULL
                     : text_format("schedule substitute %s/%d %s --rest", newest->code, first->number, staff->code));
}

void conflicts_loads(const struct conflict_house *house, struct conflicts *into)
{
    for (size_t i = 0; i < house->staff_count; i++)
        if (house->staff[i].max_courses > 0)
            load_check(house, &house->staff[i], into);
}
