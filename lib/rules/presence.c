#include "rules/presence.h"

void presence_add(struct presence *sum, const struct presence *more)
{
    sum->held += more->held;
    sum->present += more->present;
    sum->late += more->late;
    sum->cancelled += more->cancelled;
    sum->absent += more->absent;
    sum->unrecorded += more->unrecorded;
}

double presence_rate(const struct presence *presence)
{
    if (presence->held == 0)
        return -1;
    return (presence->present + presence->late) / (double)presence->held;
}
