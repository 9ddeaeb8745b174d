#include "schedule/bookings.h"
#include "schedule/yearly.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "store/catalogues.h"
#include "store/courses.h"

#include <stdlib.h>

/* One course of the plan on its way into the store. */
struct storing {
    struct yearly *yearly;
    const struct year_course *chosen;
    const struct year_wish *wanted;
    const struct service *service;
    struct course *course;
};

/* As `schedule plan` makes it: the catalogue's numbers are copied. */
static void fill_course(const struct storing *storing, struct plan *plan)
{
    struct yearly *yearly = storing->yearly;
    struct course *course = storing->course;
    const char *venue = yearly->venues[storing->chosen->venue].name;

    course->service = memory_text(storing->service->code);
    course->venue = venue ? memory_text(venue) : NULL;
    course->school = storing->wanted->school ? memory_text(storing->wanted->school) : NULL;
    course->start = plan->time;
    course->minutes = plan->minutes;
    course->count = plan->count;
    course->min = storing->service->group.min;
    course->max = storing->service->group.max;
    course->age_from = storing->wanted->age_from;
    course->age_to = storing->wanted->age_to;
    course->rhythm = plan->rhythm;
    course->catalogue = memory_text(catalogue_digest(&yearly->call->catalogue));
    course->planned_on = yearly->call->today;
    course->ended_on = DATE_NONE;
    course->sessions = plan->sessions;
    plan->sessions = (struct sessions){0};
    for (size_t i = 0; i < storing->chosen->leader_count; i++)
        texts_add(&course->leaders, yearly->leaders[storing->chosen->leaders[i]].staff.code);
}

static int plan_course(const struct storing *storing)
{
    struct yearly *yearly = storing->yearly;
    const struct year_course *chosen = storing->chosen;
    struct plan_wish wish;
    struct plan plan;

    yearly_wish(yearly, chosen->want, yearly->wants[chosen->want].starts[chosen->start].date,
                storing->wanted->times.items[chosen->time], &wish);
    if (planning_plan(&wish, &plan, &yearly->call->messages) != 0)
        return -1;
    fill_course(storing, &plan);
    plan_free(&plan);
    return store_course_code(yearly->call->store, storing->service->code, date_parts(wish.start).year,
                             &storing->course->code, &yearly->call->messages);
}

/* Courses of the plan that are stored already, of one service and in one year. */
static int count_stored(const struct yearly *yearly, const char *service, int year)
{
    int count = 0;

    for (size_t i = 0; i < yearly->course_count; i++)
        count += text_is(yearly->courses[i].service, service) &&
                 date_parts(yearly->courses[i].sessions.items[0].date).year == year;
    return count;
}

/* Said once a year: with the first course that is one more than the catalogue speaks of, or the plan's first where there were more
 * before. */
static int check_year(const struct storing *storing)
{
    struct call *call = storing->yearly->call;
    int year = date_parts(storing->course->sessions.items[0].date).year;
    int count, most = storing->service->courses_per_year;

    if (most == 0)
        return 0;
    if (store_course_count_year(call->store, storing->service->code, year, &count, &call->messages) != 0)
        return -1;
    if (count == most || (count > most && count_stored(storing->yearly, storing->service->code, year) == 0))
        call_fail(call, TROUBLE_WARNING,
                  most == 1 ? _("%s has more than %d course in %d with this plan; the catalogue speaks of %d")
                            : _("%s has more than %d courses in %d with this plan; the catalogue speaks of %d"),
                  storing->service->code, most, year, most);
    return 0;
}

static int store_one(const struct storing *storing)
{
    struct call *call = storing->yearly->call;
    struct course *course = storing->course;

    if (plan_course(storing) != 0)
        return -1;
    struct bookings_wish wish = {
        .service = storing->service, .code = course->code, .leaders = &course->leaders, .venue = course->venue};
    if (bookings_check(call, &wish, course->sessions.items[0].date, &course->sessions, &call->messages) != 0 ||
        check_year(storing) != 0)
        return -1;
    return store_course_add(call->store, course, &call->messages);
}

static int begin(struct yearly *yearly)
{
    struct call *call = yearly->call;

    return call_begin(call) == 0 ? store_catalogue_keep(call->store, catalogue_digest(&call->catalogue),
                                                        call->catalogue.text, call->today, &call->messages)
                                 : -1;
}

/* One course with the parents' sessions. Another command may have written since it was stored first: what that booked is in the way
 * as ever, and the code may be its own by now. What is no more than a warning was told the first time. */
static int store_anew(struct yearly *yearly, size_t at)
{
    struct call *call = yearly->call;
    struct course *course = &yearly->courses[at];
    const struct service *service = yearly->year_wants[yearly->plan.courses[at].want].service;
    int start = course->sessions.items[0].date, result;
    struct messages again = {0};

    course->id = 0;
    memory_text_set(&course->code, NULL);
    if (store_course_code(call->store, service->code, date_parts(start).year, &course->code, &call->messages) != 0)
        return -1;
    const struct bookings_wish wish = {.service = service,
                                       .code = course->code,
                                       .leaders = &course->leaders,
                                       .parents = &yearly->parents[at],
                                       .venue = course->venue};
    if ((result = bookings_check(call, &wish, start, &course->sessions, &again)) != 0)
        messages_move(&call->messages, &again);
    messages_free(&again);
    if (result != 0 || store_course_add(call->store, course, &call->messages) != 0)
        return -1;
    return parent_room_store(call, &yearly->parents[at], course);
}

/* The parents' sessions change the children's: the courses are stored anew, with them. */
static int store_again(struct yearly *yearly)
{
    store_rollback(yearly->call->store);
    yearly_parents_part(yearly);
    if (begin(yearly) != 0)
        return -1;
    for (size_t i = 0; i < yearly->course_count; i++)
        if (store_anew(yearly, i) != 0)
            return -1;
    return 0;
}

static int store_all(struct yearly *yearly)
{
    yearly->courses = memory_new((yearly->plan.count + 1) * sizeof *yearly->courses);
    for (; yearly->course_count < yearly->plan.count; yearly->course_count++) {
        const struct year_course *chosen = &yearly->plan.courses[yearly->course_count];
        struct storing storing = {yearly, chosen, &yearly->wishes.courses[chosen->want],
                                  yearly->year_wants[chosen->want].service, &yearly->courses[yearly->course_count]};

        if (store_one(&storing) != 0) {
            course_free(storing.course);
            *storing.course = (struct course){0};
            return -1;
        }
    }
    return 0;
}

int yearly_store(struct yearly *yearly, bool keep)
{
    struct call *call = yearly->call;
    bool found;

    if (begin(yearly) != 0 || store_all(yearly) != 0 || yearly_parents_find(yearly, &found) != 0 ||
        (found && store_again(yearly) != 0))
        return -1;
    if (keep)
        return call_finish(call);
    store_rollback(call->store);
    return 0;
}
