#include "dice.h"

/* SplitMix64, by Sebastiano Vigna, who gave it to the public domain. */
static uint64_t dice_next(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15U;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

struct dice dice_for(uint64_t seed, unsigned kind, long number)
{
    struct dice dice = {seed ^ ((uint64_t)kind << 56) ^ ((uint64_t)number * 0xff51afd7ed558ccdU)};

    dice_next(&dice);
    return dice;
}

int dice_between(struct dice *dice, int least, int most)
{
    return least + (int)(dice_next(dice) % (uint64_t)(most - least + 1));
}

bool dice_chance(struct dice *dice, int percent)
{
    return dice_between(dice, 1, 100) <= percent;
}
