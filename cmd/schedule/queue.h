/* Who stands where in the order of the waiting, for a place that a person gives or that became free. */
#ifndef KREDS_CMD_QUEUE_H
#define KREDS_CMD_QUEUE_H

#include "common/command.h"
#include "model/course.h"
#include "rules/placement.h"

/* Tells (TROUBLE_WARNING) who of the waiting would be the next to have a free place in a group; nothing where none is free or any
 * number can come. */
int queue_tell_next(struct call *call, const struct course *course);

/* Tells (TROUBLE_WARNING) what a place given by hand bends: why the course does not suit the one who gets it, and who stands ahead,
 * could have had it and stays without one. To be called before the place is stored. */
int queue_tell_bent(struct call *call, const struct course *course, const struct waiting *who);

#endif
