#include "store/protection.h"

#include "store/protection.sql.h"
#include "store/query.h"

static struct query *begin(struct store *store, const char *sql, long person, bool is_protected, bool lifts)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":id", person);
    query_bind_number(query, ":protected", is_protected);
    query_bind_number(query, ":lifts", lifts);
    return query;
}

int protection_told(struct store *store, long person, bool is_protected, bool lifts, struct messages *messages)
{
    struct query *query = begin(store, SQL_PROTECTION_COURSES, person, is_protected, lifts);
    bool any = false;
    int result;

    while ((result = query_step(query, messages)) > 0) {
        store_touch(store, query_text(query, 0));
        any = true;
    }
    query_end(query);
    if (result < 0 || !any)
        return result < 0 ? -1 : 0;
    return query_run(begin(store, SQL_PROTECTION_TOLD, person, is_protected, lifts), messages) < 0 ? -1 : 0;
}
