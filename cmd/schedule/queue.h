/* Who stands where in the order of the waiting, for a place that a person gives or that became free. */
#ifndef KREDS_CMD_QUEUE_H
#define KREDS_CMD_QUEUE_H

#include "common/command.h"
#include "model/course.h"
#include "rules/placement.h"

/* Tells (TROUBLE_WARNING) who of the waiting would be the next to have a place in a group that became free on a day, and which wishes to
 * be together or apart stand against it; that it is nobody only where that is asked for. Nothing where none is free, any number can
 * come, or no session comes after the day. */
int queue_tell_next(struct call *call, const struct course *course, int on, bool nobody_too);

/* Tells (TROUBLE_WARNING) what a place given by hand from a day on bends: that the course has begun, each rule by which it does not suit
 * the one who gets it, and who stands ahead, could have had it and stays without one. To be called before the place is stored. */
int queue_tell_bent(struct call *call, const struct course *course, const struct waiting *who, int on);

#endif
