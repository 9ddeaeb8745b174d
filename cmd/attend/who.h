/* Participants and sessions as the command line names them. */
#ifndef KREDS_CMD_WHO_H
#define KREDS_CMD_WHO_H

#include "common/command.h"
#include "model/course.h"

#define WHO_TEXT 40 /* bytes for "2026-0142+1" */

/* 2026-0142, or 2026-0142+1 for its first adult. */
struct who {
    char text[WHO_TEXT];
    int year, number;
    int adult;             /* 0: the citizen */
    long referral, person; /* after who_find */
};

/* Reads what was typed: 0, or -1 with TROUBLE_USAGE. The message does not repeat it, for it may be a name: `place` tells which
 * of several was meant, from 1; 0 is --who. */
int who_read(struct call *call, const char *text, size_t place, struct who *who);
/* Looks a participant up: 0, or -1 with TROUBLE_NOT_FOUND. */
int who_find(struct call *call, struct who *who);

/* A session named COURSE/N. */
struct session_found {
    struct course course;
    const struct session *session; /* in the course */
};
/* -1 with TROUBLE_USAGE for what is no COURSE/N. */
int session_check_name(struct call *call, const char *text);
/* -1 with TROUBLE_NOT_FOUND. The course is the caller's to free either way. */
int session_find(struct call *call, const char *text, struct session_found *found);

/* Whether a session is for a participant: for children, for parents, for all or for one family. */
bool who_takes_part(const struct who *who, const struct session *session);
/* Whether a participant can have a mark at a session: 0, or -1 with TROUBLE_FORBIDDEN: cancelled by the house, no place on its
 * day, not a session for children, for parents, or for this family. */
int who_check(struct call *call, const struct who *who, const struct session_found *found);

#endif
