/* Leaders and venue of a course under planning, held against the rules of its service and against all that is booked already. */
#ifndef KREDS_CMD_BOOKINGS_H
#define KREDS_CMD_BOOKINGS_H

#include "common/command.h"
#include "model/course.h"
#include "rules/planning.h"
#include "schedule/parents.h"

/* Who and what a plan would take. Nothing in it is owned. */
struct bookings_wish {
    const struct service *service;
    const char *code;                  /* the course's */
    const struct texts *leaders;       /* staff codes */
    const struct parent_room *parents; /* leaders and room of the parent group's own sessions; NULL: there are none */
    const char *venue;                 /* may be NULL */
    const char *moved;                 /* COURSE/N whose former booking is given up; NULL for none */
};

/* 0, or -1 with all that stands in the way: leaders unknown, too few, unqualified, of another role, away on a day; a leader or
 * the venue booked twice. `sessions` may be empty when the dates could not be planned. */
int bookings_check(struct call *call, const struct bookings_wish *wish, int start, const struct sessions *sessions,
                   struct messages *messages);

/* One session of a course that is stored already: 0, or -1 when a leader cannot work on its day, or a leader or the venue is booked
 * twice. */
int bookings_check_session(struct call *call, const struct bookings_wish *wish, const struct session *session);

/* Whether leaders may hold a session of a service beside the others of its course, who are `busy` then (codes; may be empty): 0, or
 * -1 when they are unknown, of another role or not qualified. */
int bookings_check_beside(struct call *call, const struct service *service, const struct texts *leaders,
                          const struct texts *busy);

/* Whether the leaders are not those whom the service asks for, whatever the day. */
bool bookings_in_vain(struct call *call, const struct bookings_wish *wish);
/* The nearest later start for which the same leaders and venue would do; DATE_NONE for none. Of a plan whose own dates would do:
 * within a year on its weekday, else within 14 days on another one; with a daily rhythm, on whatever weekday within a year. */
int bookings_nearest(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan);
/* The same of a plan whose dates are refused; false where they are, whatever the start. */
bool bookings_nearest_dates(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan,
                            int *nearest);

#endif
