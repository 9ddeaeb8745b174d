#include "store/touches.h"

#include "store/query.h"
#include "store/touches.sql.h"

int store_touch_last(struct store *store, long referral, int (*row)(void *context, const struct touch_row *row),
                     void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TOUCH_LAST);
    int result;

    query_bind_number(query, ":referral", referral);
    result = query_step(query, messages);
    if (result > 0) {
        const struct touch_row touch = {.year = (int)query_number(query, 0),
                                        .number = (int)query_number(query, 1),
                                        .on = query_date(query, 2),
                                        .what = query_text(query, 3),
                                        .owner = query_text(query, 4)};

        result = row(context, &touch);
    }
    query_end(query);
    return result;
}
