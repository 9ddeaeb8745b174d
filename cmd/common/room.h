/* What a referrer wants to know first: the free places of a service, and how many wait for one. */
#ifndef KREDS_CMD_ROOM_H
#define KREDS_CMD_ROOM_H

#include "common/cells.h"
#include "common/command.h"

/* Adds the two cells; free places are nothing where a course takes any number. 0 or -1. */
int cells_room(struct call *call, struct cells *cells, const char *service);

#endif
