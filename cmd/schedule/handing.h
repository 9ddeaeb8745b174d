/* A leader's cases, given to another from a day on. */
#ifndef KREDS_CMD_HANDING_H
#define KREDS_CMD_HANDING_H

#include "common/command.h"
#include "common/formers.h"
#include "model/course.h"

#include <stddef.h>

/* One thing that changed hands. */
struct handed {
    const char *what; /* referral, interview, course */
    char *name;       /* its reference or code */
    int on;           /* the interview's day, the first session that the new leader holds; DATE_NONE for none */
    int sessions;     /* how many the new leader holds; 0 for what has none */
};

/* One handing over. Nothing of the first four is owned. */
struct handing {
    struct call *call;
    const char *from, *to; /* codes of leaders */
    int on;                /* what was held before this day stays the former leader's */
    struct staff staff;    /* of `to` */
    struct formers formers;
    struct handed *items;
    size_t count;
};

/* Hands over all there is: the referrals that the former leader is responsible for, the interviews ahead, the courses not closed.
 * 0, or -1 with all that stands in the way (TROUBLE_FORBIDDEN), and the transaction is to be given up. A transaction must run. */
int handing_all(struct handing *handing);
void handing_free(struct handing *handing);

/* Used by handing_all: puts the place (COURSE, COURSE/N, REF) before what was said without one from `first` on, for one reason may
 * stand in the way of several; notes what changed hands (`name` is copied); one course, and whether the new leader is free at some sessions. */
void handing_place(struct handing *handing, size_t first, const char *place);
void handing_note(struct handing *handing, const char *what, const char *name, int on, int sessions);
int handing_course(struct handing *handing, long id);
int handing_free_at(struct handing *handing, const struct sessions *sessions, const char *what);

#endif
