#include "store/series.h"

#include "base/memory.h"
#include "store/internal.h"

#include "store/transaction.sql.h"

/* What the store has as the year's last; 0 for a year that has begun. */
static int last_read(struct store *store, int year, long *last, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SERIES_LAST);
    int found;

    query_bind_number(query, ":year", year);
    found = query_step(query, messages);
    *last = found > 0 ? query_number(query, 0) : 0;
    query_end(query);
    return found < 0 ? -1 : 0;
}

/* No other command can give out a number before the commit: the transaction has held the lock for writing since it began. */
int store_next_reference(struct store *store, int year, long *number, struct messages *messages)
{
    struct transaction *transaction = &store->transaction;
    long last;

    for (size_t i = 0; i < transaction->series_count; i++)
        if (transaction->series[i].year == year) {
            *number = ++transaction->series[i].last;
            return 0;
        }
    if (last_read(store, year, &last, messages) < 0)
        return -1;
    transaction->series = memory_grow(transaction->series, transaction->series_count, sizeof *transaction->series);
    transaction->series[transaction->series_count++] = (struct series){.year = year, .last = *number = last + 1};
    return 0;
}

int series_write(struct store *store, struct messages *messages)
{
    const struct transaction *transaction = &store->transaction;

    for (size_t i = 0; i < transaction->series_count; i++) {
        struct query *query = query_begin(store, SQL_SERIES_PUT);

        query_bind_number(query, ":year", transaction->series[i].year);
        query_bind_number(query, ":last", transaction->series[i].last);
        if (query_run(query, messages) < 0)
            return -1;
    }
    return 0;
}
