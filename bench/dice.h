/* Chance that comes out the same on every machine: each thing of the invented country throws dice of its own, so that what is
 * invented for one does not depend on how often another threw. */
#ifndef KREDS_BENCH_DICE_H
#define KREDS_BENCH_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

struct dice dice_for(uint64_t seed, unsigned kind, long number);
int dice_between(struct dice *dice, int least, int most); /* both in */
bool dice_chance(struct dice *dice, int percent);

#endif
