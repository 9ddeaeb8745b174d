#include "base/memory.h"
#include "rules/another_day.h"
#include "rules/conflicts_parts.h"

#include <stdlib.h>
#include <string.h>

void conflict_tell(const struct conflicts *into, bool warning, char *where, const char *other, char *what, char *remedy)
{
    const struct conflict conflict = {
        .warning = warning, .where = where, .other = other, .what = what, .remedy = remedy};

    into->tell(into->context, &conflict);
    free(where);
    free(what);
    free(remedy);
}

static int staff_order(const void *code, const void *staff)
{
    return strcmp(code, ((const struct staff *)staff)->code);
}

const struct staff *conflict_staff(const struct conflict_house *house, const char *code)
{
    if (house->staff_count == 0 || code == NULL)
        return NULL;
    return bsearch(code, house->staff, house->staff_count, sizeof *house->staff, staff_order);
}

bool conflict_counts(const struct conflict_house *house, const struct session *session)
{
    return session->date >= house->since &&
           (session->status == SESSION_PLANNED || (house->held_too && session->status == SESSION_HELD));
}

const struct session *conflict_first(const struct conflict_house *house, const struct course *course)
{
    const struct session *first = NULL;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (conflict_counts(house, session) && (first == NULL || session->date < first->date))
            first = session;
    }
    return first;
}

struct plan_wish conflict_days(const struct conflict_house *house, const struct service *service)
{
    return (struct plan_wish){.service = service,
                              .calendar = house->calendar,
                              .language = house->language,
                              .start = DATE_NONE,
                              .time = TIME_NONE,
                              .until = DATE_NONE};
}

char *conflict_move(const struct conflict_house *house, const struct conflict_course *course, size_t at)
{
    return conflict_move_behind(house, course, at, course->course->sessions.items[at].date);
}

char *conflict_move_behind(const struct conflict_house *house, const struct conflict_course *course, size_t at,
                           int behind)
{
    const struct session *session = &course->course->sessions.items[at];
    struct session from = *session;
    const struct texts *led = &course->led[at];
    const struct staff **leaders = memory_new((led->count + 1) * sizeof *leaders);
    const struct plan_wish days = conflict_days(house, course->service);
    char *what = text_format("%s/%d", course->course->code, session->number), *command;
    struct another_day_wish wish = {.days = &days,
                                    .session = &from,
                                    .what = what,
                                    .venue = session->venue != NULL ? session->venue : course->course->venue,
                                    .leaders = leaders,
                                    .booked = house->bookings};
    char day[DATE_TEXT];
    int other;

    for (size_t i = 0; i < led->count; i++)
        if ((leaders[wish.leader_count] = conflict_staff(house, led->items[i])) != NULL)
            wish.leader_count++;
    from.date = behind;
    other = course->service != NULL ? another_day(&wish) : DATE_NONE;
    command = other == DATE_NONE ? text_format("schedule cancel %s --append --reason TEXT", what)
                                 : text_format("schedule move %s %s --reason TEXT", what, date_write(other, day));
    free(what);
    free(leaders);
    return command;
}

void conflicts_find(const struct conflict_house *house, const struct conflicts *into)
{
    bookings_sort(house->bookings);
    for (size_t i = 0; i < house->course_count; i++) {
        conflicts_course(house, &house->courses[i], into);
        conflicts_sessions(house, &house->courses[i], into);
        conflicts_year(house, &house->courses[i], into);
    }
    conflicts_loads(house, into);
    conflicts_bookings(house, into);
}
