#include "store/touches.h"

#include "store/query.h"
#include "store/touches.sql.h"

int store_touch_each(struct store *store, long referral, const char *service,
                     int (*row)(void *context, const struct touch_row *row), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TOUCH_EACH);
    int result;

    if (referral != 0)
        query_bind_number(query, ":referral", referral);
    else
        query_bind_null(query, ":referral");
    query_bind_text(query, ":service", service);
    while ((result = query_step(query, messages)) > 0) {
        const struct touch_row touch = {.year = (int)query_number(query, 0),
                                        .number = (int)query_number(query, 1),
                                        .on = query_date(query, 2),
                                        .what = query_text(query, 3),
                                        .owner = query_text(query, 4)};

        if ((result = row(context, &touch)) != 0)
            break;
    }
    query_end(query);
    return result;
}
