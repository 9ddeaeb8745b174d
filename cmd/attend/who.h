/* Participants and sessions as the command line names them. */
#ifndef KREDS_CMD_WHO_H
#define KREDS_CMD_WHO_H

#include "common/command.h"
#include "model/course.h"

/* 2026-0142, or 2026-0142+1 for its first adult. */
struct who {
    const char *text; /* as written; not owned */
    long referral;
    int adult; /* 0: the citizen */
    long person;
};

/* -1 with TROUBLE_USAGE for what is no reference, TROUBLE_NOT_FOUND for one that is not there. */
int who_find(struct call *call, const char *text, struct who *who);

/* A session named COURSE/N. */
struct session_found {
    struct course course;
    const struct session *session; /* in the course */
};
int session_find(struct call *call, const char *text, struct session_found *found);

/* Whether a participant can have a mark at a session: 0, or -1 with TROUBLE_FORBIDDEN: cancelled by the house, no place on its
 * day, not a session for children, for parents, or for this family. */
int who_check(struct call *call, const struct who *who, const struct session_found *found);

#endif
