#include "store/due_open.h"

#include "base/date.h"
#include "store/due_open.sql.h"
#include "store/optional.h"
#include "store/query.h"

/* What both statements begin with. */
static struct due_open_row row_read(const struct query *query)
{
    return (struct due_open_row){
        .year = (int)query_number(query, 0),
        .number = (int)query_number(query, 1),
        .leader = query_text(query, 2),
        .decided_on = query_date(query, 3),
        .done_on = query_date(query, 4),
        .until_on = DATE_NONE,
        .refused_on = DATE_NONE,
        .refused_entered_on = DATE_NONE,
        .decided_entered_on = DATE_NONE,
    };
}

static void bind(struct query *query, long referral, const char *service, const char *what)
{
    optional_bind(query, ":referral", referral, 0);
    query_bind_text(query, ":service", service);
    query_bind_text(query, ":what", what);
}

int store_parked_each(struct store *store, long referral, const char *service, const char *what,
                      due_open_function *each, void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PARKED_EACH);
    int result;

    bind(query, referral, service, what);
    while ((result = query_step(query, messages)) > 0) {
        struct due_open_row row = row_read(query);

        row.until_on = query_date(query, 5);
        if ((result = each(context, &row)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_refusal_each(struct store *store, long referral, const char *service, const char *what,
                       due_open_function *each, void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_REFUSAL_EACH);
    int result;

    bind(query, referral, service, what);
    while ((result = query_step(query, messages)) > 0) {
        struct due_open_row row = row_read(query);

        row.overridden = query_number(query, 5) != 0;
        row.refused_on = query_date(query, 6);
        row.withdrawn = query_number(query, 7) != 0;
        row.refused_entered_on = query_date(query, 8);
        row.decided_entered_on = query_date(query, 9);
        if ((result = each(context, &row)) != 0)
            break;
    }
    query_end(query);
    return result;
}
