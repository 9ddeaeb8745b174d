#include "store/reports.h"

#include "store/matter_lists.h"
#include "store/matter_parts.h"
#include "store/optional.h"
#include "store/places.h"
#include "store/query.h"
#include "store/reports.sql.h"
#include "store/session_keep.h"

#include <stdlib.h>

enum { PLACE_COLUMN = 13 }; /* the first column of a place */

/* One listing under way. */
struct matters {
    struct store *store;
    const struct matter_filter *filter;
    struct matter_parts parts;
    struct matter_lists lists; /* of the referral in hand */
    bool report_consent;       /* of the same */
    struct session_keep sessions;
    struct sessions of_place; /* of the place in hand: those that concern its referral */
    int (*row)(void *context, const struct matter_row *row);
    void *context;
};

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
        .child_case = truth_read(query, 7),
        .has_caseworker = query_number(query, 8) != 0,
        .closed_on = query_date(query, query_null(query, 9) ? 11 : 9),
        .accepted_on = query_date(query, 10),
        .interview_held_on = query_date(query, 12),
        .leader = query_text(query, 23),
        .course_ended_on = DATE_NONE,
        .place = {.from = DATE_NONE, .to = DATE_NONE},
    };
}

/* A place that ended is closed by its own end, also while the referral has another one. */
static void matter_read_place(const struct query *query, struct matter_row *matter)
{
    matter->course = query_number(query, 13);
    matter->place = (struct place){
        .referral = matter->referral,
        .course = matter->course,
        .from = query_date(query, 14),
        .to = query_date(query, 15),
        .ended = place_end_read(query_text(query, 16)),
        .reason = (char *)query_text(query, 17),
    };
    matter->code = query_text(query, 18);
    matter->catalogue = query_text(query, 19);
    matter->follow_up = query_text(query, 20);
    matter->rhythm = query_text(query, 24);
    matter->promised = (int)query_number(query, 21);
    matter->course_ended_on = query_date(query, 22);
    if (matter->place.ended != PLACE_OPEN && matter->closed_on == DATE_NONE) {
        matter->state = matter->place.ended == PLACE_COMPLETED ? STATE_COMPLETED : STATE_LEFT;
        matter->closed_on = matter->place.to;
    }
}

static int consent_read(struct matters *matters, const struct matter_row *matter, struct messages *messages)
{
    struct query *query = query_begin(matters->store, SQL_MATTER_CONSENT);
    int result;

    query_bind_number(query, ":referral", matter->referral);
    query_bind_number(query, ":citizen", matter->citizen);
    result = query_step(query, messages);
    matters->report_consent = result > 0 && query_number(query, 0) != 0;
    query_end(query);
    return result < 0 ? -1 : 0;
}

static bool closed_without_course(enum referral_state state)
{
    return state == STATE_DECLINED || state == STATE_REDIRECTED || state == STATE_WITHDRAWN;
}

/* What a referral has beside its places, as far as the rules look at it. */
static int matter_fill(struct matters *matters, const struct matter_row *matter, unsigned parts,
                       struct messages *messages)
{
    if (matter_lists_read(&matters->lists, matters->store, matter->referral, parts, messages) != 0)
        return -1;
    matters->report_consent = false;
    return (parts & MATTER_CONSENT) != 0 ? consent_read(matters, matter, messages) : 0;
}

static int matter_give(struct matters *matters, const struct query *query, struct matter_row *matter, unsigned parts,
                       struct messages *messages)
{
    const struct matter_lists *lists = &matters->lists;

    matter->report_consent = matters->report_consent;
    matter->done = lists->done;
    matter->done_count = lists->done_count;
    matter->responses = lists->responses;
    matter->response_count = lists->response_count;
    matter->answers = &lists->answers;
    if (!query_null(query, PLACE_COLUMN)) {
        matter_read_place(query, matter);
        if (matters->filter->open_only && matter->state == STATE_LEFT)
            return 0;
    }
    if (matter->course != 0 && (parts & MATTER_SESSIONS) != 0) {
        if (session_keep_of(&matters->sessions, matters->store, matter->course, matter->referral, &matters->of_place,
                            messages) != 0)
            return -1;
        matter->sessions = &matters->of_place;
    }
    return matters->row(matters->context, matter);
}

/* What is known of a referral before it is read. */
struct known {
    bool open;     /* neither taken back nor decided against */
    long decision; /* the one that counts; 0: to be found */
};

/* One referral; nothing for one that is not there, or of another service. */
static int matter_of(struct matters *matters, long referral, struct known known, unsigned parts,
                     struct messages *messages)
{
    struct query *query = query_begin(matters->store, SQL_MATTER_ONE);
    struct matter_row matter;
    bool filled = false;
    int result;

    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":service", matters->filter->service);
    query_bind_number(query, ":known", known.open);
    optional_bind(query, ":decision", known.decision, 0);
    query_bind_number(query, ":interview", (parts & MATTER_INTERVIEW) != 0);
    while ((result = query_step(query, messages)) > 0) {
        matter_read(query, &matter);
        if (matters->filter->open_only && closed_without_course(matter.state))
            continue;
        if (!filled && (result = matter_fill(matters, &matter, parts, messages)) != 0)
            break;
        filled = true;
        if ((result = matter_give(matters, query, &matter, parts, messages)) != 0)
            break;
    }
    query_end(query);
    return result;
}

/* All that the filter lets through, in order of reference. */
static int matters_walk(struct matters *matters, struct messages *messages)
{
    const struct matter_filter *filter = matters->filter;
    struct query *query = query_begin(matters->store, filter->open_only ? SQL_MATTER_OPEN : SQL_MATTER_ALL);
    char *completed = NULL;
    int result = 0;

    if (filter->parts != NULL) {
        result = matter_parts_read(&matters->parts, matters->store, filter, messages);
        completed = matter_parts_services(&matters->parts, MATTER_COMPLETED);
    }
    query_bind_text(query, ":service", filter->service);
    if (filter->open_only)
        query_bind_text(query, ":completed", completed);
    while (result == 0 && (result = query_step(query, messages)) > 0)
        result = matter_of(matters, query_number(query, 0), (struct known){filter->open_only, query_number(query, 2)},
                           matter_parts_of(&matters->parts, filter, query_text(query, 1)), messages);
    query_end(query);
    free(completed);
    return result;
}

int store_matter_each(struct store *store, const struct matter_filter *filter,
                      int (*row)(void *context, const struct matter_row *row), void *context, struct messages *messages)
{
    struct matters matters = {.store = store, .filter = filter, .row = row, .context = context};
    int result = filter->referral == 0
                     ? matters_walk(&matters, messages)
                     : matter_of(&matters, filter->referral, (struct known){0}, MATTER_WHOLE, messages);

    matter_parts_free(&matters.parts);
    matter_lists_free(&matters.lists);
    session_keep_free(&matters.sessions);
    return result;
}
