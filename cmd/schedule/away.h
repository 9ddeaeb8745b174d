/* The days on which a leader is away. */
#ifndef KREDS_CMD_AWAY_H
#define KREDS_CMD_AWAY_H

#include "common/command.h"

/* schedule staff away [CODE [FROM [TO]]]: lists the leave, adds to it, or takes days back with --remove. As a verb's function. */
int staff_away(struct call *call);

#endif
