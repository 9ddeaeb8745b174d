/* Which sessions of a course a change is for: one, COURSE/N; with --rest that one and the later ones; with --from all of COURSE from a
 * day on. */
#ifndef KREDS_CMD_PICKING_H
#define KREDS_CMD_PICKING_H

#include "schedule/changing.h"

#include <stddef.h>

struct picked {
    size_t *items; /* indices into the course's sessions, by day and time; never empty after success */
    size_t count;
    bool several; /* --rest or --from: as many as there are */
};

/* Which of several sessions are meant. */
enum picking {
    PICKING_ALL,    /* all that is planned */
    PICKING_SHARED, /* all but the meetings around the course, which have no rhythm */
    PICKING_SERIES /* those of the same sort as the first, which follow one another: the group's, or one family's own talks */
};

/* Opens the course for changing and finds the sessions that the first operand and the options name; fills `changing`, its session the
 * first of them. -1 with messages: TROUBLE_USAGE, or TROUBLE_FORBIDDEN for what was held and what is not planned any more. Freed with
 * picking_free and changing_free either way. */
int picking_find(struct call *call, enum picking picking, struct changing *changing, struct picked *into);
void picking_free(struct picked *picked);

#endif
