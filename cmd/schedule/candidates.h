/* Who could lead a course whose leaders the service does not take. */
#ifndef KREDS_CMD_CANDIDATES_H
#define KREDS_CMD_CANDIDATES_H

#include "schedule/bookings.h"

/* Says (TROUBLE_FORBIDDEN) that no other start would do, and who else is of a role and with the qualification that the service asks
 * for, free at all the sessions and without too many courses. 0, or -1 where the store cannot be read. */
int candidates_tell(struct call *call, const struct bookings_wish *wish, const struct sessions *sessions);

#endif
