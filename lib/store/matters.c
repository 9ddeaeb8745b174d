#include "store/reports.h"

#include "store/cursor.h"
#include "store/matter_events.h"
#include "store/matter_lists.h"
#include "store/places.h"
#include "store/reports.sql.h"
#include "store/session_keep.h"

#include <limits.h>

/* The streams of one listing. */
struct matters {
    struct store *store;
    const struct matter_filter *filter;
    struct cursor places;
    struct matter_events events;
    struct matter_lists lists;
    struct session_keep sessions;
    int (*row)(void *context, const struct matter_row *row);
    void *context;
};

/* All references, or the one of the filter's referral; *none is set when there is no such referral. */
static int span_of(struct store *store, const struct matter_filter *filter, struct span *span, bool *none,
                   struct messages *messages)
{
    struct query *query;
    int result;

    *none = false;
    *span = (struct span){.last_year = INT_MAX, .last_number = INT_MAX, .service = filter->service};
    if (filter->referral == 0)
        return 0;
    query = query_begin(store, SQL_MATTER_REFERENCE);
    query_bind_number(query, ":referral", filter->referral);
    result = query_step(query, messages);
    *none = result == 0;
    if (result > 0) {
        span->first_year = span->last_year = (int)query_number(query, 0);
        span->first_number = span->last_number = (int)query_number(query, 1);
    }
    query_end(query);
    return result < 0 ? -1 : 0;
}

static enum truth truth_read(const struct query *query, int column)
{
    if (query_null(query, column))
        return TRUTH_UNKNOWN;
    return query_number(query, column) != 0 ? TRUTH_YES : TRUTH_NO;
}

static void matter_read(const struct query *query, struct matter_row *matter)
{
    int state = STATE_RECEIVED;

    named_read(referral_state_names, query_text(query, 5), &state);
    *matter = (struct matter_row){
        .year = (int)query_number(query, 0),
        .number = (int)query_number(query, 1),
        .referral = query_number(query, 2),
        .citizen = query_number(query, 3),
        .service = query_text(query, 4),
        .state = (enum referral_state)state,
        .received_on = query_date(query, 6),
        .closed_on = query_date(query, 7),
        .child_case = truth_read(query, 8),
        .has_caseworker = query_number(query, 9) != 0,
        .course_ended_on = DATE_NONE,
        .place = {.from = DATE_NONE, .to = DATE_NONE},
    };
}

/* A place that ended is closed by its own end, also while the referral has another one. */
static void matter_read_place(const struct query *query, struct matter_row *matter)
{
    matter->course = query_number(query, 2);
    matter->place = (struct place){
        .referral = matter->referral,
        .course = matter->course,
        .from = query_date(query, 3),
        .to = query_date(query, 4),
        .ended = place_end_read(query_text(query, 5)),
        .reason = (char *)query_text(query, 6),
    };
    matter->code = query_text(query, 7);
    matter->catalogue = query_text(query, 8);
    matter->follow_up = query_text(query, 9);
    matter->promised = (int)query_number(query, 10);
    matter->course_ended_on = query_date(query, 11);
    matter->leader = query_text(query, 12);
    if (matter->place.ended != PLACE_OPEN && matter->closed_on == DATE_NONE) {
        matter->state = matter->place.ended == PLACE_COMPLETED ? STATE_COMPLETED : STATE_LEFT;
        matter->closed_on = matter->place.to;
    }
}

static bool closed_without_course(enum referral_state state)
{
    return state == STATE_DECLINED || state == STATE_REDIRECTED || state == STATE_WITHDRAWN;
}

/* One row for each place. `referral` is the row without a place. */
static int matter_give_places(struct matters *matters, const struct matter_row *referral, struct messages *messages)
{
    struct sessions sessions;
    int here, result;

    while ((here = cursor_reach(&matters->places, referral->year, referral->number, messages)) > 0) {
        struct matter_row matter = *referral;

        matter_read_place(matters->places.query, &matter);
        if (!matters->filter->open_only || matter.state != STATE_LEFT) {
            if (session_keep_of(&matters->sessions, matters->store, matter.course, matter.referral, &sessions,
                                messages) != 0)
                return -1;
            matter.sessions = &sessions;
            if ((result = matters->row(matters->context, &matter)) != 0)
                return result;
        }
        if (cursor_next(&matters->places, messages) != 0)
            return -1;
    }
    return here;
}

/* Takes over what the streams tell of the referral. */
static int matter_fill(struct matters *matters, struct matter_row *matter, struct messages *messages)
{
    struct matter_events *events = &matters->events;
    struct matter_lists *lists = &matters->lists;

    if (matter_events_read(events, matter->year, matter->number, messages) != 0 ||
        matter_lists_read(lists, matter->year, matter->number, messages) != 0)
        return -1;
    matter->accepted_on = events->accepted_on;
    if (matter->closed_on == DATE_NONE)
        matter->closed_on = events->against_on;
    matter->interview_held_on = events->held_on;
    matter->report_consent = events->report_consent;
    matter->done = lists->done;
    matter->done_count = lists->done_count;
    matter->responses = lists->responses;
    matter->response_count = lists->response_count;
    matter->answers = &lists->answers;
    return 0;
}

static int matter_give(struct matters *matters, const struct query *query, struct messages *messages)
{
    struct matter_row matter;
    int placed;

    matter_read(query, &matter);
    if (matters->filter->open_only && closed_without_course(matter.state))
        return 0;
    if (matter_fill(matters, &matter, messages) != 0)
        return -1;
    placed = cursor_reach(&matters->places, matter.year, matter.number, messages);
    if (placed > 0)
        return matter_give_places(matters, &matter, messages);
    return placed < 0 ? -1 : matters->row(matters->context, &matter);
}

int store_matter_each(struct store *store, const struct matter_filter *filter,
                      int (*row)(void *context, const struct matter_row *row), void *context, struct messages *messages)
{
    struct matters matters = {.store = store, .filter = filter, .row = row, .context = context};
    struct query *query = NULL;
    struct span span;
    bool none;
    int result = -1;

    if (span_of(store, filter, &span, &none, messages) != 0)
        return -1;
    if (none)
        return 0;
    if (cursor_open(&matters.places, store, SQL_MATTER_PLACES, &span, messages) != 0 ||
        matter_events_open(&matters.events, store, &span, messages) != 0 ||
        matter_lists_open(&matters.lists, store, &span, messages) != 0)
        goto out;
    query = query_begin(store, SQL_MATTER_EACH);
    cursor_bind(query, &span);
    while ((result = query_step(query, messages)) > 0)
        if ((result = matter_give(&matters, query, messages)) != 0)
            break;
out:
    query_end(query);
    cursor_close(&matters.places);
    matter_events_close(&matters.events);
    matter_lists_close(&matters.lists);
    session_keep_free(&matters.sessions);
    return result;
}
