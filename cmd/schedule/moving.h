/* Sessions of a course on other days, times or venues: where each goes, and whether it can be there. */
#ifndef KREDS_CMD_MOVING_H
#define KREDS_CMD_MOVING_H

#include "schedule/fitting.h"
#include "schedule/picking.h"

/* What is asked for. Nothing in it is owned. */
struct moving_wish {
    int date;           /* of the first session */
    int time;           /* TIME_NONE: each keeps its own */
    const char *venue;  /* NULL: each keeps its own; blank: the course's */
    const char *agreed; /* why another weekday was agreed; may be NULL */
};

/* Where one session goes. */
struct shift {
    size_t at; /* index into the course's sessions */
    int date, start;
    char *remark;      /* why it is on this day; NULL for none */
    const char *venue; /* its own; NULL: the course's; not owned */
    bool along;        /* the parents' own session beside one that moves */
};

struct shifts {
    struct shift *items;
    size_t count;
};

/* Where the sessions go, with those beside them; what stays as it is, is left out. `into` needs no preparing; freed with shifts_free,
 * also after -1 (TROUBLE_FORBIDDEN: no such days). */
int moving_shifts(const struct changing *changing, const struct picked *picked, const struct moving_wish *wish,
                  struct shifts *into, struct messages *messages);
void shifts_free(struct shifts *shifts);

/* Whether leaders and venues are free for all of them: 0, or -1 with all that stands in the way and the nearest later day of the first
 * session that would do. */
int moving_check(struct changing *changing, const struct picked *picked, const struct moving_wish *wish,
                 const struct shifts *shifts);

/* The course's sessions as they will be, in memory. */
void moving_apply(struct changing *changing, const struct shifts *shifts, const char *reason);

/* Says which other sessions of the course one goes past: numbers stay, and what builds on what may not. */
void moving_tell_order(const struct changing *changing, const struct shifts *shifts, const struct sessions *former);

#endif
