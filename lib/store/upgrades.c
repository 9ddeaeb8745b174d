#include "store/upgrades.h"

#include <stddef.h>

/* Version 1 is the first. */
const struct upgrade store_upgrades[] = {{.to = 0}};

static bool step_adds(const struct upgrade *steps, int to)
{
    for (; steps->to != 0; steps++)
        if (steps->to == to)
            return steps->additive;
    return false;
}

bool upgrades_only_add(const struct upgrade *steps, int from, int to)
{
    if (from > to)
        return false;
    for (int version = from + 1; version <= to; version++)
        if (!step_adds(steps, version))
            return false;
    return true;
}
