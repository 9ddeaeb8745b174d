/* Sessions that come instead of cancelled ones, behind the last of the course. */
#ifndef KREDS_CMD_APPENDING_H
#define KREDS_CMD_APPENDING_H

#include "schedule/changing.h"
#include "schedule/picking.h"

/* Adds one for each of the cancelled (indices into the course's sessions, by day), and the parents' own beside it where there was one; each
 * on the first day by the course's rhythm on which its leaders and its venue are free. Stores them; in memory they stand behind the
 * course's others. -1 with messages (TROUBLE_FORBIDDEN). */
int appending_add(struct changing *changing, const struct picked *cancelled);

#endif
