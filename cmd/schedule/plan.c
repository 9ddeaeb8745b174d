#include "schedule/bookings.h"
#include "schedule/candidates.h"
#include "schedule/company.h"
#include "schedule/schedule.h"
#include "schedule/sessions.h"
#include "schedule/wish.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "common/services.h"
#include "store/catalogues.h"
#include "store/courses.h"
#include "store/referrals.h"

/* One course under planning. */
struct planning {
    struct call *call;
    const struct service *service;
    struct plan_wish wish;
    struct parent_room parents;
    struct plan plan;
    struct course course;
};

/* The referral that a course is for: to this service, accepted, waiting, and not begun before it came. */
static int check_referral(struct planning *planning, const char *reference, enum referral_state state,
                          const struct referral *referral)
{
    struct call *call = planning->call;
    char day[DATE_TEXT];

    if (!text_is(referral->service, planning->service->code))
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for %s; wanted a referral to %s"), reference,
                         referral->service, planning->service->code);
    if (state != STATE_WAITING)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; wanted one that was accepted and waits"), reference,
                         named_name(referral_state_names, (int)state));
    if (planning->wish.start < referral->received_on)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s was received on %s; wanted a start on that day or later"),
                         reference, date_write(referral->received_on, day));
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
    if (store_referral_id(call->store, reference, &planning->course.for_referral, &call->messages) == 0 &&
        store_referral_state(call->store, planning->course.for_referral, &state, &call->messages) == 0 &&
        store_referral_load(call->store, planning->course.for_referral, &referral, &call->messages) == 0)
        result = check_referral(planning, reference, state, &referral);
    planning->wish.citizen = referral.citizen_kind;
    referral_free(&referral);
    return result;
}

static int give_code(struct planning *planning)
{
    if (planning->course.code)
        return 0;
    return store_course_code(planning->call->store, planning->service->code, date_parts(planning->wish.start).year,
                             &planning->course.code, &planning->call->messages);
}

/* A day that was agreed keeps the reason, where a reader of the dates looks for it. */
static void remark_agreed(const struct planning *planning, struct session *session)
{
    unsigned days = planning->service->sessions.days;
    if (planning->wish.agreed && days && !(days & 1u << date_weekday(session->date)) && !session->remark)
        session->remark = text_format(_("agreed: %s"), call_option(planning->call, "agreed"));
}

/* The course copies the catalogue's numbers: a later catalogue changes what comes, not what runs. */
static void fill_course(struct planning *planning)
{
    struct call *call = planning->call;
    struct course *course = &planning->course;

    course->service = memory_text(planning->service->code);
    course->venue = text_blank(call_option(call, "venue")) ? NULL : memory_text(call_option(call, "venue"));
    course->school = text_blank(call_option(call, "school")) ? NULL : memory_text(call_option(call, "school"));
    course->start = planning->plan.time;
    course->minutes = planning->plan.minutes;
    course->count = planning->plan.count;
    course->min = course->for_referral ? 0 : planning->service->group.min;
    course->max = course->for_referral ? 1 : planning->service->group.max;
    course->rhythm = planning->plan.rhythm;
    course->catalogue = memory_text(catalogue_digest(&call->catalogue));
    course->planned_on = call->today;
    course->ended_on = DATE_NONE;
    course->sessions = planning->plan.sessions;
    planning->plan.sessions = (struct sessions){0};
    parent_room_fill(&planning->parents, &course->sessions);
    for (size_t i = 0; i < course->sessions.count; i++) {
        course->sessions.items[i].entered_on = DATE_NONE;
        remark_agreed(planning, &course->sessions.items[i]);
    }
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
        call_fail(call, TROUBLE_WARNING,
                  count == 1 ? _("%s has %d course in %d already; the catalogue speaks of %d a year")
                             : _("%s has %d courses in %d already; the catalogue speaks of %d a year"),
                  planning->service->code, count, year, most);
    return 0;
}

