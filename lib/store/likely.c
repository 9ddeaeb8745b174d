#include "store/likely.h"

#include "store/born_keep.h"
#include "store/internal.h"
#include "store/query.h"

#include "store/likely.sql.h"

#include <stdio.h>

int store_born_on(struct store *store, int birth_date, long but, const char *name,
                  int (*each)(void *context, long id, const char *name), void *context, struct messages *messages)
{
    struct query *query;
    int result;

    if (store->born != NULL)
        return born_keep_each(store, birth_date, but, name, each, context, messages);
    query = query_begin(store, SQL_LIKELY_BORN_ON);

    query_bind_date(query, ":birth_date", birth_date);
    query_bind_number(query, ":id", but);
    while ((result = query_step(query, messages)) > 0)
        if ((result = each(context, query_number(query, 0), query_text(query, 1))) != 0)
            break;
    query_end(query);
    return result;
}

int store_citizens_each(struct store *store, int (*each)(void *context, const struct likely_citizen *citizen),
                        void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_LIKELY_CITIZENS);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const struct likely_citizen citizen = {
            .id = query_number(query, 0),
            .name = query_text(query, 1),
            .birth_date = query_date(query, 2),
            .cpr = query_text(query, 3),
        };
        if ((result = each(context, &citizen)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_open_twice_each(struct store *store, long citizen, int (*each)(void *context, const struct likely_twice *row),
                          void *context, struct messages *messages)
{
    struct query *query = query_begin(store, citizen != 0 ? SQL_LIKELY_OPEN_TWICE_OF : SQL_LIKELY_OPEN_TWICE);
    int result;

    if (citizen != 0)
        query_bind_number(query, ":citizen", citizen);
    while ((result = query_step(query, messages)) > 0) {
        const struct likely_twice row = {
            .citizen = query_number(query, 0),
            .service = query_text(query, 1),
            .year = (int)query_number(query, 2),
            .number = (int)query_number(query, 3),
        };
        if ((result = each(context, &row)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_newest_referral(struct store *store, long citizen, struct likely_referral *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_LIKELY_CITIZEN);
    int found;

    *into = (struct likely_referral){0};
    query_bind_number(query, ":citizen", citizen);
    found = query_step(query, messages);
    if (found > 0) {
        into->id = query_number(query, 0);
        into->year = (int)query_number(query, 1);
        into->number = (int)query_number(query, 2);
        snprintf(into->cpr, sizeof into->cpr, "%s", query_null(query, 3) ? "" : query_text(query, 3));
    }
    query_end(query);
    return found < 0 ? -1 : 0;
}
