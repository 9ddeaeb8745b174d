#include "store/upgrades.h"

#include "store/upgrades/2.sql.h"
#include "store/upgrades/3.sql.h"

#include <stddef.h>

/* Version 1 is the first. */
const struct upgrade store_upgrades[] = {
    {.to = 2, .additive = true, .sql = SQL_UPGRADE_2},
    {.to = 3, .additive = true, .sql = SQL_UPGRADE_3},
    {.to = 0},
};

int upgrades_newest(const struct upgrade *steps)
{
    int newest = 1;

    for (; steps->to != 0; steps++)
        newest = steps->to;
    return newest;
}

const struct upgrade *upgrades_step(const struct upgrade *steps, int to)
{
    for (; steps->to != 0; steps++)
        if (steps->to == to)
            return steps;
    return NULL;
}

bool upgrades_only_add(const struct upgrade *steps, int from, int to)
{
    if (from > to)
        return false;
    for (int version = from + 1; version <= to; version++) {
        const struct upgrade *step = upgrades_step(steps, version);

        if (step == NULL || !step->additive)
            return false;
    }
    return true;
}