static int store_plan(struct planning *planning)
{
    struct call *call = planning->call;
    struct course *course = &planning->course;
    int from = planning->wish.start < call->today ? planning->wish.start : call->today;

    if (store_catalogue_keep(call->store, catalogue_digest(&call->catalogue), call->catalogue.text, call->today,
                             &call->messages) != 0 ||
        store_course_add(call->store, course, &call->messages) != 0 ||
        parent_room_store(call, &planning->parents, course) != 0)
        return -1;
    /* A course that began already is typed late: its first sessions are the place's too. */
    if (course->for_referral &&
        (store_place_add(call->store, course->for_referral, course->id, from, &call->messages) != 0 ||
         company_tell(call, planning->service, course->for_referral) != 0))
        return -1;
    return call_finish(call);
}

/* The dates are refused: the nearest start is one at which leaders and venue are free, too; where the leaders will not do on any day,
 * one by the dates alone. */
static void tell_other_dates(struct planning *planning, const struct bookings_wish *wish)
{
    struct call *call = planning->call;
    int start = planning->wish.start, nearest;
    bool told = bookings_in_vain(call, wish) ? planning_nearest(&planning->wish, start, &nearest)
                                             : bookings_nearest_dates(call, wish, &planning->wish, &nearest);

    if (told)
        planning_tell_nearest(&planning->wish, nearest, &call->messages);
}

/* The dates would do, but not with these leaders, or this venue. */
static void tell_other_bookings(struct planning *planning, const struct bookings_wish *wish)
{
    struct call *call = planning->call;
    int nearest;

    if (bookings_in_vain(call, wish)) {
        candidates_tell(call, wish, &planning->plan.sessions);
        return;
    }
    nearest = bookings_nearest(call, wish, &planning->wish);
    if (nearest != DATE_NONE)
        planning_tell_nearest(&planning->wish, nearest, &call->messages);
    else
        call_fail(call, TROUBLE_FORBIDDEN,
                  _("%s: no start within a year would do; wanted other leaders, time or venue"),
                  planning->service->code);
}

/* Dates and leaders are judged both, so that one run tells all that stands in the way, and then what would do. */
static int find_plan(struct planning *planning)
{
    struct call *call = planning->call;
    const char *venue = call_option(call, "venue");
    const struct bookings_wish wish = {.service = planning->service,
                                       .code = planning->course.code,
                                       .leaders = &planning->course.leaders,
                                       .parents = &planning->parents,
                                       .venue = text_blank(venue) ? NULL : venue};
    int dates = planning_plan(&planning->wish, &planning->plan, &call->messages);
    int booked = bookings_check(call, &wish, planning->wish.start, &planning->plan.sessions, &call->messages);

    if (dates != 0)
        tell_other_dates(planning, &wish);
    else if (booked != 0)
        tell_other_bookings(planning, &wish);
    return dates == 0 && booked == 0 ? 0 : -1;
}

static int plan(struct planning *planning)
{
    struct call *call = planning->call;

    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 || find_referral(planning) != 0 ||
        give_code(planning) != 0 || find_plan(planning) != 0 || check_year(planning) != 0)
        return -1;
    fill_course(planning);
    return store_plan(planning);
}

/* A reason where none is asked for is most likely meant for another day. */
static void tell_needless(struct planning *planning)
{
    unsigned days = planning->service->sessions.days;
    int start = planning->wish.start;

    if (planning->wish.agreed && (!days || days & 1u << date_weekday(start)))
        call_fail(planning->call, TROUBLE_WARNING, _("%s allows a %s anyway; --agreed was not needed and is not kept"),
                  planning->service->code, weekday_name(date_weekday(start)));
}

int schedule_plan(struct call *call)
{
    struct planning planning = {.call = call};
    int result = -1;

    if (call->operand_count != 1)
        return call_usage(call, _("plan takes one service; see refer services"));
    if (call_catalogue(call) != 0 || !(planning.service = call_service(call, call->operands[0])))
        return -1;
    if (wish_read(call, planning.service, &planning.wish, &planning.course, &planning.parents) == 0 &&
        plan(&planning) == 0) {
        tell_needless(&planning);
        parent_room_tell(call, planning.service, &planning.parents);
        result = sessions_print(call, &planning.course);
    }
    plan_free(&planning.plan);
    parent_room_free(&planning.parents);
    course_free(&planning.course);
    return result;
}
