#include "schedule/bookings.h"
#include "schedule/changing.h"
#include "schedule/codes.h"
#include "schedule/fitting.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/session_day.h"
#include "rules/session_next.h"
#include "rules/session_span.h"
#include "store/course_change.h"
#include "store/leads.h"
#include "store/owners.h"
#include "store/referrals.h"

#include <stdlib.h>

/* The one place of a group that the session is for. A course for one referral needs no naming of it. */
static int find_referral(struct changing *changing, long *referral)
{
    struct call *call = changing->call;
    const char *reference = call_option(call, "for");

    *referral = 0;
    if (!reference)
        return 0;
    if (store_referral_id(call->store, reference, referral, &call->messages) != 0)
        return -1;
    if (!changing->course.for_referral)
        return 0;
    if (*referral != changing->course.for_referral)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for another referral than %s; wanted its own course"),
                         changing->course.code, reference);
    *referral = 0;
    return 0;
}

/* Where no day is named it is the next one by the course's own rhythm, behind the last session of its line. */
static int next_day(struct changing *changing, struct session_wish *wish, char **passed)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;
    const struct session_line line = {.referral = wish->referral,
                                      .parents = parent_group_kind(changing->service, wish->kind)};

    wish->time = TIME_NONE;
    if (course->rhythm.count == 0 && changing->service->sessions.over_max.count == 0)
        return call_fail(
            call, TROUBLE_USAGE,
            _("%s has no rhythm, its days are agreed one by one; wanted the day too: schedule add %s DATE"),
            course->code, course->code);
    if (limits_meeting(changing->service, wish->kind))
        return call_fail(call, TROUBLE_USAGE, _("a meeting has no rhythm; wanted the day too: schedule add %s DATE"),
                         course->code);
    if (session_line_weekday(changing->service, course, line) == DATE_NONE)
        return call_fail(call, TROUBLE_USAGE,
                         _("%s has no such session to count from; wanted the day too: schedule add %s DATE"),
                         course->code, course->code);
    changing->days.agreed = true; /* the weekday of the course was agreed when it was planned */
    wish->time = session_line_start(changing->service, course, line);
    return session_day_behind(&changing->days, course, line, &wish->date, passed, &call->messages);
}

static int read_wish(struct changing *changing, struct session_wish *wish, char **passed)
{
    struct call *call = changing->call;
    long minutes;

    *wish = (struct session_wish){.service = changing->service,
                                  .course = &changing->course,
                                  .kind = call_option(call, "kind")};
    if ((call->operand_count == 2 && when_read(call, call->operands[1], &wish->date, &wish->time) != 0) ||
        call_option_number(call, "minutes", 1, 1440, 0, &minutes) != 0)
        return -1;
    wish->minutes = (int)minutes;
    if (find_referral(changing, &wish->referral) != 0)
        return -1;
    return call->operand_count == 2 ? 0 : next_day(changing, wish, passed);
}

/* A course that is given a session more than it promised promises that many from now on. */
static int raise_promise(struct changing *changing, const struct session *session)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;
    const struct limits_wish counted = {.service = changing->service, .course = course};
    int count = limits_counted(&counted) + 1;

    if (course->count == 0 || count <= course->count || session->referral ||
        limits_meeting(changing->service, session->kind))
        return 0;
    call_fail(call, TROUBLE_WARNING,
              course->count == 1 ? _("%s promised %d session and has %d now")
                                 : _("%s promised %d sessions and has %d now"),
              course->code, course->count, count);
    return store_course_promise(call->store, course->id, count, &call->messages);
}

/* The one session's own leaders, where the command names any; a talk with one family need not have all of the course's. */
static int check_leaders(struct changing *changing, const struct session *session, const struct texts *leaders)
{
    static const struct texts nobody = {0};
    bool beside = parent_group_kind(changing->service, session->kind);

    if (leaders->count == 0)
        return 0;
    changing->leaders = leaders;
    return bookings_check_beside(changing->call, changing->service, leaders,
                                 beside ? &changing->course.leaders : &nobody);
}

static int store_session(struct changing *changing, const struct session *session, const struct texts *leaders)
{
    struct call *call = changing->call;
    long course = changing->course.id;

    store_touch(call->store, changing->course.code);
    if (raise_promise(changing, session) != 0 ||
        store_session_add(call->store, course, session, &call->messages) != 0 ||
        (leaders->count > 0 && store_leads_put(call->store, course, session->number, leaders, &call->messages) != 0))
        return -1;
    return call_finish(call);
}

