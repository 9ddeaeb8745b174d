/* Whether an interview can be where, when and with whom it is set. */
#ifndef KREDS_CMD_INTERVIEW_SEAT_H
#define KREDS_CMD_INTERVIEW_SEAT_H

#include "common/command.h"
#include "store/decisions.h"

/* 0, or -1 with messages: the leader or the venue is taken at that time. A public holiday, a day that is none of the leader's, and a
 * role that the service does not list are said and stand in nobody's way. `service` may be NULL: the catalogue does not have it. */
int interview_seat(struct call *call, const struct interview *interview, const struct service *service,
                   const char *reference);

#endif
