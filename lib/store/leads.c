#include "store/leads.h"

#include "store/leads.sql.h"
#include "store/query.h"
#include "store/touch.h"

static struct query *leads_begin(struct store *store, const char *sql, long course, int session)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    return query;
}

int store_leads_put(struct store *store, long course, int session, const struct texts *leaders,
                    struct messages *messages)
{
    if (touch_course(store, course, messages) != 0 ||
        query_run(leads_begin(store, SQL_LEADS_DROP, course, session), messages) != 0)
        return -1;
    for (size_t i = 0; i < leaders->count; i++) {
        struct query *query = leads_begin(store, SQL_LEADS_PUT, course, session);

        query_bind_text(query, ":staff", leaders->items[i]);
        query_bind_number(query, ":position", (long)i + 1);
        if (query_run(query, messages) != 0)
            return -1;
    }
    return 0;
}

int store_session_told(struct store *store, long course, int session, struct messages *messages)
{
    if (touch_course(store, course, messages) != 0)
        return -1;
    return query_run(leads_begin(store, SQL_SESSION_TOLD, course, session), messages);
}
