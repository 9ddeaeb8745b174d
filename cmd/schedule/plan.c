#include "schedule/bookings.h"
#include "schedule/schedule.h"
#include "schedule/sessions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/services.h"
#include "rules/planning.h"
#include "store/catalogues.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* One course under planning. */
struct planning {
    struct call *call;
    const struct service *service;
    struct plan_wish wish;
    struct plan plan;
    struct course course;
};

/* N-N, or one N. */
static int read_ages(struct call *call, struct course *course)
{
    const char *text = call_option(call, "ages");
    course->age_from = course->age_to = -1;
    if (!text)
        return 0;
    char *copy = memory_text(text), *dash = strchr(copy, '-');
    long from, to;
    if (dash)
        *dash = '\0';
    bool good = text_number(copy, 0, 130, &from) && text_number(dash ? dash + 1 : copy, 0, 130, &to) && from <= to;
    free(copy);
    if (!good)
        return call_usage(call, _("--ages is no span of ages; wanted as 9-11"));
    course->age_from = (int)from;
    course->age_to = (int)to;
    return 0;
}

static int read_wish(struct planning *planning)
{
    struct call *call = planning->call;
    struct plan_wish *wish = &planning->wish;
    const char *time = call_option(call, "time"), *every = call_option(call, "every");
    long sessions, minutes;

    *wish = (struct plan_wish){.service = planning->service,
                               .calendar = catalogue_calendar(&call->catalogue),
                               .language = call->catalogue.language,
                               .time = TIME_NONE,
                               .until = DATE_NONE,
                               .one_referral = call_option(call, "for") != NULL,
                               .agreed = call_option(call, "agreed") != NULL};
    if (call_option_date(call, "start", DATE_NONE, &wish->start) != 0 ||
        call_option_number(call, "sessions", 1, 500, 0, &sessions) != 0 ||
        call_option_number(call, "minutes", 1, 1440, 0, &minutes) != 0 || read_ages(call, &planning->course) != 0)
        return -1;
    if (wish->start == DATE_NONE)
        return call_usage(call, _("plan wants --start DATE, the first session's day"));
    if (time && !time_read(time, &wish->time))
        return call_usage(call, _("--time is no time of day; wanted HH:MM"));
    if (every && (!duration_read(every, &wish->every) || wish->every.count <= 0))
        return call_usage(call, _("--every is no rhythm; wanted as \"2 weeks\""));
    wish->count = (int)sessions;
    wish->minutes = (int)minutes;
    return 0;
}

static void read_leaders(struct planning *planning)
{
    char *copy = memory_text(call_option(planning->call, "leaders"));
    for (char *code = copy ? strtok(copy, ",") : NULL; code; code = strtok(NULL, ","))
        if (!texts_has(&planning->course.leaders, code))
            texts_add(&planning->course.leaders, code);
    free(copy);
}

/* A group takes many; what is delivered to one child, family or class is planned for its referral. */
static int check_delivery(struct planning *planning)
{
    struct call *call = planning->call;
    bool group = (planning->service->delivered & (1u << DELIVERED_GROUP)) != 0;
    bool others = (planning->service->delivered & ~(1u << DELIVERED_GROUP)) != 0;

    if (call_option(call, "for") && !others)
        return call_usage(call, _("%s is delivered in groups; --for is for single families"), planning->service->code);
    if (!call_option(call, "for") && !group)
        return call_usage(call, _("%s is planned for one referral; wanted --for REF"), planning->service->code);
    if (planning->service->at_places.count == 1 && text_is(planning->service->at_places.items[0], "school") &&
        !call_option(call, "school"))
        return call_usage(call, _("%s meets at a school; wanted --school NAME"), planning->service->code);
    return 0;
}

static int find_referral(struct planning *planning)
{
    struct call *call = planning->call;
    struct referral referral = {0};
    enum referral_state state;
    const char *reference = call_option(call, "for");
    int result = -1;

    if (!reference)
        return 0;
    if (store_referral_id(call->store, reference, &planning->course.for_referral, &call->messages) != 0 ||
        store_referral_state(call->store, planning->course.for_referral, &state, &call->messages) != 0 ||
        store_referral_load(call->store, planning->course.for_referral, &referral, &call->messages) != 0)
        goto out;
    if (!text_is(referral.service, planning->service->code))
        call_fail(call, TROUBLE_FORBIDDEN, _("%s is for %s; wanted a referral to %s"), reference, referral.service,
                  planning->service->code);
    else if (state != STATE_WAITING)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; wanted one that was accepted and waits"), reference,
                  named_name(referral_state_names, (int)state));
    else
        result = 0;
