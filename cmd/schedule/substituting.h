/* One leader of a session, or of a course from a session on, in the place of another. */
#ifndef KREDS_CMD_SUBSTITUTING_H
#define KREDS_CMD_SUBSTITUTING_H

#include "common/booked.h"
#include "schedule/changing.h"
#include "schedule/rosters.h"

/* A session that changes hands. */
struct substituted {
    const struct session *session; /* in the course */
    struct texts led;              /* who leads it now */
    bool own;                      /* they are leaders of its own, in the stead of the course's */
};

/* What is asked, and what it is judged by. */
struct substituting {
    struct changing changing;
    const char *ill;           /* the leader who does not come; NULL: one is missing */
    bool rest;                 /* the later sessions too */
    bool whole;                /* with `rest`: the leaders of the course itself change */
    struct substituted *items; /* in order of number, the one named among them */
    size_t count;
    int first, last;    /* their first and last day */
    struct texts known; /* all who lead some session of the course */
    struct roster roster;
    struct booked booked; /* from the first day on, sorted */
};

/* Someone who could come in. */
struct candidate {
    const struct staff *staff; /* in the roster */
    int load;                  /* courses led at once in those days */
    bool knows;                /* leads another session of the course */
    bool same_role;            /* as the one who does not come */
};

/* Finds all of it, once the session is known. 0, or -1 with messages: the session was held or cancelled, the leader does not
 * lead it, nobody is missing. Freed with substituting_free either way. */
int substituting_find(struct substituting *substituting);
void substituting_free(struct substituting *substituting);

/* Whether somebody could come in: 0, or -1 with all that stands in the way. Fills `into`. */
int substituting_judge(struct substituting *substituting, const struct staff *staff, struct candidate *into,
                       struct messages *messages);
/* Writes that somebody comes in, inside the transaction. 0 or -1. */
int substituting_write(struct substituting *substituting, const char *code);

#endif
