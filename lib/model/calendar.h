/* The days a house is closed, as its calendar file writes them. */
#ifndef KREDS_MODEL_CALENDAR_H
#define KREDS_MODEL_CALENDAR_H

#include "base/message.h"

#include <stdbool.h>
#include <stddef.h>

struct closed_period {
    char *name;   /* autumn, christmas, winter … */
    int from, to; /* dates, both in */
    struct position at;
};

struct calendar {
    char *name;
    struct position at;
    bool danish_holidays; /* public_holidays: denmark */
    struct closed_period *closed;
    size_t closed_count;
};

void calendar_free(struct calendar *calendar);

#endif
