#include "schedule/changing.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/session_day.h"
#include "rules/session_next.h"
#include "store/attendances.h"
#include "store/course_change.h"

static int check_session(const struct changing *changing, bool append)
{
    const struct session *session = changing->session;
    const char *code = changing->course.code;

    if (session->status == SESSION_HELD)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was held; what was held cannot be cancelled"),
                         code, session->number);
    if (session->status == SESSION_CANCELLED)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled before; wanted another one"), code,
                         session->number);
    if (append && limits_meeting(changing->service, session->kind))
        return call_fail(changing->call, TROUBLE_FORBIDDEN,
                         _("%s/%d is a meeting and has no rhythm; wanted schedule add with --kind"), code,
                         session->number);
    return append ? changing_open(changing) : 0;
}

/* The one that comes instead is of the same sort; who takes part follows from where it stands. */
static int append_session(struct changing *changing, struct session *into)
{
    struct call *call = changing->call;
    const struct session *cancelled = changing->session;
    struct session_wish wish = {.service = changing->service,
                                .course = &changing->course,
                                .referral = cancelled->referral,
                                .kind = cancelled->kind,
                                .time = cancelled->start,
                                .minutes = cancelled->minutes};

    if (session_day_behind(&changing->days, &changing->course, cancelled->referral, &wish.date, &call->messages) != 0 ||
        session_next(&wish, into, &call->messages) != 0)
        return -1;
    into->start = cancelled->start;
    into->venue = memory_text(cancelled->venue);
    into->remark = text_format(_("instead of %s/%d"), changing->course.code, cancelled->number);
    changing->days.agreed = true; /* the weekday of the course was agreed when it was planned */
    if (changing_check(changing, into) != 0)
        return -1;
    session_day_tell_late(&changing->days, &changing->course, into->date, &call->messages);
    return store_session_add(call->store, changing->course.id, into, &call->messages);
}

static int cancel(struct changing *changing, bool append, struct session *appended)
{
    struct call *call = changing->call;
    struct session *session = changing->session;

    if (check_session(changing, append) != 0 ||
        store_session_status(call->store, changing->course.id, session->number, SESSION_CANCELLED,
                             call_option(call, "reason"), &call->messages) != 0)
        return -1;
    session->status = SESSION_CANCELLED;
    memory_text_set(&session->reason, call_option(call, "reason"));
    if (append && append_session(changing, appended) != 0)
        return -1;
    return call_finish(call);
}

int schedule_cancel(struct call *call)
{
    struct changing changing = {0};
    struct session appended = {0};
    bool append = call_option(call, "append") != NULL;
    int result = -1;

    if (call->operand_count != 1 || text_blank(call_option(call, "reason")))
        return call_usage(call, _("cancel takes COURSE/N and --reason TEXT"));
    if (changing_session(call, call->operands[0], &changing) == 0 && cancel(&changing, append, &appended) == 0)
        result = changing_print(&changing, append ? &appended : changing.session);
    session_free(&appended);
    changing_free(&changing);
    return result;
}
