/* Leaders and venues of a course, held against the rules of its service and against all that is booked already. */
#ifndef KREDS_CMD_BOOKINGS_H
#define KREDS_CMD_BOOKINGS_H

#include "common/command.h"
#include "model/course.h"

/* 0, or -1 with all that stands in the way: leaders unknown, too few, unqualified, of another role; a leader or the venue
 * booked twice. `code` is the course's; `sessions` may be empty when the dates could not be planned. */
int bookings_check(struct call *call, const struct service *service, const char *code, const struct texts *leaders,
                   const char *venue, int start, const struct sessions *sessions);

#endif
