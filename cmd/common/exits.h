/* Exit statuses, after sysexits: what scripts and cron go by. */
#ifndef KREDS_CMD_EXITS_H
#define KREDS_CMD_EXITS_H

#include "base/message.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_NO = 1,
    EXIT_USAGE = 64,
    EXIT_DATA = 65,
    EXIT_NOT_FOUND = 66,
    EXIT_NO_STORE = 69,
    EXIT_FAULT = 70,
    EXIT_IO = 74,
    EXIT_BUSY = 75,
    EXIT_FORBIDDEN = 77,
    EXIT_CATALOGUE = 78
};

int exit_status_of(enum trouble trouble);

#endif
