/* The leader responsible for a referral before there is a course, and the handing over of a leader's cases. All writing happens
 * inside store_begin … store_commit. */
#ifndef KREDS_STORE_OWNERS_H
#define KREDS_STORE_OWNERS_H

#include "base/message.h"
#include "base/text.h"
#include "model/course.h"
#include "model/state.h"
#include "store/store.h"

#include <stdbool.h>

/* Names the responsible leader; `staff` NULL: nobody. The code must be a leader's. 0 or -1. */
int store_owner_set(struct store *store, long referral, const char *staff, struct messages *messages);

struct owner_row {
    long referral;
    int year, number;
    const char *service;
    enum referral_state state;
    const char *owner; /* NULL for none */
};
/* Calls `row` for one referral (0: for every open one that has an owner, of `staff` alone where that is not NULL), by reference; stops
 * when it returns other than 0 and gives that back. */
int store_owner_each(struct store *store, long referral, const char *staff,
                     int (*row)(void *context, const struct owner_row *row), void *context, struct messages *messages);

/* An interview that is still to be held. */
struct interview_ahead {
    long id, referral;
    int year, number;
    int set_for; /* DATE_NONE: no day yet */
    int start;   /* TIME_NONE */
};
/* Those of a leader, without a day or from a day on. */
int store_interview_ahead_each(struct store *store, const char *staff, int from,
                               int (*row)(void *context, const struct interview_ahead *row), void *context,
                               struct messages *messages);
int store_interview_hand(struct store *store, const struct interview_ahead *interview, const char *to,
                         struct messages *messages);

/* Calls `row` with each course that is not closed and that a leader leads, or of which a session. */
int store_course_led_each(struct store *store, const char *staff, int (*row)(void *context, long course), void *context,
                          struct messages *messages);
/* Who leads a session in the stead of the course's leaders; none for nobody. */
int store_session_leads(struct store *store, long course, int session, struct texts *into, struct messages *messages);
/* Before the leaders of a course change: its sessions before a day keep those who led them. */
int store_leads_keep(struct store *store, long course, int from, struct messages *messages);
/* One leader in the place of another: of the whole course (session 0) or of one session. */
int store_leads_hand(struct store *store, long course, int session, const char *staff, const char *to,
                     struct messages *messages);

#endif
