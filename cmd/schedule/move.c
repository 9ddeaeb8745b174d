#include "schedule/following.h"
#include "schedule/moving.h"
#include "schedule/schedule.h"
#include "schedule/sessions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"
#include "rules/limits.h"
#include "rules/session_day.h"
#include "rules/session_span.h"
#include "store/attendances.h"
#include "store/course_change.h"

#include <stdlib.h>

static int check_planned(const struct changing *changing)
{
    const struct session *session = changing->session;
    const char *code = changing->course.code;

    if (session->status == SESSION_HELD)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was held; what was held cannot be moved"), code,
                         session->number);
    if (session->status == SESSION_CANCELLED)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled; wanted schedule add"), code,
                         session->number);
    return changing_open(changing);
}

/* The marks of one session. */
struct counting {
    int session; /* its number */
    int count;
};

static int count_mark(void *context, const struct attendance_row *row)
{
    struct counting *counting = context;

    counting->count += row->session == counting->session;
    return 0;
}

/* Word that was sent for the former day may not hold for the new one. */
static int tell_marks(const struct changing *changing, const struct session *session, int former)
{
    struct call *call = changing->call;
    struct attendance_filter filter = {.course = changing->course.id, .adult = -1, .since = former, .until = former};
    struct counting marks = {.session = session->number};

    if (store_attendance_each(call->store, &filter, count_mark, &marks, &call->messages) != 0)
        return -1;
    if (marks.count > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s/%d has marks from before it moved: %d; attend list --since and --until show them"),
                  changing->course.code, session->number, marks.count);
    return 0;
}

static int check_limits(struct changing *changing, const struct session *session)
{
    const struct limits_wish wish = {.service = changing->service,
                                     .course = &changing->course,
                                     .referral = session->referral,
                                     .number = session->number,
                                     .date = session->date,
                                     .minutes = session->minutes};

    return limits_meeting(changing->service, session->kind) ? 0 : limits_check(&wish, &changing->call->messages);
}

/* What a session may not do that its day, leaders and venue allow. */
static int check_there(struct changing *changing, const struct shifts *shifts)
{
    int result = 0;

    for (size_t i = 0; i < shifts->count; i++) {
        const struct session *session = &changing->course.sessions.items[shifts->items[i].at];

        if (changing_check_place(changing, session) != 0 || check_limits(changing, session) != 0)
            result = -1;
    }
    return result;
}

/* The last one alone: the service's time is over for all behind it. */
static void tell_late(struct changing *changing, const struct shifts *shifts)
{
    int last = DATE_NONE;

    for (size_t i = 0; i < shifts->count; i++) {
        const struct session *session = &changing->course.sessions.items[shifts->items[i].at];

        if (!limits_meeting(changing->service, session->kind) && session->date > last)
            last = session->date;
    }
    if (last != DATE_NONE)
        session_day_tell_late(&changing->days, &changing->course, last, &changing->call->messages);
}

/* A family's wish may stand behind it: it is said, and schedule check lists it. */
static void tell_soon(struct changing *changing, const struct shifts *shifts)
{
    struct call *call = changing->call;
    const struct sessions *all = &changing->course.sessions;
    char day[DATE_TEXT], bound[DATE_TEXT];
    struct span span;

    for (size_t i = 0; i < shifts->count; i++) {
        const struct session *session = &all->items[shifts->items[i].at];
        const struct span_wish wish = {
            .days = &changing->days, .course = &changing->course, .referral = session->referral, .date = DATE_NONE};

        if (session_span_short(&wish, &span) && span.last == shifts->items[i].at)
            call_fail(call, TROUBLE_WARNING, _("%s: the last session would be on %s; wanted on %s or later"),
                      changing->service->code, date_write(span.date, day), date_write(span.bound, bound));
    }
}

/* What the whole rest of a course has, sessions that are added have too; those before keep their room. The talks of one family in a
 * group are not the rest of the course. */
static int store_meets(struct changing *changing, const struct moving_wish *wish)
{
    struct call *call = changing->call;
    struct course *course = &changing->course;
    bool room = wish->venue && !text_blank(wish->venue) && course->venue && !text_is(wish->venue, course->venue);
    int start = wish->time == TIME_NONE ? course->start : wish->time;

    if (changing->session->referral != 0 || (!room && start == course->start))
        return 0;
    course->start = start;
    if (room)
        memory_text_set(&course->venue, wish->venue);
    return store_course_meets(call->store, course->id, start, course->venue, &call->messages);
}

static int store_all(struct changing *changing, const struct shifts *shifts, const struct former *former)
{
    struct call *call = changing->call;

    for (size_t i = 0; i < shifts->count; i++) {
        const struct session *session = &changing->course.sessions.items[shifts->items[i].at];

        if (tell_marks(changing, session, former->sessions.items[shifts->items[i].at].date) != 0 ||
            store_session_move(call->store, changing->course.id, session, &call->messages) != 0)
            return -1;
    }
    return following_settle(changing, former);
}

static int move_to(struct changing *changing, const struct picked *picked, const struct moving_wish *wish,
                   const struct shifts *shifts)
{
    struct call *call = changing->call;
    struct former former = {0};
    int result;

    if (shifts->count == 0)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d stands there already; wanted another day, time or venue"),
                         changing->course.code, changing->session->number);
    result = moving_check(changing, picked, wish, shifts);
    former = former_of(&changing->course);
    moving_apply(changing, shifts, call_option(call, "reason"));
    if (check_there(changing, shifts) != 0)
        result = -1;
    if (result == 0) {
        tell_late(changing, shifts);
        tell_soon(changing, shifts);
        moving_tell_order(changing, shifts, &former.sessions);
        if ((picked->several && store_meets(changing, wish) != 0) || store_all(changing, shifts, &former) != 0 ||
            call_finish(call) != 0)
            result = -1;
    }
    former_free(&former);
    return result;
}

/* All that moved. */
static int print(struct changing *changing, const struct shifts *shifts)
{
    struct course moved = changing->course;
    int result;

    moved.sessions = (struct sessions){.items = memory_new((shifts->count + 1) * sizeof(struct session))};
    for (size_t i = 0; i < shifts->count; i++)
        moved.sessions.items[moved.sessions.count++] = changing->course.sessions.items[shifts->items[i].at];
    result = sessions_print(changing->call, &moved);
    free(moved.sessions.items);
    return result;
}

static int move(struct changing *changing, const struct picked *picked)
{
    struct call *call = changing->call;
    struct moving_wish wish = {.venue = call_option(call, "venue"), .agreed = call_option(call, "agreed")};
    struct shifts shifts = {0};
    int result = -1;

    if (check_planned(changing) == 0 && when_read(call, call->operands[1], &wish.date, &wish.time) == 0 &&
        moving_shifts(changing, picked, &wish, &shifts, &call->messages) == 0 &&
        move_to(changing, picked, &wish, &shifts) == 0)
        result = print(changing, &shifts);
    shifts_free(&shifts);
    return result;
}

int schedule_move(struct call *call)
{
    struct changing changing = {0};
    struct picked picked = {0};
    int result = -1;

    if (call->operand_count != 2 || text_blank(call_option(call, "reason")))
        return call_usage(
            call, _("move takes COURSE/N, or COURSE with --from DATE, a day as 2026-09-15T15:00, and --reason TEXT"));
    if (call_option_within(call, "reason", LENGTH_TEXT) == 0 &&
        picking_find(call, PICKING_SERIES, &changing, &picked) == 0)
        result = move(&changing, &picked);
    picking_free(&picked);
    changing_free(&changing);
    return result;
}
