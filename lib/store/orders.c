#include "store/orders.h"

#include "base/i18n.h"
#include "store/courses.h"
#include "store/optional.h"
#include "store/orders.sql.h"
#include "store/query.h"

#include <stdlib.h>

static void session_read(const struct query *query, struct order_session *into)
{
    int status = SESSION_PLANNED;

    named_read(session_status_names, query_text(query, 5), &status);
    *into = (struct order_session){
        .course = query_number(query, 0),
        .number = (int)query_number(query, 1),
        .date = query_date(query, 2),
        .start = query_time(query, 3),
        .minutes = (int)query_number(query, 4),
        .status = (enum session_status)status,
        .children = query_number(query, 6) != 0,
        .parents = query_number(query, 7) != 0,
        .code = optional_text(query, 8),
        .venue = optional_text(query, 9),
        .school = optional_text(query, 10),
        .leaders = (int)query_number(query, 11),
        .unknown = (int)query_number(query, 12),
    };
}

int store_order_session(struct store *store, const char *code, int number, struct order_session *into,
                        struct messages *messages)
{
    struct query *query;
    long course;
    int result;

    *into = (struct order_session){0};
    if (store_course_id(store, code, &course, messages) != 0)
        return -1;
    query = query_begin(store, SQL_ORDER_SESSION);
    query_bind_number(query, ":course", course);
    query_bind_number(query, ":number", number);
    result = query_step(query, messages);
    if (result > 0)
        session_read(query, into);
    query_end(query);
    if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no session %s/%d; schedule show %s lists them"), code,
                     number, code);
    return result > 0 ? 0 : -1;
}

void order_session_free(struct order_session *session)
{
    free(session->code);
    free(session->venue);
    free(session->school);
    *session = (struct order_session){0};
}

static void order_read(const struct query *query, struct order_row *row)
{
    *row = (struct order_row){
        .person = query_number(query, 0),
        .year = (int)query_number(query, 1),
        .number = (int)query_number(query, 2),
        .adult = (int)query_number(query, 3),
        .kind = query_text(query, 4),
        .name = query_text(query, 5),
        .school = query_text(query, 6),
        .fetched_by = query_text(query, 7),
        .allergies = query_text(query, 8),
        .protected = query_number(query, 9) != 0,
        .place_hidden = query_number(query, 10) != 0,
        .away = query_number(query, 11) != 0,
    };
}

int store_order_each(struct store *store, const struct order_session *session, bool by_school,
                     int (*row)(void *context, const struct order_row *row), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_ORDER_EACH);
    struct order_row part;
    int result;

    query_bind_number(query, ":course", session->course);
    query_bind_number(query, ":session", session->number);
    query_bind_number(query, ":by_school", by_school);
    while ((result = query_step(query, messages)) > 0) {
        order_read(query, &part);
        if ((result = row(context, &part)) != 0)
            break;
    }
    query_end(query);
    return result;
}
