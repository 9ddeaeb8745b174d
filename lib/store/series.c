#include "store/series.h"

#include "store/query.h"

#include "store/transaction.sql.h"

int store_next_reference(struct store *store, int year, long *number, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SERIES_NEXT);
    int result;

    query_bind_number(query, ":year", year);
    result = query_step(query, messages);
    if (result > 0) {
        *number = query_number(query, 0);
        result = query_step(query, messages); /* to its end, where the row is written for good */
    }
    query_end(query);
    return result;
}
