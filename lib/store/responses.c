#include "store/responses.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/named.h"
#include "base/text.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/responses.sql.h"
#include "store/touch.h"

static void response_bind(struct query *query, long referral, const struct response *response)
{
    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":instrument", response->instrument);
    query_bind_text(query, ":phase", named_name(phase_names, (int)response->phase));
    query_bind_text(query, ":form", response->form);
    query_bind_date(query, ":dated", response->dated);
    query_bind_text(query, ":answers", response->answers);
}

int store_response_add(struct store *store, long referral, const struct response *response, bool *known,
                       struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;
    int found;

    if (touch_referral(store, referral, reference, messages) != 0)
        return -1;
    query = query_begin(store, SQL_RESPONSE_KNOWN);
    response_bind(query, referral, response);
    found = query_step(query, messages);
    query_end(query);
    *known = found > 0;
    if (found != 0)
        return found < 0 ? -1 : 0;
    query = query_begin(store, SQL_RESPONSE_ADD);
    response_bind(query, referral, response);
    query_bind_date(query, ":today", store_acting(store)->today);
    return query_run(query, messages);
}

int store_response_bounds(struct store *store, long referral, int *received_on, int *started_on,
                          struct messages *messages)
{
    struct query *query = query_begin(store, SQL_RESPONSE_BOUNDS);
    int found;

    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    *received_on = found > 0 ? query_date(query, 0) : DATE_NONE;
    *started_on = found > 0 ? query_date(query, 1) : DATE_NONE;
    query_end(query);
    if (found == 0)
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such referral; wanted one that is in the store"));
    return found < 0 ? -1 : 0;
}

/* In the order of the columns. */
static struct response response_of(const struct query *query)
{
    int phase = PHASE_BEFORE;

    named_read(phase_names, query_text(query, 2), &phase);
    return (struct response){
        .id = query_number(query, 0),
        .instrument = query_text(query, 1),
        .phase = (enum instrument_phase)phase,
        .form = query_text(query, 3),
        .dated = query_date(query, 4),
        .answers = query_text(query, 5),
    };
}

/* Gives all rows of a statement whose parameters are bound, and ends it. */
static int give(struct query *query, response_function *row, void *context, struct messages *messages)
{
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const struct response response = response_of(query);

        if ((result = row(context, &response)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_response_each(struct store *store, long referral, response_function *row, void *context,
                        struct messages *messages)
{
    struct query *query = query_begin(store, SQL_RESPONSES_OF_REFERRAL);

    query_bind_number(query, ":referral", referral);
    return give(query, row, context, messages);
}

int store_citizen_response_each(struct store *store, long citizen, response_function *row, void *context,
                                struct messages *messages)
{
    struct query *query = query_begin(store, SQL_RESPONSES_OF_CITIZEN);

    query_bind_number(query, ":citizen", citizen);
    return give(query, row, context, messages);
}

int store_response_referral_each(struct store *store, int (*each)(void *context, long referral), void *context,
                                 struct messages *messages)
{
    return query_numbers(query_begin(store, SQL_RESPONSE_REFERRALS), each, context, messages);
}

int store_unseen_each(struct store *store, const struct unseen_filter *filter,
                      int (*row)(void *context, const struct response_unseen *unseen), void *context,
                      struct messages *messages)
{
    struct query *query = query_begin(store, filter->referral != 0 ? SQL_RESPONSES_UNSEEN_OF : SQL_RESPONSES_UNSEEN);
    int result;

    query_bind_text(query, ":instruments", filter->instruments);
    query_bind_text(query, ":service", filter->service);
    query_bind_text(query, ":what", DONE_ALERT);
    if (filter->referral != 0)
        query_bind_number(query, ":referral", filter->referral);
    while ((result = query_step(query, messages)) > 0) {
        const struct response_unseen unseen = {
            .response = response_of(query),
            .referral = query_number(query, 6),
            .year = (int)query_number(query, 7),
            .number = (int)query_number(query, 8),
        };

        if ((result = row(context, &unseen)) != 0)
            break;
    }
    query_end(query);
    return result;
}

char *store_responsible(struct store *store, long referral, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_RESPONSIBLE);
    char *leader = NULL;

    query_bind_number(query, ":referral", referral);
    if (query_step(query, messages) > 0)
        leader = optional_text(query, 0);
    query_end(query);
    return leader;
}
