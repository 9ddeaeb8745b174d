/* What the options of schedule plan ask for. */
#ifndef KREDS_CMD_WISH_H
#define KREDS_CMD_WISH_H

#include "common/command.h"
#include "model/course.h"
#include "rules/planning.h"
#include "schedule/parents.h"

/* Reads the options into the wish, and into the course those that planning does not ask for: ages, leaders, and the code where one
 * was given. -1 with TROUBLE_USAGE; the course and the room are the caller's to free either way. */
int wish_read(struct call *call, const struct service *service, struct plan_wish *wish, struct course *course,
              struct parent_room *room);

#endif
