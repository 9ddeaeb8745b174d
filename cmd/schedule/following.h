/* What follows from a change of a course's sessions: meetings that go along, who of the parents comes, and what is told of it. */
#ifndef KREDS_CMD_FOLLOWING_H
#define KREDS_CMD_FOLLOWING_H

#include "schedule/changing.h"

/* The course's sessions as they were. */
struct former {
    struct sessions sessions; /* its texts are the course's */
};

/* To be called before the change. Freed with former_free. */
struct former former_of(const struct course *course);
void former_free(struct former *former);

/* After the course's sessions were changed, in memory: moves the meetings that go along, says which do not, and sets which sessions the
 * parents come to; stores both. 0 or -1 with messages. */
int following_settle(struct changing *changing, const struct former *former);

/* Says (TROUBLE_WARNING) how many sessions, and how many of the parent group, the course lacks of those that it promises, and
 * how to add one. */
void following_tell_missing(struct changing *changing);

#endif
