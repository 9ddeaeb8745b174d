/* The leaders and the room of a parallel parent group, as the options of schedule plan name them. */
#ifndef KREDS_CMD_PARENTS_H
#define KREDS_CMD_PARENTS_H

#include "common/command.h"
#include "model/course.h"
#include "model/service.h"

/* All zero where the parents are with the course's own leaders. */
struct parent_room {
    struct texts leaders;
    const char *venue; /* not owned; NULL: not said */
};

/* Reads --parent-leaders and --parent-venue. -1 with TROUBLE_USAGE: no parallel parent group, one without the other, the children's
 * own room. Freed with parent_room_free either way. */
int parent_room_read(struct call *call, const struct service *service, struct parent_room *room);
void parent_room_free(struct parent_room *room);

/* Says (TROUBLE_WARNING) that the group has neither, where the service has such a group. */
void parent_room_tell(struct call *call, const struct service *service, const struct parent_room *room);
/* Puts the group's own sessions into its room. */
void parent_room_fill(const struct parent_room *room, struct sessions *sessions);
/* Stores who leads them, of a course that is stored. 0 or -1. */
int parent_room_store(struct call *call, const struct parent_room *room, const struct course *course);

#endif
