/* What is owed on a referral, from the due rules of its service (design, section 4 "Due rules", section 6 "Recording" and "Due
 * lists"; the rhythm of follow-ups: domain facts, sections 6 and 10).
 *
 * A rule counts from a dated event. What has no event yet is not due. A rule that repeats (then_every, or the course's own rhythm)
 * has one occurrence open at a time: doing it settles that one, early or late, and the next counts from the day it was done; none is
 * owed after the course's end. A rule counted from another rule's `what`: with a negative `in` it goes ahead of the other's open
 * occurrence and moves on with it; otherwise it follows the day the other was last done. After a good end of the course stays owed
 * what counts from that end, and what sessions brought on whose day had not come. */
#ifndef KREDS_RULES_DUE_H
#define KREDS_RULES_DUE_H

#include "model/course.h"
#include "model/facts.h"
#include "model/service.h"

#include <stdbool.h>
#include <stddef.h>

#define DUE_FOLLOW_UP "follow-up" /* the rule that a course's own rhythm repeats, though the catalogue names it once */

/* How a matter was closed. */
enum closure { CLOSURE_OPEN, CLOSURE_COMPLETED, CLOSURE_LEFT, CLOSURE_WITHDRAWN, CLOSURE_DECLINED, CLOSURE_REDIRECTED };

/* A due thing that was done (report done). */
struct due_done {
    const char *what;
    int of_session; /* number of the session it was for; 0: none named */
    int on;         /* the day it was done, not the day it was typed */
    bool elsewhere; /* recorded for another course of the referral: settles only what counts from no course */
};

/* An instrument that was answered. */
struct due_response {
    const char *instrument;
    enum instrument_phase phase;
    int on;
};

/* A referral as far as it matters here. Dates may be DATE_NONE; texts and lists stay the caller's. */
struct matter {
    long referral;
    const struct service *service; /* as the catalogue says it (of the course, once there is one) */
    int received_on;
    int accepted_on;
    int interview_held_on; /* the first interview held */
    enum closure closure;
    int closed_on;                  /* DATE_NONE while CLOSURE_OPEN */
    int place_from, place_to;       /* first and last day of the place; DATE_NONE: no place, still open */
    const struct session *sessions; /* of the place's course, any order; NULL for none */
    size_t session_count;
    int session_promised;      /* how many sessions the course promises; 0: open */
    struct duration rhythm;    /* of the course's sessions; count 0: spread over a time, or dated one by one */
    int course_ended_on;       /* the course was closed; DATE_NONE while it runs */
    struct duration follow_up; /* the course's own rhythm instead of then_every; count 0: none */
    const struct facts *facts; /* date facts of the form; NULL for none */
    const struct due_done *done;
    size_t done_count;
    const struct due_response *responses;
    size_t response_count;
    bool consent_missing; /* consent to a report is not given: then no rule with needs_consent is owed */
    bool child_case;      /* there is a child case … */
    bool caseworker;      /* … and its caseworker is known */
};

/* When and where the list is made. */
struct due_frame {
    int today;
    int house_since; /* the house's first day with kreds: what was due before is not shown; DATE_NONE: always */
    bool (*closed)(void *context, int date); /* public holidays and the like, for lengths in weekdays; NULL: none */
    void *context;
};

/* One open thing whose day is known. */
struct due_item {
    const struct due_rule *rule; /* NULL: the house's own rule (caseworker) */
    const char *what;            /* the rule's, or "caseworker" */
    char *of;                    /* what it counts from: start, session 3, follow-up … */
    int of_session;              /* the session it is owed for; 0: none */
    int due_on;
    bool overdue;            /* due_on lies before today */
    int occurrence;          /* 1 for the first; counts up where the rule repeats */
    unsigned to;             /* recipients, bits 1 << RECIPIENT_… */
    bool missing_at_closure; /* for the closing report of a closed matter, not for a due list; never overdue */
};

struct due_items {
    struct due_item *items; /* in the order of the rules, the house's own last */
    size_t count;
};

/* Appends what is owed on a matter. */
void due_judge(const struct matter *matter, const struct due_frame *frame, struct due_items *items);
void due_items_free(struct due_items *items);

/* Whether there is something to settle for what is done on a day by a rule for each session: the session named, or with 0 one up to
 * that day that is not settled yet. Marks may be typed late, so it need not be known as held. */
bool due_takes(const struct matter *matter, const struct due_rule *rule, int session, int on);

/* The day a length of time after (or before) `from`; weekdays leave out the frame's closed days. */
int due_after(const struct due_frame *frame, int from, struct duration length);

#endif
