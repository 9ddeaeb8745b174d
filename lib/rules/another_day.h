/* Another day for a session that cannot be where it stands (design: rules that need care, planning). */
#ifndef KREDS_RULES_ANOTHER_DAY_H
#define KREDS_RULES_ANOTHER_DAY_H

#include "model/course.h"
#include "rules/booking.h"
#include "rules/planning.h"

#define ANOTHER_DAYS 92 /* how far on one is looked for: a session that lies later is no longer the same one */

/* What the session needs there. Nothing in it is owned. */
struct another_day_wish {
    const struct plan_wish *days; /* service and calendar; `agreed` as session_day_check has it */
    const struct session *session;
    const char *what;  /* COURSE/N: its own bookings are not in the way */
    const char *venue; /* NULL for none */
    const struct staff *const *leaders;
    size_t leader_count;
    const struct bookings *booked; /* sorted (bookings_sort), of all days that are looked at */
};

/* The nearest later day on which the session could be at its own time: open, Monday to Friday where the service names no days,
 * possible for all its leaders, none of whom is away or booked, with the venue free. DATE_NONE for none. */
int another_day(const struct another_day_wish *wish);

#endif
