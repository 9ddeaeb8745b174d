#include "store/courses.h"

#include "model/referral.h"
#include "store/courses.sql.h"
#include "store/query.h"

int store_booking_each(struct store *store, int from, int to, int (*row)(void *context, const struct booking_row *row),
                       void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_BOOKING_EACH);
    char reference[REFERENCE_TEXT];
    int result;

    query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    while ((result = query_step(query, messages)) > 0) {
        struct booking_row booking = {
            .who = query_text(query, 0),
            .is_venue = query_number(query, 1) != 0,
            .date = query_date(query, 2),
            .start = query_time(query, 3),
            .minutes = (int)query_number(query, 4),
            .what = query_text(query, 5),
            .venue = query_text(query, 8),
        };

        if (booking.what == NULL)
            booking.what = reference_write((int)query_number(query, 6), (int)query_number(query, 7), reference);
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
        struct booking_row booking = {
            .who = reference_write((int)query_number(query, 0), (int)query_number(query, 1), citizen),
            .is_citizen = true,
            .date = query_date(query, 2),
            .start = query_time(query, 3),
            .minutes = (int)query_number(query, 4),
            .what = query_text(query, 5),
            .venue = query_text(query, 8),
        };

        if (booking.what == NULL)
            booking.what = reference_write((int)query_number(query, 6), (int)query_number(query, 7), reference);
        if ((result = row(context, &booking)) != 0)
            break;
    }
    query_end(query);
    return result;
}
