#include "base/i18n.h"
#include "base/memory.h"
#include "rules/conflicts_parts.h"

#include <limits.h>
#include <stdlib.h>

/* The days on which a course is on its leaders' hands: from its first session, or the day it was planned, to its last one, or
 * until it was closed. */
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
    if (span.from == DATE_NONE)
        span = (struct away){course->planned_on, INT_MAX};
    if (course->ended_on != DATE_NONE && course->ended_on < span.to)
        span.to = course->ended_on;
    return span;
}

/* A course on the hands of a leader who takes so many at once at most. */
struct load {
    const struct staff *staff;
    const struct course *course;
    size_t at; /* the course's place in the house */
    struct away span;
};

struct loads {
    struct load *items;
    size_t count;
};

/* By leader, in the house's order both. */
static int load_order(const void *left, const void *right)
{
    const struct load *a = left, *b = right;

    if (a->staff != b->staff)
        return a->staff < b->staff ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static void loads_gather(const struct conflict_house *house, struct loads *into)
{
    for (size_t i = 0; i < house->course_count; i++) {
        const struct course *course = house->courses[i].course;
        const struct away span = course_span(course);

        for (size_t k = 0; k < course->leaders.count; k++) {
            const struct staff *staff = conflict_staff(house, course->leaders.items[k]);

            if (staff == NULL || staff->max_courses <= 0)
                continue;
            into->items = memory_grow(into->items, into->count, sizeof *into->items);
            into->items[into->count++] = (struct load){staff, course, i, span};
        }
    }
    if (into->count > 1)
        qsort(into->items, into->count, sizeof *into->items, load_order);
}

/* How many of a leader's courses are on a day; *newest gets the one that begins last. */
static int courses_on(const struct loads *own, int date, const struct course **newest)
{
    int count = 0, latest = INT_MIN;

    for (size_t i = 0; i < own->count; i++) {
        const struct load *load = &own->items[i];

        if (date < load->span.from || date > load->span.to)
            continue;
        count++;
        if (load->span.from >= latest) {
            latest = load->span.from;
            *newest = load->course;
        }
    }
    return count;
}

/* One leader's courses. The number rises only on the day that a course begins. */
static void load_check(const struct conflict_house *house, const struct loads *own, const struct conflicts *into)
{
    const struct staff *staff = own->items[0].staff;
    const struct course *newest = NULL, *other = NULL;
    const struct session *first;
    int most = 0, worst = house->since;
    char day[DATE_TEXT];

    for (size_t i = 0; i < own->count; i++) {
        struct away span = own->items[i].span;
        int date = span.from > house->since ? span.from : house->since, count;

        if (span.to < house->since || (count = courses_on(own, date, &other)) < most ||
            (count == most && date >= worst))
            continue;
        most = count;
        worst = date;
        newest = other;
    }
    if (most <= staff->max_courses)
        return;
    first = conflict_first(house, newest);
    conflict_tell(into, false, memory_text(staff->code), newest->code,
                  text_format(_("%s leads %d courses at once on %s; wanted %d at most"), staff->code, most,
                              date_write(worst, day), staff->max_courses),
                  first == NULL
                      ? NULL
                      : text_format("schedule substitute %s/%d %s --rest", newest->code, first->number, staff->code));
}

void conflicts_loads(const struct conflict_house *house, const struct conflicts *into)
{
    struct loads all = {0};

    loads_gather(house, &all);
    for (size_t i = 0, next; i < all.count; i = next) {
        for (next = i + 1; next < all.count && all.items[next].staff == all.items[i].staff; next++)
            ;
        load_check(house, &(const struct loads){&all.items[i], next - i}, into);
    }
    free(all.items);
}
