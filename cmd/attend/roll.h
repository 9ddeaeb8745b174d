/* The participants of a session, what is known of each, and what a roll call makes of it. */
#ifndef KREDS_CMD_ROLL_H
#define KREDS_CMD_ROLL_H

#include "attend/who.h"

struct roll_entry {
    long referral, person;
    char who[WHO_TEXT];            /* 2026-0142+1 */
    char *name;                    /* NULL: has none, or none was asked for */
    enum attendance_status known;  /* as the store has it */
    enum attendance_status answer; /* as it is to be; what is known, until answered */
};

/* All zero is an empty one. */
struct roll {
    struct roll_entry *items; /* by reference, then adult; a person who is here for two children stands once */
    size_t count;
};

/* Reads the participants; `names` with their names, which may be shown after roll_look. Freed with roll_free either way. */
int roll_read(struct call *call, const struct session_found *found, bool names, struct roll *roll);
void roll_free(struct roll *roll);

/* Whether anything but word sent beforehand is known. */
bool roll_recorded(const struct roll *roll);
/* Journals a look at the participants. */
int roll_look(struct call *call, const struct session_found *found, const struct roll *roll);
/* Inside a transaction: stores the answers that say something new. -1 with TROUBLE_BUSY where somebody else changed the
 * participants, or a mark to anything but the answer, since the roll was read. */
int roll_store(struct call *call, const struct session_found *found, const struct roll *roll);

#endif
