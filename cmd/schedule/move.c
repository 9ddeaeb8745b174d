#include "schedule/changing.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/session_day.h"
#include "store/attendances.h"
#include "store/course_change.h"

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

static int count_mark(void *context, const struct attendance_row *row)
{
    int *count = context;
    (void)row;
    ++*count;
    return 0;
}

/* Word that was sent for the former day may not hold for the new one. */
static int tell_marks(const struct changing *changing, int former)
{
    struct call *call = changing->call;
    struct attendance_filter filter = {.course = changing->course.id, .adult = -1, .since = former, .until = former};
    int count = 0;

    if (store_attendance_each(call->store, &filter, count_mark, &count, &call->messages) != 0)
        return -1;
    if (count > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s/%d has marks from before it moved: %d; attend list --since and --until show them"),
                  changing->course.code, changing->session->number, count);
    return 0;
}

/* The session as it will be: the former remark told of a day that is given up. */
static int amend(struct changing *changing)
{
    struct call *call = changing->call;
    struct session *session = changing->session;
    const char *agreed = call_option(call, "agreed"), *venue = call_option(call, "venue");
    unsigned days = changing->service->sessions.days;
    int date, time;

    if (when_read(call, call->operands[1], &date, &time) != 0)
        return -1;
    if (time == TIME_NONE)
        time = session->start;
    if (date == session->date && time == session->start && (!venue || text_is(venue, session->venue)))
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d stands there already; wanted another day, time or venue"),
                         changing->course.code, session->number);
    session->date = date;
    session->start = time;
    session->sequence++;
    memory_text_set(&session->remark, NULL);
    memory_text_set(&session->reason, call_option(call, "reason"));
    if (venue)
        memory_text_set(&session->venue, text_blank(venue) ? NULL : venue);
    if (agreed && days && !(days & 1u << date_weekday(date)))
        session->remark = text_format(_("agreed: %s"), agreed);
    return 0;
}

static int check_limits(struct changing *changing)
{
    const struct session *session = changing->session;
    const struct limits_wish wish = {.service = changing->service,
                                     .course = &changing->course,
                                     .referral = session->referral,
                                     .number = session->number,
                                     .date = session->date,
                                     .minutes = session->minutes};

    return limits_meeting(changing->service, session->kind) ? 0 : limits_check(&wish, &changing->call->messages);
}

static int move(struct changing *changing)
{
    struct call *call = changing->call;
    int former = changing->session->date;

    if (check_planned(changing) != 0 || amend(changing) != 0)
        return -1;
    int limits = check_limits(changing);
    if (changing_check(changing, changing->session) != 0 || limits != 0)
        return -1;
    if (!limits_meeting(changing->service, changing->session->kind))
        session_day_tell_late(&changing->days, &changing->course, changing->session->date, &call->messages);
    if (tell_marks(changing, former) != 0 ||
        store_session_move(call->store, changing->course.id, changing->session, &call->messages) != 0)
        return -1;
    return call_finish(call);
}

int schedule_move(struct call *call)
{
    struct changing changing = {0};
    int result = -1;

    if (call->operand_count != 2 || text_blank(call_option(call, "reason")))
        return call_usage(call, _("move takes COURSE/N, a day as 2026-09-15T15:00, and --reason TEXT"));
    if (changing_session(call, call->operands[0], &changing) == 0 && move(&changing) == 0)
        result = changing_print(&changing, changing.session);
    changing_free(&changing);
    return result;
}
