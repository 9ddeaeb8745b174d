#include "attend/past_mark.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/past_marks.h"
#include "store/referrals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The row in hand. */
struct taking {
    struct past_marks *past;
    struct call *call;
    const struct mark_row *row;
    struct past_mark *mark;
};

static int refuse(const struct taking *taking, const char *format, ...) __attribute__((format(printf, 2, 3)));

static int refuse(const struct taking *taking, const char *format, ...)
{
    struct text text = {0};
    va_list values;

    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);
    call_fail(taking->call, TROUBLE_DATA, "%s", text_bytes(&text));
    text_free(&text);
    return -1;
}

/* --- the session ---------------------------------------------------------------------------------- */

void past_marks_forget(struct past_marks *past)
{
    course_free(&past->course);
    past->course = (struct course){0};
}

/* What stands for a course in a sheet whose columns have slipped may be anything, and is not repeated. */
static int find_course(const struct taking *taking, const char *code)
{
    struct call *call = taking->call;
    struct messages told = {0};
    long id;

    if (taking->past->course.id != 0 && text_is(taking->past->course.code, code))
        return 0;
    past_marks_forget(taking->past);
    int result = store_course_id(call->store, code, &id, &told);
    if (result != 0 && messages_trouble(&told) == TROUBLE_NOT_FOUND) {
        messages_free(&told);
        return refuse(taking, _("no course with this code is planned; wanted a code that schedule list shows"));
    }
    messages_move(&call->messages, &told);
    return result == 0 ? store_course_load(call->store, id, &taking->past->course, &call->messages) : -1;
}

static int check_date(const struct taking *taking, const struct session *session)
{
    char day[DATE_TEXT];

    if (taking->row->date == DATE_NONE || taking->row->date == session->date)
        return 0;
    return refuse(taking, _("%s/%d is on %s; wanted that day, or the session of the day that stands here"),
                  taking->past->course.code, session->number, date_write(session->date, day));
}

static int find_numbered(const struct taking *taking, const char *text)
{
    const struct course *course = &taking->past->course;
    long number = 0;

    if (!text_number(text, 1, 100000, &number))
        return refuse(taking, _("no session is named; wanted COURSE/N, or N beside the course"));
    for (size_t i = 0; i < course->sessions.count; i++)
        if (course->sessions.items[i].number == number) {
            taking->mark->session = &course->sessions.items[i];
            return check_date(taking, taking->mark->session);
        }
    return refuse(taking, _("no session %s/%ld; schedule show %s lists them"), course->code, number, course->code);
}

/* Of two sessions on one day the one that the participant takes part in. */
static int find_dated(const struct taking *taking)
{
    const struct course *course = &taking->past->course;
    char day[DATE_TEXT];
    size_t fit = 0;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];
        bool takes_part = session->status != SESSION_CANCELLED && who_takes_part(&taking->mark->who, session);

        if (session->date != taking->row->date)
            continue;
        fit += takes_part;
        if (!taking->mark->session || takes_part)
            taking->mark->session = session;
    }
    date_write(taking->row->date, day);
    if (!taking->mark->session)
        return refuse(taking, _("%s has no session on %s; schedule show %s lists them"), course->code, day,
                      course->code);
    if (fit > 1)
        return refuse(taking, _("%s has %zu sessions on %s; wanted the session's number"), course->code, fit, day);
    return 0;
}

/* --- the participant ------------------------------------------------------------------------------ */

static int find_by_number(const struct taking *taking, struct who *who)
{
    const struct course *course = &taking->past->course;
    struct participant_numbered found;

    if (store_participant_numbered(taking->call->store, course->id, taking->row->external_id, taking->past->source,
                                   &found, &taking->call->messages) != 0)
        return -1;
    if (found.referral == 0)
        return refuse(taking, _("nobody with this external_id has a place in %s; wanted a participant of the course"),
                      course->code);
    if (found.several)
        return refuse(taking, _("several in %s have this external_id; wanted --source NAME"), course->code);
    who->year = found.year;
    who->number = found.number;
    return 0;
}

static int read_who(const struct taking *taking, struct who *who)
{
    if (!reference_read(taking->row->who, &who->year, &who->number, &who->adult))
        return refuse(taking, _("'who' is no reference; wanted one as 2026-0142 or 2026-0142+1"));
    if (who->adult > 0 && taking->row->adult > 0 && who->adult != taking->row->adult)
        return refuse(taking, _("'who' and 'adult' name two persons; wanted one of them"));
    return 0;
}

