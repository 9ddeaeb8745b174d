#include "schedule/changing.h"
#include "schedule/bookings.h"
#include "schedule/sessions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"
#include "rules/session_day.h"
#include "store/attendances.h"
#include "store/course_change.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

static int find_service(struct changing *changing)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;

    changing->service = formers_service(&changing->formers, call, course->catalogue, course->service);
    if (!changing->service)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which no catalogue has"), course->code,
                         course->service);
    changing->days = (struct plan_wish){.service = changing->service,
                                        .calendar = catalogue_calendar(&call->catalogue),
                                        .language = call->catalogue.language,
                                        .start = DATE_NONE,
                                        .time = TIME_NONE,
                                        .until = DATE_NONE,
                                        .one_referral = course->for_referral != 0,
                                        .agreed = call_option(call, "agreed") != NULL};
    return 0;
}

static int open_course(struct call *call, const char *code, enum store_use use, struct changing *changing)
{
    long id;

    *changing = (struct changing){.call = call};
    if (call_option(call, "agreed") && text_blank(call_option(call, "agreed")))
        return call_usage(call, _("--agreed is empty; wanted why the day was agreed"));
    if (call_option_within(call, "agreed", LENGTH_TEXT) != 0 || call_option_within(call, "venue", LENGTH_NAME) != 0)
        return -1;
    if (call_catalogue(call) != 0 || call_store(call, use) != 0 || (use == STORE_WRITE && call_begin(call) != 0) ||
        store_course_id(call->store, code, &id, &call->messages) != 0 ||
        store_course_load(call->store, id, &changing->course, &call->messages) != 0)
        return -1;
    return find_service(changing);
}

int changing_course(struct call *call, const char *code, struct changing *changing)
{
    return open_course(call, code, STORE_WRITE, changing);
}

static int open_session(struct call *call, const char *name, enum store_use use, struct changing *changing)
{
    const char *slash = strrchr(name, '/');
    long number = 0;

    *changing = (struct changing){.call = call};
    if (!slash || slash == name || !text_number(slash + 1, 1, 100000, &number)) {
        char *shown = text_code_shown(name);
        call_usage(call, _("'%s' names no session; wanted COURSE/N"), shown);
        free(shown);
        return -1;
    }
    char *code = memory_text_part(name, (size_t)(slash - name));
    int result = open_course(call, code, use, changing);
    free(code);
    for (size_t i = 0; result == 0 && i < changing->course.sessions.count; i++)
        if (changing->course.sessions.items[i].number == number)
            changing->session = &changing->course.sessions.items[i];
    if (result == 0 && !changing->session)
        result = call_fail(call, TROUBLE_NOT_FOUND, _("no session %s; schedule show %s lists them"), name,
                           changing->course.code);
    return result;
}

int changing_session(struct call *call, const char *name, struct changing *changing)
{
    return open_session(call, name, STORE_WRITE, changing);
}

int changing_session_seen(struct call *call, const char *name, struct changing *changing)
{
    return open_session(call, name, STORE_READ, changing);
}

void changing_free(struct changing *changing)
{
    course_free(&changing->course);
    formers_free(&changing->formers);
}

int changing_open(const struct changing *changing)
{
    const struct course *course = &changing->course;
    char day[DATE_TEXT];

    if (course->ended_on == DATE_NONE)
        return 0;
    return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s was closed on %s; wanted a course that runs"),
                     course->code, date_write(course->ended_on, day));
}

int when_read(struct call *call, const char *text, int *date, int *time)
{
    const char *hour = strchr(text, 'T');
    char *day = memory_text_part(text, hour ? (size_t)(hour - text) : strlen(text));
    bool read = date_read(day, date);

    free(day);
    *time = TIME_NONE;
    if (read && (!hour || time_read(hour + 1, time)))
        return 0;
    return call_usage(call, _("that is no day; wanted YYYY-MM-DD or YYYY-MM-DDTHH:MM"));
}

/* Leaders and room, as they stand for this session; the former booking of one that moves is given up. */
static int check_bookings(struct changing *changing, const struct session *session)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;
    struct texts leaders = {0};
    char *name = text_format("%s/%d", course->code, session->number);
    const struct bookings_wish wish = {.service = changing->service,
                                       .code = course->code,
                                       .leaders = changing->leaders ? changing->leaders : &leaders,
                                       .venue = session->venue ? session->venue : course->venue,
                                       .moved = name};
    int result = store_session_leaders(call->store, course->id, session->number, &leaders, &call->messages);

    if (result == 0)
        result = bookings_check_session(call, &wish, session);
    texts_free(&leaders);
    free(name);
    return result;
}

int changing_check_place(struct changing *changing, const struct session *session)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;
    long referral = session->referral ? session->referral : course->for_referral;
    char reference[REFERENCE_TEXT], day[DATE_TEXT], bound[DATE_TEXT];
    struct place place;
    bool found;

    if (!referral)
        return 0;
    if (store_place_find(call->store, referral, course->id, &place, &found, &call->messages) != 0)
        return -1;
    store_reference(call->store, referral, reference);
    date_write(session->date, day);
    if (!found)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has no place in %s; wanted a participant of the course"),
                         reference, course->code);
    if (session->date < place.from)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s has its place in %s from %s, and %s lies before it; wanted that day or a later one"),
                         reference, course->code, date_write(place.from, bound), day);
    if (place.to != DATE_NONE && session->date > place.to)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s had its place in %s until %s, and %s lies after it; wanted that day or an earlier one"),
                         reference, course->code, date_write(place.to, bound), day);
    return 0;
}

int changing_check(struct changing *changing, const struct session *session)
{
    struct messages *messages = &changing->call->messages;
    int result = session_day_check(&changing->days, session->date, messages);

    if (changing_check_place(changing, session) != 0)
        result = -1;
    return check_bookings(changing, session) == 0 ? result : -1;
}

int changing_print(const struct changing *changing, const struct session *session)
{
    struct course one = changing->course;

    one.sessions = (struct sessions){.items = (struct session *)session, .count = 1};
    return sessions_print(changing->call, &one);
}
