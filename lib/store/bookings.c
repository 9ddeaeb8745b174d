#include "store/courses.h"

#include "model/referral.h"
#include "store/courses.sql.h"
#include "store/query.h"

/* What stands in either list from its third column on; `what` is a course's session, or else a referral's interview. */
static void booking_read(const struct query *query, struct booking_row *into, char *reference)
{
    into->date = query_date(query, 2);
    into->start = query_time(query, 3);
    into->minutes = (int)query_number(query, 4);
    into->what = query_text(query, 5);
    if (into->what == NULL)
        into->what = reference_write((int)query_number(query, 6), (int)query_number(query, 7), reference);
    into->venue = query_text(query, 8);
}

int store_booking_each(struct store *store, int from, int to, int (*row)(void *context, const struct booking_row *row),
                       void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_BOOKING_EACH);
    char reference[REFERENCE_TEXT];
    int result;

    query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    while ((result = query_step(query, messages)) > 0) {
        struct booking_row booking = {.who = query_text(query, 0), .is_venue = query_number(query, 1) != 0};
        booking_read(query, &booking, reference);
        if ((result = row(context, &booking)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_booking_each_citizen(struct store *store, int from, int (*row)(void *context, const struct booking_row *row),
                               void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_BOOKING_EACH_CITIZEN);
    char citizen[REFERENCE_TEXT], reference[REFERENCE_TEXT];
    int result;

    query_bind_date(query, ":from", from);
    while ((result = query_step(query, messages)) > 0) {
        struct booking_row booking = {.is_citizen = true};
        booking.who = reference_write((int)query_number(query, 0), (int)query_number(query, 1), citizen);
        booking_read(query, &booking, reference);
        if ((result = row(context, &booking)) != 0)
            break;
    }
    query_end(query);
    return result;
}
