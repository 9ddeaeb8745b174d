#include "store/matter_lists.h"

#include "base/memory.h"
#include "model/service.h"
#include "store/optional.h"
#include "store/reports.sql.h"

#include <stdlib.h>

int matter_lists_open(struct matter_lists *lists, struct store *store, const struct span *span,
                      struct messages *messages)
{
    if (cursor_open(&lists->done_at, store, SQL_MATTER_DONES, span, messages) != 0 ||
        cursor_open(&lists->response_at, store, SQL_MATTER_RESPONSES, span, messages) != 0 ||
        cursor_open(&lists->answer_at, store, SQL_MATTER_ANSWERS, span, messages) != 0)
        return -1;
    return 0;
}

static void matter_lists_clear(struct matter_lists *lists)
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
    lists->done = NULL;
    lists->done_count = 0;
    lists->responses = NULL;
    lists->response_count = 0;
}

/* Puts the row behind those of the same day: the stream brings each thing's in the order they were entered. */
static void add_done(struct matter_lists *lists, const struct query *query)
{
    const struct done_row row = {
        .what = optional_text(query, 2),
        .course = query_number(query, 3),
        .session = (int)query_number(query, 4),
        .done_on = query_date(query, 5),
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

    named_read(phase_names, query_text(query, 4), &phase);
    lists->responses = memory_grow(lists->responses, lists->response_count, sizeof *lists->responses);
    lists->responses[lists->response_count++] = (struct response_row){
        .instrument = optional_text(query, 2),
        .form = optional_text(query, 3),
        .phase = phase,
        .dated = query_date(query, 5),
    };
}

static void add_answer(struct matter_lists *lists, const struct query *query)
{
    facts_add_text(&lists->answers, query_text(query, 2), query_text(query, 3));
}

static int take_rows(struct matter_lists *lists, struct cursor *cursor, int year, int number,
                     void (*add)(struct matter_lists *lists, const struct query *query), struct messages *messages)
{
    int here;

    while ((here = cursor_reach(cursor, year, number, messages)) > 0) {
        add(lists, cursor->query);
        if (cursor_next(cursor, messages) != 0)
            return -1;
    }
    return here;
}

int matter_lists_read(struct matter_lists *lists, int year, int number, struct messages *messages)
{
    matter_lists_clear(lists);
    if (take_rows(lists, &lists->done_at, year, number, add_done, messages) != 0 ||
        take_rows(lists, &lists->response_at, year, number, add_response, messages) != 0 ||
        take_rows(lists, &lists->answer_at, year, number, add_answer, messages) != 0)
        return -1;
    return 0;
}

void matter_lists_close(struct matter_lists *lists)
{
    matter_lists_clear(lists);
    cursor_close(&lists->done_at);
    cursor_close(&lists->response_at);
    cursor_close(&lists->answer_at);
}
