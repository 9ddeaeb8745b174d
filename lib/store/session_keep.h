/* The sessions of courses, read once a course and kept small: its places come wherever their references stand. */
#ifndef KREDS_STORE_SESSION_KEEP_H
#define KREDS_STORE_SESSION_KEEP_H

#include "base/text.h"
#include "model/course.h"
#include "store/store.h"

struct kept_session;
struct kept_course;

/* All zero is an empty one. */
struct session_keep {
    struct kept_session *items; /* of all courses read so far, course by course */
    size_t count;
    struct kept_course *slots; /* by course, hashed */
    size_t room, courses;      /* slots, a power of two or 0; how many are taken */
    struct texts kinds;        /* each once */
    struct session *shown;     /* what was given out last */
    size_t shown_room;
};

/* The sessions of a course that concern a referral, in order of number: those for all and its own. They live to the next
 * call, and are told by number, day, kind, referral and status alone. 0 or -1. */
int session_keep_of(struct session_keep *keep, struct store *store, long course, long referral, struct sessions *into,
                    struct messages *messages);
void session_keep_free(struct session_keep *keep);

#endif
