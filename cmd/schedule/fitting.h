/* Whether sessions of a course under change find their leaders and their room free: all that is booked, and all leaders, in memory. */
#ifndef KREDS_CMD_FITTING_H
#define KREDS_CMD_FITTING_H

#include "common/booked.h"
#include "schedule/changing.h"
#include "schedule/rosters.h"

struct fitting {
    struct changing *changing;
    struct roster roster;
    struct booked booked; /* sorted */
};

/* Reads what is booked from a day on, and the evening before, which may run past midnight. 0, or -1 with messages. Freed with fitting_free either way. */
int fitting_load(struct fitting *fitting, struct changing *changing, int from);
void fitting_free(struct fitting *fitting);

/* The course's session of this number is about to change: its former booking is in nobody's way. */
void fitting_give_up(struct fitting *fitting, int number);

/* Who leads a session as it stands: its own leaders, else the course's; `leaders` is freed by the caller. 0 or -1. */
int fitting_leaders(const struct fitting *fitting, const struct session *session, struct texts *leaders);

/* Whether these leaders can hold it as it stands, and its venue is free: 0, or -1 with messages (TROUBLE_FORBIDDEN). */
int fitting_check(const struct fitting *fitting, const struct session *session, const struct texts *leaders,
                  struct messages *messages);

#endif
