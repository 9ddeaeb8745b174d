#include "store/courses.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/course_change.h"
#include "store/courses.sql.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/touch.h"

#include <stdlib.h>
#include <string.h>

static int course_add_row(struct store *store, struct course *course, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_ADD);
    char *rhythm = course->rhythm.count != 0 ? duration_write(course->rhythm) : NULL;
    char *follow_up = course->follow_up.count != 0 ? duration_write(course->follow_up) : NULL;
    int result;

    query_bind_text(query, ":code", course->code);
    query_bind_text(query, ":service", course->service);
    query_bind_text(query, ":venue", course->venue);
    query_bind_time(query, ":start", course->start);
    optional_bind(query, ":minutes", course->minutes, 0);
    optional_bind(query, ":sessions", course->count, 0);
    optional_bind(query, ":min", course->min, 0);
    optional_bind(query, ":max", course->max, 0);
    optional_bind(query, ":age_from", course->age_from, -1);
    optional_bind(query, ":age_to", course->age_to, -1);
    query_bind_text(query, ":school", course->school);
    optional_bind(query, ":for_referral", course->for_referral, 0);
    query_bind_text(query, ":rhythm", rhythm);
    query_bind_text(query, ":follow_up", follow_up);
    query_bind_text(query, ":catalogue", course->catalogue);
    query_bind_date(query, ":planned_on", course->planned_on);
    query_bind_date(query, ":ended_on", course->ended_on);
    result = query_run(query, messages);
    free(rhythm);
    free(follow_up);
    if (result != 0)
        return -1;
    if (store_changed(store) == 0)
        return messages_add(messages, TROUBLE_DATA, NULL,
                            _("there is a course %s already; wanted a code that is not taken"), course->code);
    course->id = store_last_id(store);
    return 0;
}

int store_session_add(struct store *store, long course, const struct session *session, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SESSION_ADD);

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":number", session->number);
    query_bind_date(query, ":dated", session->date);
    query_bind_time(query, ":start", session->start);
    optional_bind(query, ":minutes", session->minutes, 0);
    query_bind_text(query, ":kind", session->kind);
    optional_bind(query, ":referral", session->referral, 0);
    query_bind_text(query, ":venue", session->venue);
    query_bind_number(query, ":children", session->children);
    query_bind_number(query, ":parents", session->parents);
    query_bind_text(query, ":remark", session->remark);
    query_bind_text(query, ":status", named_name(session_status_names, (int)session->status));
    query_bind_text(query, ":reason", session->reason);
    query_bind_text(query, ":theme", session->theme);
    query_bind_number(query, ":sequence", session->sequence);
    query_bind_date(query, ":entered_on", session->entered_on);
    return query_run(query, messages);
}

static int leader_add(struct store *store, long course, const char *staff, long position, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_LEADS_ADD);
    char *shown;

    query_bind_number(query, ":course", course);
    query_bind_text(query, ":staff", staff);
    query_bind_number(query, ":position", position);
    if (query_run(query, messages) != 0)
        return -1;
    if (store_changed(store) == 1)
        return 0;
    shown = text_code_shown(staff);
    messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no leader %s; wanted a code that schedule staff lists"), shown);
    free(shown);
    return -1;
}

int store_course_add(struct store *store, struct course *course, struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    char *shown;

    if (text_empty(course->code) || strpbrk(course->code, "/+ ") != NULL) {
        shown = text_shown(text_empty(course->code) ? "" : course->code);
        messages_add(messages, TROUBLE_DATA, NULL, _("bad course code '%s'; wanted a word without /, + and blanks"),
                     shown);
        free(shown);
        return -1;
    }
    if (course_add_row(store, course, messages) != 0)
        return -1;
    store_touch(store, course->code);
    if (course->for_referral != 0 && touch_referral(store, course->for_referral, reference, messages) != 0)
        return -1;
    for (size_t i = 0; i < course->sessions.count; i++)
        if (store_session_add(store, course->id, &course->sessions.items[i], messages) != 0)
            return -1;
    for (size_t i = 0; i < course->leaders.count; i++)
        if (leader_add(store, course->id, course->leaders.items[i], (long)i + 1, messages) != 0)
            return -1;
    return 0;
}

int store_course_id(struct store *store, const char *code, long *id, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_ID);
    char *shown;
    int result;

    query_bind_text(query, ":code", code);
    result = query_step(query, messages);
    *id = result > 0 ? query_number(query, 0) : 0;
    query_end(query);
    if (result != 0)
        return result > 0 ? 0 : -1;
    shown = text_code_shown(code);
    messages_add_about(messages, TROUBLE_NOT_FOUND, code, _("no course %s; wanted a code that schedule list shows"),
                       shown);
    free(shown);
    return -1;
}

static void course_read(const struct query *query, struct course *course)
{
    course->id = query_number(query, 0);
    course->code = optional_text(query, 1);
    course->service = optional_text(query, 2);
    course->venue = optional_text(query, 3);
    course->start = query_time(query, 4);
    course->minutes = (int)query_number(query, 5);
    course->count = (int)query_number(query, 6);
    course->min = (int)query_number(query, 7);
    course->max = (int)query_number(query, 8);
    course->age_from = optional_number(query, 9, -1);
    course->age_to = optional_number(query, 10, -1);
    course->school = optional_text(query, 11);
    course->for_referral = query_number(query, 12);
    duration_read(query_text(query, 13), &course->rhythm);
    duration_read(query_text(query, 14), &course->follow_up);
    course->catalogue = optional_text(query, 15);
    course->planned_on = query_date(query, 16);
    course->ended_on = query_date(query, 17);
}

static void session_read(const struct query *query, struct session *session)
{
    int status = SESSION_PLANNED;

    named_read(session_status_names, query_text(query, 10), &status);
    session->number = (int)query_number(query, 0);
    session->date = query_date(query, 1);
    session->start = query_time(query, 2);
    session->minutes = (int)query_number(query, 3);
    session->kind = optional_text(query, 4);
    session->referral = query_number(query, 5);
    session->venue = optional_text(query, 6);
    session->children = query_number(query, 7) != 0;
    session->parents = query_number(query, 8) != 0;
    session->remark = optional_text(query, 9);
    session->status = (enum session_status)status;
    session->reason = optional_text(query, 11);
    session->theme = optional_text(query, 12);
    session->sequence = (int)query_number(query, 13);
    session->entered_on = query_date(query, 14);
}

static int course_load_sessions(struct store *store, struct course *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_SESSIONS);
    struct sessions *sessions = &into->sessions;
    int result;

    query_bind_number(query, ":course", into->id);
    while ((result = query_step(query, messages)) > 0) {
        sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
        session_read(query, &sessions->items[sessions->count++]);
    }
    query_end(query);
    return result;
}

static int course_load_leaders(struct store *store, struct course *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_LEADERS);

    query_bind_number(query, ":course", into->id);
    return query_texts(query, &into->leaders, messages);
}

int store_course_load(struct store *store, long id, struct course *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_LOAD);
    int result;

    *into = (struct course){0};
    query_bind_number(query, ":course", id);
    result = query_step(query, messages);
    if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such course; wanted one that is in the store"));
    if (result > 0)
        course_read(query, into);
    query_end(query);
    if (result <= 0)
        return -1;
    return course_load_sessions(store, into, messages) != 0 || course_load_leaders(store, into, messages) != 0 ? -1 : 0;
}
