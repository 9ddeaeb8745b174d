#include "store/attendances.h"

#include "store/attendances.sql.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/touch.h"

int store_done_add(struct store *store, long referral, const char *what, long course, int session, int on,
                   struct messages *messages)
{
    const struct store_who *who = store_acting(store);
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, referral, reference, messages) != 0 ||
        (course != 0 && touch_course(store, course, messages) != 0))
        return -1;
    query = query_begin(store, SQL_DONE_ADD);
    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":what", what);
    optional_bind(query, ":course", course, 0);
    query_bind_number(query, ":session", session);
    query_bind_date(query, ":on", on);
    query_bind_text(query, ":user", who->user);
    query_bind_date(query, ":today", who->today);
    return query_run(query, messages);
}
