/* A course under change, with the rules that it was planned by. */
#ifndef KREDS_CMD_CHANGING_H
#define KREDS_CMD_CHANGING_H

#include "common/command.h"
#include "common/formers.h"
#include "model/course.h"
#include "rules/planning.h"

struct changing {
    struct call *call;
    struct course course;
    struct session *session;       /* the one named COURSE/N, in the course; NULL where the verb names none */
    const struct service *service; /* as the catalogue has it that the course was planned by */
    struct plan_wish
        days; /* service and calendar, for the rules about days. The days that the house is closed are the present
                                    * catalogue's: they are no rule of the service */
    struct formers formers;
    const struct texts *leaders; /* of a new session, in the stead of the course's; not owned; NULL: those stored */
};

/* Opens catalogue and store and begins the transaction; then finds the course of a code, or the session COURSE/N. -1 with messages
 * (TROUBLE_USAGE for what is no COURSE/N). Freed with changing_free either way. */
int changing_course(struct call *call, const char *code, struct changing *changing);
int changing_session(struct call *call, const char *name, struct changing *changing);
/* The session alone, without a transaction, for what only looks. */
int changing_session_seen(struct call *call, const char *name, struct changing *changing);
void changing_free(struct changing *changing);

/* -1 with TROUBLE_FORBIDDEN when the course was closed. */
int changing_open(const struct changing *changing);

/* DATE[THH:MM]; *time TIME_NONE where only a date stands. -1 with TROUBLE_USAGE. */
int when_read(struct call *call, const char *text, int *date, int *time);

/* Whether a session can be as it stands, new or on another day: the day, its leaders and its venue, the places it is for. */
int changing_check(struct changing *changing, const struct session *session);

/* A session that is for one referral lies within its place: -1 with TROUBLE_FORBIDDEN where not. */
int changing_check_place(struct changing *changing, const struct session *session);

/* Prints one session, with the columns of schedule plan. */
int changing_print(const struct changing *changing, const struct session *session);

#endif