out:
    referral_free(&referral);
    return result;
}

static int give_code(struct planning *planning)
{
    struct call *call = planning->call;
    const char *given = call_option(call, "code");

    if (!given)
        return store_course_code(call->store, planning->service->code, date_parts(planning->wish.start).year,
                                 &planning->course.code, &call->messages);
    if (!*given || strpbrk(given, "/+ \t\n"))
        return call_usage(call, _("a course's code has no blank, / or +"));
    planning->course.code = memory_text(given);
    return 0;
}

/* The course copies the catalogue's numbers: a later catalogue changes what comes, not what runs. */
static void fill_course(struct planning *planning)
{
    struct call *call = planning->call;
    struct course *course = &planning->course;

    course->service = memory_text(planning->service->code);
    course->venue = memory_text(call_option(call, "venue"));
    course->school = memory_text(call_option(call, "school"));
    course->start = planning->plan.time;
    course->minutes = planning->plan.minutes;
    course->count = planning->plan.count;
    course->min = course->for_referral ? 0 : planning->service->group.min;
    course->max = course->for_referral ? 1 : planning->service->group.max;
    course->rhythm = planning->plan.rhythm;
    course->catalogue = memory_text(call->catalogue.digest);
    course->planned_on = call->today;
    course->ended_on = DATE_NONE;
    course->sessions = planning->plan.sessions;
    planning->plan.sessions = (struct sessions){0};
    for (size_t i = 0; i < course->sessions.count; i++)
        course->sessions.items[i].entered_on = DATE_NONE;
}

static int check_year(struct planning *planning)
{
    struct call *call = planning->call;
    int year = date_parts(planning->wish.start).year, count, most = planning->service->courses_per_year;

    if (most == 0)
        return 0;
    if (store_course_count_year(call->store, planning->service->code, year, &count, &call->messages) != 0)
        return -1;
    if (count >= most)
        call_fail(call, TROUBLE_WARNING, _("%s has %d courses in %d already; the catalogue speaks of %d a year"),
                  planning->service->code, count, year, most);
    return 0;
}

static int store_plan(struct planning *planning)
{
    struct call *call = planning->call;
    struct course *course = &planning->course;

    if (store_catalogue_keep(call->store, call->catalogue.digest, call->catalogue.text, call->today, &call->messages) !=
            0 ||
        store_course_add(call->store, course, &call->messages) != 0)
        return -1;
    if (course->for_referral &&
        store_place_add(call->store, course->for_referral, course->id, call->today, &call->messages) != 0)
        return -1;
    return call_finish(call);
}

static int plan(struct planning *planning)
{
    struct call *call = planning->call;
    int refused = 0;

    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 || find_referral(planning) != 0 ||
        give_code(planning) != 0)
        return -1;
    /* Dates and leaders are judged both, so that one run tells all that stands in the way. */
    if (planning_plan(&planning->wish, &planning->plan, &call->messages) != 0)
        refused = -1;
    if (bookings_check(call, planning->service, planning->course.code, &planning->course.leaders,
                       call_option(call, "venue"), planning->wish.start, &planning->plan.sessions) != 0 ||
        refused != 0 || check_year(planning) != 0)
        return -1;
    fill_course(planning);
    return store_plan(planning);
}

int schedule_plan(struct call *call)
{
    struct planning planning = {.call = call};
    int result = -1;

    if (call->operand_count != 1)
        return call_usage(call, _("plan takes one service; see refer services"));
    if (call_catalogue(call) != 0 || !(planning.service = call_service(call, call->operands[0])))
        return -1;
    read_leaders(&planning);
    if (read_wish(&planning) == 0 && check_delivery(&planning) == 0 && plan(&planning) == 0)
        result = sessions_print(call, &planning.course);
    plan_free(&planning.plan);
    course_free(&planning.course);
    return result;
}
