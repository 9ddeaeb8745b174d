/* What is booked on some days, with texts of its own: the store's live for one row only. */
#ifndef KREDS_CMD_BOOKED_H
#define KREDS_CMD_BOOKED_H

#include "common/command.h"
#include "rules/booking.h"

#define BOOKED_EVER (DATE_NONE + 1) /* as the last day: no day is too late */

/* All zero holds nothing yet. */
struct booked {
    struct bookings bookings;
    struct texts texts; /* of the bookings, and others that are to live as long */
    const char *but;    /* what is given up, and so is not noted; NULL: nothing is */
    const char *leader; /* whose bookings alone are noted; NULL: all are */
};

/* All that is booked on days from … to, unsorted, with the ways of the catalogue, which must be loaded. 0, or -1 with messages. Freed with booked_free either way. */
int booked_load(struct call *call, int from, int to, struct booked *booked);
/* Adds to what is held already what can meet something on those days, and as `but` and `leader` say: an evening of the day before may
 * run past midnight, and one of theirs into the day after. */
int booked_add(struct call *call, int from, int to, struct booked *booked, struct messages *messages);
/* Adds those of citizens whom more than one course or interview wants, from a day on. */
int booked_add_citizens(struct call *call, int from, struct booked *booked);
/* A copy of a text that lives as long as the bookings. */
const char *booked_keep(struct booked *booked, const char *text);
/* Tells where what is wanted meets what is booked, as booking_tell does. */
int booked_tell(const struct booked *booked, const struct bookings *wanted, struct messages *messages);
void booked_free(struct booked *booked);

#endif
