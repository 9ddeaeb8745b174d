#include "store/series.h"

#include "store/query.h"

#include "store/transaction.sql.h"

int store_next_reference(struct store *store, int year, long *number, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SERIES_NEXT);
    int found;

    query_bind_number(query, ":year", year);
    if (query_run(query, messages) < 0)
        return -1;
    query = query_begin(store, SQL_SERIES_LAST);
    query_bind_number(query, ":year", year);
    found = query_step(query, messages);
    if (found > 0)
        *number = query_number(query, 0);
    query_end(query);
    return found > 0 ? 0 : -1;
}