/* Source: domain, SES: eight weeks at least. It is the last of a family's talks that would come too soon. */
static int check_span(struct changing *changing, const struct session *session)
{
    const struct span_wish wish = {
        .days = &changing->days, .course = &changing->course, .referral = session->referral, .date = session->date};
    struct span span;
    char day[DATE_TEXT], bound[DATE_TEXT];

    if (limits_meeting(changing->service, session->kind) || !session_span_short(&wish, &span))
        return 0;
    return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s: the last session would be on %s; wanted on %s or later"),
                     changing->service->code, date_write(span.date, day), date_write(span.bound, bound));
}

/* One more of the parent group is held as its last one was, by its own leaders and in its own room, where the command names none. */
static int fill_parents(struct changing *changing, struct session *session, struct texts *leaders)
{
    struct call *call = changing->call;
    const struct session *last = parent_group_last(changing->service, &changing->course);

    if (!last || !parent_group_kind(changing->service, session->kind))
        return 0;
    if (!session->venue)
        session->venue = memory_text(last->venue);
    return leaders->count > 0
               ? 0
               : store_session_leads(call->store, changing->course.id, last->number, leaders, &call->messages);
}

#define NEAREST_DAYS 92 /* how far on a day is looked for on which leaders and venue are free */

static bool would_do(const struct fitting *fitting, const struct session *session, const struct texts *leaders)
{
    struct messages unsaid = {0};
    bool good = fitting_check(fitting, session, leaders, &unsaid) == 0;

    messages_free(&unsaid);
    return good;
}

/* Where the leaders or the venue stand in the way; with a day that is refused itself the nearest was named already. */
static void tell_nearest(struct changing *changing, const struct session *session, const struct texts *leaders)
{
    const struct plan_wish *days = &changing->days;
    const struct texts *who = leaders->count > 0 ? leaders : &changing->course.leaders;
    struct session other = *session;
    struct fitting fitting;
    char day[DATE_TEXT];

    if (!session_day_good(days, session->date))
        return;
    bool taken = fitting_load(&fitting, changing, session->date) == 0 && !would_do(&fitting, session, who);
    while (taken && ++other.date <= session->date + NEAREST_DAYS) {
        if (!planning_day_usual(days, other.date) || !session_day_good(days, other.date) ||
            !would_do(&fitting, &other, who))
            continue;
        call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d: the nearest day that would do is %s"),
                  changing->course.code, session->number, date_write(other.date, day));
        break;
    }
    fitting_free(&fitting);
}

static int add(struct changing *changing, struct session *session, struct texts *leaders)
{
    struct call *call = changing->call;
    struct session_wish wish;
    const char *venue = call_option(call, "venue"), *agreed = call_option(call, "agreed");
    unsigned days = changing->service->sessions.days;
    char *passed = NULL;

    if (changing_open(changing) != 0 || read_wish(changing, &wish, &passed) != 0)
        return -1;
    int next = session_next(&wish, session, &call->messages);
    session->remark = passed;
    session->venue = text_blank(venue) ? NULL : memory_text(venue);
    if (agreed && days && !(days & 1u << date_weekday(session->date))) {
        free(session->remark);
        session->remark = text_format(_("agreed: %s"), agreed);
    }
    if (fill_parents(changing, session, leaders) != 0)
        return -1;
    int led = check_leaders(changing, session, leaders);
    int span = check_span(changing, session);
    bool fits = changing_check(changing, session) == 0;
    if (!fits && next == 0 && led == 0 && span == 0)
        tell_nearest(changing, session, leaders);
    if (!fits || next != 0 || led != 0 || span != 0)
        return -1;
    if (!limits_meeting(changing->service, session->kind))
        session_day_tell_late(&changing->days, &changing->course, session->date, &call->messages);
    return store_session(changing, session, leaders);
}

int schedule_add(struct call *call)
{
    struct changing changing = {0};
    struct session session = {0};
    struct texts leaders = {0};
    int result = -1;

    if (call->operand_count < 1 || call->operand_count > 2)
        return call_usage(
            call, _("add takes a course, and a day where not the next one is meant, as ck-2026 2026-09-15T15:00"));
    codes_split(call_option(call, "leaders"), &leaders);
    if (call_option(call, "leaders") && leaders.count == 0)
        call_usage(call, _("--leaders names nobody; wanted staff codes"));
    else if (changing_course(call, call->operands[0], &changing) == 0 && add(&changing, &session, &leaders) == 0)
        result = changing_print(&changing, &session);
    texts_free(&leaders);
    session_free(&session);
    changing_free(&changing);
    return result;
}
