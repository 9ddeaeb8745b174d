/* What the reports sum up. Reading only; call store_read_begin first, so that all sums are of one moment. */
#ifndef KREDS_STORE_REPORTS_H
#define KREDS_STORE_REPORTS_H

#include "base/message.h"
#include "base/text.h"
#include "model/course.h"
#include "model/facts.h"
#include "model/state.h"
#include "store/store.h"

#include <stdbool.h>

/* One dated done row, one response. */
struct done_row {
    char *what;
    long course; /* 0: none */
    int session; /* 0: none in particular */
    int done_on;
};
struct response_row {
    char *instrument, *form;
    int phase; /* enum instrument_phase */
    int dated;
};

/* A referral with all that due rules look at. One row a place; a referral without a place has one row with course 0. The
 * row of a place that ended says how that place ended (completed, left), also while the referral has another one. */
struct matter_row {
    long referral, citizen;
    int year, number;
    const char *service;
    enum referral_state state;
    int received_on;
    int accepted_on;       /* DATE_NONE */
    int closed_on;         /* the day declined, redirected, withdrawn, left or completed; DATE_NONE while open */
    int interview_held_on; /* of the first interview with outcome agreed or declined; DATE_NONE */
    enum truth child_case;
    bool has_caseworker;
    bool report_consent;   /* every holder's latest consent to a report is given, and there is a holder */
    long course;           /* 0: none */
    const char *code;      /* the course's; NULL */
    const char *catalogue; /* digest of the course's catalogue; NULL: the present one */
    const char *leader;    /* the code of the course's primary leader, else of whoever is responsible; NULL */
    const char *follow_up; /* the course's own rhythm, as text; NULL */
    const char *rhythm;    /* of the course's sessions, as text; NULL: spread over a time, or dated one by one */
    int promised;          /* sessions promised; 0: open */
    int course_ended_on;
    struct place place; /* without days when course is 0 */
    /* Of the course, those that concern this referral, as session_keep_of gives them; NULL when course is 0, or no rule looks at them. */
    const struct sessions *sessions;
    const struct done_row *done; /* of this referral (any course), oldest first */
    size_t done_count;
    const struct response_row *responses;
    size_t response_count;
    const struct facts *answers; /* the form's own facts: dates among them */
};
/* Parts of a matter that few rules look at. */
enum matter_part {
    MATTER_COMPLETED = 1, /* places that ended well: with open_only, left out otherwise */
    MATTER_RESPONSES = 2,
    MATTER_ANSWERS = 4,
    MATTER_CONSENT = 8,    /* report_consent */
    MATTER_INTERVIEW = 16, /* interview_held_on */
    MATTER_SESSIONS = 32,
    MATTER_WHOLE = 63
};
struct matter_filter {
    bool open_only; /* leave out what was closed without a course, and what left; completed stay (closing reports) */
    long referral;  /* 0: all */
    const char *service; /* NULL: all */
    /* What the rules of a service look at (bits of enum matter_part), as the catalogue of a digest has them, NULL for the present
     * one; asked once for each. What is not looked at is not read. NULL: everything. */
    unsigned (*parts)(void *context, const char *service, const char *catalogue);
    void *parts_context;
};
/* Streams all matters in order of reference; everything in a row lives until the callback returns. */
int store_matter_each(struct store *store, const struct matter_filter *filter,
                      int (*row)(void *context, const struct matter_row *row), void *context,
                      struct messages *messages);

/* Sums of a stretch of days (a week), by the day an event happened. */
struct week_sum {
    const char *section; /* received, decisions, waiting, sessions … see store_week_each */
    const char *item;    /* service, source, outcome … */
    const char *detail;
    long count;
    long days; /* longest wait in days, where it applies; -1 */
};
/* Calls `row` for each sum from … to (both in), in the order of the report's sections:
 *   received   item = service,          count
 *   source     item = referrer's role ("unknown" when none is recorded), count
 *   decided    item = service, detail = accept|decline|redirect, count
 *   waiting    item = service, count = waiting at the end of `to`, days = the longest wait since the acceptance at the end of `to`
 *   sessions   item = service, detail = held|cancelled|planned, count of sessions dated in the stretch
 *   coming     item = COURSE/N, detail = date and time of the sessions in the 7 days after `to`
 *   late       item = kind of event (received, decision, interview, session, place, done …), count of what happened before `from` but was
 *              entered in the stretch */
int store_week_each(struct store *store, int from, int to, int (*row)(void *context, const struct week_sum *sum),
                    void *context, struct messages *messages);

/* Attendance of one course up to a day, per person with a place, for the honest denominator. By course code, reference and adult;
 * adults of a citizen only where the course has sessions for parents that concern them. A mark counts for the person, whichever of
 * several siblings in the course it was made for. */
struct presence_row {
    const char *code, *service;
    long course, referral;
    int year, number, adult; /* adult 0: the citizen */
    int held;                /* held sessions that concern the person during the place, up to the day */
    int present, late, cancelled, absent;
};
int store_presence_each(struct store *store, long course /* 0: all not ended before `from` */, int from, int to,
                        int (*row)(void *context, const struct presence_row *row), void *context,
                        struct messages *messages);

#endif
