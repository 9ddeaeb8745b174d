/* What is booked on some days, with texts of its own: the store's live for one row only. */
#ifndef KREDS_CMD_BOOKED_H
#define KREDS_CMD_BOOKED_H

#include "common/command.h"
#include "rules/booking.h"

#define BOOKED_EVER (DATE_NONE + 1) /* as the last day: no day is too late */

struct booked {
    struct bookings bookings;
    struct texts texts; /* of the bookings */
};

/* All that is booked on days from … to, unsorted, with the ways of the catalogue, which must be loaded. 0, or -1 with messages. Freed with booked_free either way. */
int booked_load(struct call *call, int from, int to, struct booked *booked);
/* Adds those of citizens whom more than one course or interview wants, from a day on. */
int booked_add_citizens(struct call *call, int from, struct booked *booked);
void booked_free(struct booked *booked);

#endif
