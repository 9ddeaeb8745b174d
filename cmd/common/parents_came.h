/* How often a family's parents came to the parallel parent group, where the service wants them there some of the times. */
#ifndef KREDS_CMD_PARENTS_CAME_H
#define KREDS_CMD_PARENTS_CAME_H

#include "common/command.h"
#include "model/course.h"
#include "model/service.h"

/* Says (TROUBLE_WARNING) that the parents of a referral with a place in the course came too seldom, or can no longer come as often as
 * the service wants. The course is as the store has it now, the service as the course was planned by. `closed_on` is the place's last day, after which nothing more comes; DATE_NONE while it goes on. 0, or -1
 * with messages. */
int parents_came_tell(struct call *call, const struct service *service, const struct course *course, long referral,
                      int closed_on);

#endif
