/* Attendance and what is done. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_ATTENDANCES_H
#define KREDS_STORE_ATTENDANCES_H

#include "base/message.h"
#include "model/course.h"
#include "model/referral.h"
#include "store/store.h"

#include <stdbool.h>

/* One mark: who stands for the citizen (adult 0) or the n-th adult of a referral. ATTENDANCE_NONE takes the mark away. */
int store_attendance_set(struct store *store, long course, int session, long referral, long person,
                         enum attendance_status status, struct messages *messages);
/* A session was held (or goes back to planned). */
int store_session_status(struct store *store, long course, int session, enum session_status status, const char *reason,
                         struct messages *messages);
/* Whether anybody is marked in a session as having come, or having failed to; word sent beforehand is neither. */
int store_attendance_came(struct store *store, long course, int session, bool *came, struct messages *messages);

struct attendance_row {
    long course, referral, person;
    const char *code; /* the course's */
    int session, date;
    int year, number, adult; /* who: REF or REF+adult */
    const char
        *kind; /* child, parent … : the person's part: the citizen's kind (child, adult, family, class), "adult" else */
    enum attendance_status status;
    const char *name; /* may be NULL */
};
struct attendance_filter {
    long course;       /* 0: all */
    long referral;     /* 0: all */
    int adult;         /* of the referral named; 0: its citizen, -1: all */
    int since, until;  /* by the session's date; DATE_NONE: open */
    unsigned statuses; /* bits 1 << status; 0: all */
};
/* By date, course, session, reference, adult. A person who is here for two referrals has one mark for both, whichever it was made
 * for. */
int store_attendance_each(struct store *store, const struct attendance_filter *filter,
                          int (*row)(void *context, const struct attendance_row *row), void *context,
                          struct messages *messages);

/* Sessions on a day, not cancelled, during which a referral has a place: calls `row` with course id, code and number. */
int store_sessions_on(struct store *store, long referral, int on,
                      int (*row)(void *context, long course, const char *code, int number), void *context,
                      struct messages *messages);
/* The place of a referral in a course; TROUBLE_FORBIDDEN-free: *found is false when there is none. Its reason is left out. */
int store_place_find(struct store *store, long referral, long course, struct place *into, bool *found,
                     struct messages *messages);
/* The participants of a session: everyone with a place on its day – the citizen where children take part, every adult where parents do. */
struct participant_row {
    long referral, person;
    int year, number, adult;
    enum attendance_status status;
    const char *name; /* may be NULL */
};
int store_participant_each(struct store *store, long course, int session,
                           int (*row)(void *context, const struct participant_row *row), void *context,
                           struct messages *messages);

/* A due thing done on a day. */
int store_done_add(struct store *store, long referral, const char *what, long course, int session, int on,
                   struct messages *messages);

#endif