static int find_who(const struct taking *taking)
{
    struct who *who = &taking->mark->who;
    char reference[REFERENCE_TEXT];

    if ((taking->row->who ? read_who(taking, who) : find_by_number(taking, who)) != 0)
        return -1;
    if (who->adult == 0)
        who->adult = taking->row->adult;
    reference_write(who->year, who->number, reference);
    if (who->adult > 0)
        snprintf(who->text, sizeof who->text, "%s+%d", reference, who->adult);
    else
        snprintf(who->text, sizeof who->text, "%s", reference);
    return who_find(taking->call, who);
}

/* --- the mark ------------------------------------------------------------------------------------- */

static int set_held(const struct taking *taking)
{
    struct course *course = &taking->past->course;
    const struct past_mark *mark = taking->mark;

    if (mark->session->status != SESSION_PLANNED || mark->status == ATTENDANCE_CANCELLED)
        return 0;
    course->sessions.items[mark->session - course->sessions.items].status = SESSION_HELD;
    return store_session_status(taking->call->store, course->id, mark->session->number, SESSION_HELD, NULL,
                                &taking->call->messages);
}

/* A mark that is there stays: what two sheets say differently a person looks at. */
static int set_mark(const struct taking *taking)
{
    struct call *call = taking->call;
    struct past_mark *mark = taking->mark;
    long course = taking->past->course.id;
    enum attendance_status standing;

    if (store_mark_standing(call->store, course, mark->session->number, mark->who.person, &standing, &call->messages) !=
        0)
        return -1;
    mark->new = standing == ATTENDANCE_NONE;
    if (!mark->new &&standing != mark->status)
        return refuse(taking, _("%s is marked %s at %s/%d already; wanted the same, or attend mark"), mark->who.text,
                      named_name(attendance_names, (int)standing), taking->past->course.code, mark->session->number);
    if (!mark->new)
        return 0;
    if (store_attendance_set(call->store, course, mark->session->number, mark->who.referral, mark->who.person,
                             mark->status, &call->messages) != 0)
        return -1;
    return set_held(taking);
}

static int take(const struct taking *taking)
{
    const struct mark_row *row = taking->row;
    const char *slash = row->session ? strrchr(row->session, '/') : NULL;
    char *code = slash ? memory_text_part(row->session, (size_t)(slash - row->session)) : memory_text(row->course);
    struct session_found found;
    int result = -1;

    if (slash && row->course && !text_is(row->course, code))
        refuse(taking, _("'session' and 'course' name two courses; wanted one of them"));
    else if (find_course(taking, code) == 0 && find_who(taking) == 0)
        result = row->session ? find_numbered(taking, slash ? slash + 1 : row->session) : find_dated(taking);
    free(code);
    if (result != 0)
        return -1;
    /* The course is lent, not given: who_check only looks. */
    found = (struct session_found){.course = taking->past->course, .session = taking->mark->session};
    return who_check(taking->call, &taking->mark->who, &found) == 0 ? set_mark(taking) : -1;
}

/* Whether what was told is about the row, and not about the store. */
static bool about_row(const struct messages *told)
{
    enum trouble trouble = messages_trouble(told);

    return trouble == TROUBLE_DATA || trouble == TROUBLE_NOT_FOUND || trouble == TROUBLE_FORBIDDEN;
}

int past_mark_take(struct past_marks *past, const struct mark_row *row, const struct position *at,
                   struct past_mark *mark, struct messages *wrong)
{
    struct call *call = past->call;
    struct messages before = call->messages;
    const struct taking taking = {past, call, row, mark};

    *mark = (struct past_mark){.course = &past->course, .status = (enum attendance_status)row->status};
    call->messages = (struct messages){0};
    int result = take(&taking);
    struct messages told = call->messages;
    call->messages = before;
    if (result != 0 && about_row(&told)) {
        for (size_t i = 0; i < told.count; i++)
            messages_add(wrong, told.items[i].trouble, at, "%s", told.items[i].text);
        messages_free(&told);
        return 1;
    }
    messages_move(&call->messages, &told);
    return result;
}
