#include "store/matter_events.h"

#include "base/date.h"
#include "base/text.h"
#include "store/reports.sql.h"

int matter_events_open(struct matter_events *events, struct store *store, const struct span *span,
                       struct messages *messages)
{
    if (cursor_open(&events->decision_at, store, SQL_MATTER_DECISIONS, span, messages) != 0 ||
        cursor_open(&events->interview_at, store, SQL_MATTER_INTERVIEWS, span, messages) != 0 ||
        cursor_open(&events->consent_at, store, SQL_MATTER_CONSENTS, span, messages) != 0)
        return -1;
    return 0;
}

static int read_decisions(struct matter_events *events, int year, int number, struct messages *messages)
{
    struct cursor *cursor = &events->decision_at;
    int here;

    events->accepted_on = events->against_on = DATE_NONE;
    while ((here = cursor_reach(cursor, year, number, messages)) > 0) {
        int decided_on = query_date(cursor->query, 3);
        bool accepted = text_is(query_text(cursor->query, 2), "accept");

        if (accepted)
            events->accepted_on = decided_on;
        events->against_on = accepted ? DATE_NONE : decided_on;
        if (cursor_next(cursor, messages) != 0)
            return -1;
    }
    return here;
}

static int read_interviews(struct matter_events *events, int year, int number, struct messages *messages)
{
    struct cursor *cursor = &events->interview_at;
    int here;

    events->held_on = DATE_NONE;
    while ((here = cursor_reach(cursor, year, number, messages)) > 0) {
        int held_on = query_date(cursor->query, 2);

        if (events->held_on == DATE_NONE || held_on < events->held_on)
            events->held_on = held_on;
        if (cursor_next(cursor, messages) != 0)
            return -1;
    }
    return here;
}

/* The last row of each person counts. */
static int read_consents(struct matter_events *events, int year, int number, struct messages *messages)
{
    struct cursor *cursor = &events->consent_at;
    long person = 0, holders = 0, given = 0, last = 0;
    int here;

    while ((here = cursor_reach(cursor, year, number, messages)) > 0) {
        if (query_number(cursor->query, 2) != person)
            last = 0;
        person = query_number(cursor->query, 2);
        given += query_number(cursor->query, 3) - last;
        last = query_number(cursor->query, 3);
        holders = query_number(cursor->query, 4);
        if (cursor_next(cursor, messages) != 0)
            return -1;
    }
    events->report_consent = holders > 0 && given == holders;
    return here;
}

int matter_events_read(struct matter_events *events, int year, int number, struct messages *messages)
{
    if (read_decisions(events, year, number, messages) != 0 || read_interviews(events, year, number, messages) != 0 ||
        read_consents(events, year, number, messages) != 0)
        return -1;
    return 0;
}

void matter_events_close(struct matter_events *events)
{
    cursor_close(&events->decision_at);
    cursor_close(&events->interview_at);
    cursor_close(&events->consent_at);
}
