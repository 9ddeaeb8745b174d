/* Staff, courses, sessions and places. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_COURSES_H
#define KREDS_STORE_COURSES_H

#include "base/message.h"
#include "model/course.h"
#include "store/store.h"

#include <stdbool.h>

/* Staff: added, or amended when the code is known (*amended may be NULL). What is left out – NULL, 0, no qualifications – stays as
 * it was; qualifications that are given take the place of the earlier ones. */
int store_staff_put(struct store *store, const struct staff *staff, bool *amended, struct messages *messages);
int store_staff_load(struct store *store, const char *code, struct staff *into,
                     struct messages *messages); /* TROUBLE_NOT_FOUND */
int store_staff_each(struct store *store, int (*row)(void *context, const struct staff *staff), void *context,
                     struct messages *messages);
/* The most courses that a leader has at once on any day from … to. */
int store_staff_load_between(struct store *store, const char *code, int from, int to, int *courses,
                             struct messages *messages);

/* Stores a course with its sessions and leaders; fills course->id. A code that is taken: TROUBLE_DATA. */
int store_course_add(struct store *store, struct course *course, struct messages *messages);
/* A code that no course has yet: service code's short form, year, letter (ck-2026-a …); the caller frees. */
int store_course_code(struct store *store, const char *service, int year, char **code, struct messages *messages);
int store_course_id(struct store *store, const char *code, long *id,
                    struct messages *messages); /* TROUBLE_NOT_FOUND "no course ck-2026-a" */
int store_course_load(struct store *store, long id, struct course *into,
                      struct messages *messages); /* with sessions and leaders */
/* Courses of a service since 1 January of a year to its 31 December, by their first session. */
int store_course_count_year(struct store *store, const char *service, int year, int *count, struct messages *messages);

/* One line of schedule list. */
struct course_row {
    long id;
    const char *code, *service;
    int starts_on, ends_on; /* first and last session not cancelled; DATE_NONE when there is none */
    int start;              /* TIME_NONE */
    const char *venue;      /* may be NULL */
    const char *leaders;    /* codes, commas between; "" for none */
    int placed;             /* open places */
    int min, max;           /* 0: not said */
    int age_from, age_to;   /* -1 */
    const char *school;     /* may be NULL */
    long for_referral;      /* 0: a group */
    int ended_on;
    int promised; /* sessions; 0: open */
    int dated;    /* sessions that have their date, cancelled ones among them */
    bool held;    /* a session was held */
    bool mixed;   /* it has sessions that are not of kind group, or are one family's own */
    int left;     /* places that have their last day, which may be still to come; not among those placed */
};
int store_course_each(struct store *store, const char *service /* NULL: all */,
                      int (*row)(void *context, const struct course_row *row), void *context,
                      struct messages *messages);
/* The same, of the courses alone that may take in somebody who waits: for more than one referral, and not closed. */
int store_course_each_open(struct store *store, const char *service,
                           int (*row)(void *context, const struct course_row *row), void *context,
                           struct messages *messages);

/* Everything booked on days from … to: sessions not cancelled and interviews set, a line for each leader and for each venue. */
struct booking_row {
    const char *who; /* staff code, venue, or the citizen's first reference */
    bool is_venue, is_citizen;
    int date, start, minutes; /* TIME_NONE, 0 where not set */
    const char *what;         /* COURSE/N, or a reference for an interview */
    const char *venue;        /* where it is; may be NULL */
};
int store_booking_each(struct store *store, int from, int to, int (*row)(void *context, const struct booking_row *row),
                       void *context, struct messages *messages);
/* The same of each citizen with places or interviews by more than one: sessions with the children, and interviews, from a day on. */
int store_booking_each_citizen(struct store *store, int from, int (*row)(void *context, const struct booking_row *row),
                               void *context, struct messages *messages);

/* Places. */
struct waiting_row {
    long referral;
    int year, number;
    bool urgent;
    int accepted_on, received_on;
    const char *service;
    int birth_date, age_told; /* DATE_NONE, -1 */
    const char *school;       /* may be NULL */
    unsigned possible_days;   /* 0: any */
};
/* All that wait (accepted, no open place), unordered. */
int store_waiting_each(struct store *store, const char *service /* NULL: all */,
                       int (*row)(void *context, const struct waiting_row *row), void *context,
                       struct messages *messages);
/* Courses that a referral has been in, open or ended: calls `row` with each course id. */
int store_place_each_of(struct store *store, long referral, int (*row)(void *context, const struct place *place),
                        void *context, struct messages *messages);
/* Places of a course with the referral's reference. */
int store_place_each_in(struct store *store, long course,
                        int (*row)(void *context, const struct place *place, const char *reference), void *context,
                        struct messages *messages);
int store_place_add(struct store *store, long referral, long course, int from, struct messages *messages);

#endif
