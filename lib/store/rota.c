#include "store/rota.h"

#include "store/query.h"
#include "store/rota.sql.h"

static int each(struct query *query, int from, int to, rota_function *row, void *context, struct messages *messages)
{
    int result;

    query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    while ((result = query_step(query, messages)) > 0) {
        const struct rota_row stretch = {query_text(query, 0), query_date(query, 1), query_date(query, 2)};

        if ((result = row(context, &stretch)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_rota_away(struct store *store, int from, int to, rota_function *row, void *context, struct messages *messages)
{
    return each(query_begin(store, SQL_ROTA_AWAY), from, to, row, context, messages);
}

int store_rota_led(struct store *store, int from, int to, rota_function *row, void *context, struct messages *messages)
{
    return each(query_begin(store, SQL_ROTA_LED), from, to, row, context, messages);
}
