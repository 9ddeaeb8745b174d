#include "store/reports.h"

#include "store/query.h"
#include "store/reports.sql.h"

/* One section, from a statement with the columns section, item, detail, count, days. */
struct section {
    const char *sql;
    bool since; /* it counts from a first day; otherwise it looks from the last one */
};

static int section_each(struct store *store, const struct section *section, int from, int to,
                        int (*row)(void *context, const struct week_sum *sum), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, section->sql);
    int result;

    if (section->since)
        query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    while ((result = query_step(query, messages)) > 0) {
        const struct week_sum sum = {
            .section = query_text(query, 0),
            .item = query_text(query, 1),
            .detail = query_text(query, 2),
            .count = query_number(query, 3),
            .days = query_number(query, 4),
        };

        if ((result = row(context, &sum)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_week_each(struct store *store, int from, int to, int (*row)(void *context, const struct week_sum *sum),
                    void *context, struct messages *messages)
{
    static const struct section sections[] = {
        {SQL_WEEK_RECEIVED, true}, {SQL_WEEK_SOURCE, true},  {SQL_WEEK_DECIDED, true}, {SQL_WEEK_WAITING, false},
        {SQL_WEEK_SESSIONS, true}, {SQL_WEEK_COMING, false}, {SQL_WEEK_LATE, true},
    };

    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        int result = section_each(store, &sections[i], from, to, row, context, messages);

        if (result != 0)
            return result;
    }
    return 0;
}
