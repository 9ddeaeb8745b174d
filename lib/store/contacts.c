#include "store/contacts.h"

#include "store/contacts.sql.h"
#include "store/query.h"
#include "store/touch.h"

int store_contact_add(struct store *store, long referral, const char *text, int on, struct messages *messages)
{
    const struct store_who *who = store_acting(store);
    struct query *query = touch_referral_begin(store, SQL_CONTACT_ADD, referral, messages);

    if (query == NULL)
        return -1;
    query_bind_date(query, ":dated", on);
    query_bind_text(query, ":text", text);
    query_bind_text(query, ":user", who->user);
    query_bind_date(query, ":today", who->today);
    return query_run(query, messages);
}

int store_contact_each(struct store *store, long referral, int (*row)(void *context, const struct contact_row *row),
                       void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CONTACT_EACH);
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0) {
        const struct contact_row contact = {.on = query_date(query, 0),
                                            .by = query_text(query, 1),
                                            .text = query_text(query, 2)};

        if ((result = row(context, &contact)) != 0)
            break;
    }
    query_end(query);
    return result;
}
