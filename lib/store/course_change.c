#include "store/course_change.h"

#include "store/course_change.sql.h"
#include "store/query.h"
#include "store/touch.h"

int store_session_move(struct store *store, long course, const struct session *session, struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_SESSION_MOVE, course, messages);

    if (query == NULL)
        return -1;
    query_bind_number(query, ":number", session->number);
    query_bind_date(query, ":dated", session->date);
    query_bind_time(query, ":start", session->start);
    query_bind_text(query, ":venue", session->venue);
    query_bind_text(query, ":remark", session->remark);
    query_bind_text(query, ":reason", session->reason);
    return query_run(query, messages);
}

int store_session_parents(struct store *store, long course, int session, bool parents, struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_SESSION_PARENTS, course, messages);

    if (query == NULL)
        return -1;
    query_bind_number(query, ":number", session);
    query_bind_number(query, ":parents", parents);
    return query_run(query, messages);
}

int store_course_meets(struct store *store, long course, int start, const char *venue, struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_SESSIONS_KEEP_VENUE, course, messages);

    if (query == NULL)
        return -1;
    if (query_run(query, messages) != 0)
        return -1;
    query = query_begin(store, SQL_COURSE_MEETS);
    query_bind_number(query, ":course", course);
    query_bind_time(query, ":start", start);
    query_bind_text(query, ":venue", venue);
    return query_run(query, messages);
}

int store_session_leaders(struct store *store, long course, int session, struct texts *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SESSION_LEADERS);

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":number", session);
    return query_texts(query, into, messages);
}

int store_course_promise(struct store *store, long course, int sessions, struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_COURSE_PROMISE, course, messages);

    if (query == NULL)
        return -1;
    query_bind_number(query, ":sessions", sessions);
    return query_run(query, messages);
}

int store_course_end(struct store *store, long course, int on, struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_COURSE_END, course, messages);

    if (query == NULL)
        return -1;
    query_bind_date(query, ":on", on);
    return query_run(query, messages);
}

static int marks_behind(struct store *store, const char *sql, long referral, long course, int on,
                        struct messages *messages)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", course);
    query_bind_date(query, ":on", on);
    return query_run(query, messages);
}

int store_place_end(struct store *store, long referral, long course, int on, enum place_end ended, const char *reason,
                    struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, referral, reference, messages) != 0 || touch_course(store, course, messages) != 0)
        return -1;
    query = query_begin(store, SQL_PLACE_END);
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", course);
    query_bind_date(query, ":on", on);
    query_bind_text(query, ":ended", named_name(place_end_names, (int)ended));
    query_bind_text(query, ":reason", reason);
    query_bind_date(query, ":today", store_acting(store)->today);
    if (query_run(query, messages) != 0)
        return -1;
    if (marks_behind(store, SQL_MARKS_BEHIND_HAND, referral, course, on, messages) != 0)
        return -1;
    return marks_behind(store, SQL_MARKS_BEHIND_DROP, referral, course, on, messages);
}

int store_mark_last(struct store *store, long referral, long course, int *number, int *date, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_MARK_LAST);
    int result;

    *number = 0;
    *date = DATE_NONE;
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", course);
    result = query_step(query, messages);
    if (result > 0) {
        *number = (int)query_number(query, 0);
        *date = query_date(query, 1);
    }
    query_end(query);
    return result < 0 ? -1 : 0;
}
