/* Leaders and venue of a course under planning, held against the rules of its service and against all that is booked already. */
#ifndef KREDS_CMD_BOOKINGS_H
#define KREDS_CMD_BOOKINGS_H

#include "common/command.h"
#include "model/course.h"
#include "rules/planning.h"

/* Who and what a plan would take. Nothing in it is owned. */
struct bookings_wish {
    const struct service *service;
    const char *code;            /* the course's */
    const struct texts *leaders; /* staff codes */
    const char *venue;           /* may be NULL */
    const char *moved;           /* COURSE/N whose former booking is given up; NULL for none */
};

/* 0, or -1 with all that stands in the way: leaders unknown, too few, unqualified, of another role, away on a day; a leader or
 * the venue booked twice. `sessions` may be empty when the dates could not be planned. */
int bookings_check(struct call *call, const struct bookings_wish *wish, int start, const struct sessions *sessions,
                   struct messages *messages);

/* One session of a course that is stored already: 0, or -1 when a leader cannot work on its day, or a leader or the venue is booked
 * twice. */
int bookings_check_session(struct call *call, const struct bookings_wish *wish, const struct session *session);

/* The nearest later start for which the same leaders and venue would do; DATE_NONE for none within a year. *in_vain is set when
 * the leaders are not those whom the service asks for, whatever the day. */
int bookings_nearest(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan, bool *in_vain);

#endif
