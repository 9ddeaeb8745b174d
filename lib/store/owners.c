#include "store/owners.h"

#include "store/owners.sql.h"
#include "store/query.h"
#include "store/touch.h"

int store_owner_set(struct store *store, long referral, const char *staff, struct messages *messages)
{
    struct query *query = touch_referral_begin(store, SQL_OWNER_SET, referral, messages);

    if (query == NULL)
        return -1;
    query_bind_text(query, ":staff", staff);
    return query_run(query, messages);
}

int store_owner_each(struct store *store, long referral, const char *staff,
                     int (*row)(void *context, const struct owner_row *row), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, referral != 0 ? SQL_OWNER_OF : SQL_OWNED);
    int result;

    if (referral != 0)
        query_bind_number(query, ":referral", referral);
    else
        query_bind_text(query, ":staff", staff);
    while ((result = query_step(query, messages)) > 0) {
        int state = STATE_RECEIVED;

        named_read(referral_state_names, query_text(query, 4), &state);
        const struct owner_row owner = {.referral = query_number(query, 0),
                                        .year = (int)query_number(query, 1),
                                        .number = (int)query_number(query, 2),
                                        .service = query_text(query, 3),
                                        .state = (enum referral_state)state,
                                        .owner = query_text(query, 5)};
        if ((result = row(context, &owner)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_interview_ahead_each(struct store *store, const char *staff, int from,
                               int (*row)(void *context, const struct interview_ahead *row), void *context,
                               struct messages *messages)
{
    struct query *query = query_begin(store, SQL_INTERVIEWS_AHEAD);
    int result;

    query_bind_text(query, ":staff", staff);
    query_bind_date(query, ":from", from);
    while ((result = query_step(query, messages)) > 0) {
        const struct interview_ahead ahead = {.id = query_number(query, 0),
                                              .referral = query_number(query, 1),
                                              .year = (int)query_number(query, 2),
                                              .number = (int)query_number(query, 3),
                                              .set_for = query_date(query, 4),
                                              .start = query_time(query, 5)};

        if ((result = row(context, &ahead)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_interview_hand(struct store *store, const struct interview_ahead *interview, const char *to,
                         struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, interview->referral, reference, messages) != 0)
        return -1;
    query = query_begin(store, SQL_INTERVIEW_LEADER);
    query_bind_number(query, ":id", interview->id);
    query_bind_text(query, ":staff", to);
    return query_run(query, messages);
}

int store_course_led_each(struct store *store, const char *staff, int (*row)(void *context, long course), void *context,
                          struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSES_LED);

    query_bind_text(query, ":staff", staff);
    return query_numbers(query, row, context, messages);
}

int store_session_leads(struct store *store, long course, int session, struct texts *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SESSION_LEADS);

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    return query_texts(query, into, messages);
}

int store_leads_keep(struct store *store, long course, int from, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_LEADS_KEEP);

    query_bind_number(query, ":course", course);
    query_bind_date(query, ":from", from);
    return query_run(query, messages);
}

int store_leads_hand(struct store *store, long course, int session, const char *staff, const char *to,
                     struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_LEADS_HAND, course, messages);

    if (query == NULL)
        return -1;
    query_bind_number(query, ":session", session);
    query_bind_text(query, ":staff", staff);
    query_bind_text(query, ":to", to);
    if (query_run(query, messages) != 0)
        return -1;
    query = query_begin(store, SQL_LEADS_TOLD);
    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    return query_run(query, messages);
}
