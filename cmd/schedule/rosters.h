/* All leaders of the house, in memory. */
#ifndef KREDS_CMD_ROSTERS_H
#define KREDS_CMD_ROSTERS_H

#include "common/command.h"
#include "model/course.h"

/* By code; all zero is an empty one. */
struct roster {
    struct staff *items;
    size_t count;
};

/* 0, or -1 with messages. Freed with roster_free either way. */
int roster_load(struct call *call, struct roster *roster);
void roster_free(struct roster *roster);

#endif
