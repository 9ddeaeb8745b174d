#include "base/text.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/referrals.h"
#include "store/referrals.sql.h"

#include <stdlib.h>

#define DAY_FIRST "0000-01-01" /* no day lies before it … */
#define DAY_LAST "9999-12-31"  /* … nor behind this one */

static void row_read(const struct query *query, struct referral_row *row)
{
    int state = STATE_RECEIVED;

    named_read(referral_state_names, query_text(query, 6), &state);
    *row = (struct referral_row){
        .id = query_number(query, 0),
        .citizen = query_number(query, 1),
        .year = (int)query_number(query, 2),
        .number = (int)query_number(query, 3),
        .received_on = query_date(query, 4),
        .service = query_text(query, 5),
        .state = (enum referral_state)state,
        .birth_date = query_date(query, 7),
        .age_told = optional_number(query, 8, -1),
        .source = query_text(query, 9),
        .name = query_text(query, 10),
        .protected = query_number(query, 11) != 0,
    };
}

/* ",received,waiting,": the states as the statement looks for one; NULL for all; the caller frees. */
static char *states_write(unsigned states)
{
    char *names, *list;

    if (states == 0)
        return NULL;
    names = named_set(referral_state_names, states);
    list = text_format(",%s,", names);
    free(names);
    return list;
}

/* "[[2026,1],[2026,2]]"; what is no reference is nobody's. */
static void references_write(const struct texts *references, struct text *into)
{
    int year, number;

    for (size_t i = 0; i < references->count; i++)
        if (reference_read(references->items[i], &year, &number, NULL))
            text_add_format(into, "%s[%d,%d]", into->length == 0 ? "[" : ",", year, number);
    text_add(into, into->length == 0 ? "[]" : "]");
}

int store_referral_each(struct store *store, const struct referral_filter *filter,
                        int (*row)(void *context, const struct referral_row *row), void *context,
                        struct messages *messages)
{
    bool named = filter->references != NULL && filter->references->count > 0;
    bool chosen = named || filter->service != NULL || filter->since != DATE_NONE || filter->until != DATE_NONE;
    struct query *query = query_begin(store, named    ? SQL_REFERRALS_NAMED
                                             : chosen ? SQL_REFERRALS_CHOSEN
                                                      : SQL_REFERRALS_EACH);
    struct text references = {0};
    char *states = states_write(filter->states), since[DATE_TEXT], until[DATE_TEXT];
    struct referral_row found;
    int result;

    if (named) {
        references_write(filter->references, &references);
        query_bind_text(query, ":references", text_bytes(&references));
    }
    if (chosen) {
        query_bind_text(query, ":service", filter->service);
        query_bind_text(query, ":since", filter->since == DATE_NONE ? DAY_FIRST : date_write(filter->since, since));
        query_bind_text(query, ":until", filter->until == DATE_NONE ? DAY_LAST : date_write(filter->until, until));
    }
    query_bind_text(query, ":states", states);
    query_bind_text(query, ":source", filter->source);
    while ((result = query_step(query, messages)) > 0) {
        row_read(query, &found);
        result = row(context, &found);
        if (result != 0)
            break;
    }
    query_end(query);
    text_free(&references);
    free(states);
    return result;
}

int store_referral_id_each(struct store *store, int (*each)(void *context, long id), void *context,
                           struct messages *messages)
{
    return query_numbers(query_begin(store, SQL_REFERRAL_IDS), each, context, messages);
}

/* A line each, and one before them. Those of the parent group are among them: its own session begins no course either. */
static void join_meetings(const struct service *of, struct text *into)
{
    text_add(into, "\n");
    for (size_t i = 0; of != NULL && i < of->meeting_count; i++)
        text_add_format(into, "%s\n", of->meetings[i].kind);
    if (of != NULL && of->parents.kind == PARENTS_PARALLEL)
        text_add(into, PARENT_GROUP "\n");
}

int store_service_room(struct store *store, const char *service, const struct service *of, int today,
                       struct service_room *room, struct messages *messages)
{
    struct text meetings = {0};
    struct query *waiting = query_begin(store, SQL_SERVICE_WAITING);
    struct query *free_places = query_begin(store, SQL_SERVICE_FREE);
    int result = -1;

    *room = (struct service_room){.limited = true};
    query_bind_text(waiting, ":service", service);
    query_bind_text(free_places, ":service", service);
    query_bind_date(free_places, ":today", today);
    join_meetings(of, &meetings);
    query_bind_text(free_places, ":meetings", text_bytes(&meetings));
    if (query_step(waiting, messages) > 0 && query_step(free_places, messages) > 0) {
        room->waiting = (int)query_number(waiting, 0);
        room->free = (int)query_number(free_places, 0);
        room->limited = query_number(free_places, 1) == 0;
        result = 0;
    }
    query_end(waiting);
    query_end(free_places);
    text_free(&meetings);
    return result;
}
