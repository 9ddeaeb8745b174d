/* When a course begins, where it is read from a list of courses. */
#ifndef KREDS_CMD_BEGINS_H
#define KREDS_CMD_BEGINS_H

#include "common/command.h"

/* Puts right the first day of a course, and whether it began, which hold what the list has: there a meeting counts as a session
 * (rules/beginning.h). The catalogue must be loaded and the store open. 0 or -1 with messages. */
int begins_settle(struct call *call, const char *service, long course, int *starts_on, bool *begun);

#endif
