#include "store/matter_lists.h"

#include "base/memory.h"
#include "model/service.h"
#include "store/optional.h"
#include "store/reports.sql.h"

#include <stdlib.h>

void matter_lists_free(struct matter_lists *lists)
{
    for (size_t i = 0; i < lists->done_count; i++)
        free(lists->done[i].what);
    free(lists->done);
    for (size_t i = 0; i < lists->response_count; i++) {
        free(lists->responses[i].instrument);
        free(lists->responses[i].form);
    }
    free(lists->responses);
    facts_free(&lists->answers);
    *lists = (struct matter_lists){0};
}

/* Puts the row behind those of the same day. */
static void add_done(struct matter_lists *lists, const struct query *query)
{
    const struct done_row row = {
        .what = optional_text(query, 0),
        .course = query_number(query, 1),
        .session = (int)query_number(query, 2),
        .done_on = query_date(query, 3),
    };
    size_t at = lists->done_count;

    lists->done = memory_grow(lists->done, lists->done_count, sizeof *lists->done);
    for (; at > 0 && lists->done[at - 1].done_on > row.done_on; at--)
        lists->done[at] = lists->done[at - 1];
    lists->done[at] = row;
    lists->done_count++;
}

static void add_response(struct matter_lists *lists, const struct query *query)
{
    int phase = PHASE_BEFORE;

    named_read(phase_names, query_text(query, 2), &phase);
    lists->responses = memory_grow(lists->responses, lists->response_count, sizeof *lists->responses);
    lists->responses[lists->response_count++] = (struct response_row){
        .instrument = optional_text(query, 0),
        .form = optional_text(query, 1),
        .phase = phase,
        .dated = query_date(query, 3),
    };
}

static void add_answer(struct matter_lists *lists, const struct query *query)
{
    facts_add_text(&lists->answers, query_text(query, 0), query_text(query, 1));
}

static int take_rows(struct matter_lists *lists, struct store *store, const char *sql, long referral,
                     void (*add)(struct matter_lists *lists, const struct query *query), struct messages *messages)
{
    struct query *query = query_begin(store, sql);
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0)
        add(lists, query);
    query_end(query);
    return result;
}

int matter_lists_read(struct matter_lists *lists, struct store *store, long referral, unsigned parts,
                      struct messages *messages)
{
    matter_lists_free(lists);
    if (take_rows(lists, store, SQL_MATTER_DONES, referral, add_done, messages) != 0)
        return -1;
    if ((parts & MATTER_RESPONSES) != 0 &&
        take_rows(lists, store, SQL_MATTER_RESPONSES, referral, add_response, messages) != 0)
        return -1;
    if ((parts & MATTER_ANSWERS) == 0)
        return 0;
    return take_rows(lists, store, SQL_MATTER_ANSWERS, referral, add_answer, messages);
}
