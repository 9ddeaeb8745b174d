#include "rules/spread.h"
#include "base/memory.h"

#include <stdlib.h>

/* How uneven a choice is, or the part of it from one date to the last. */
struct cost {
    long long gaps; /* squares of the gaps in days; -1: the last date cannot be reached */
    long long off;  /* squares of the distances from where equal gaps would put the dates, in days ÷ (wanted − 1) */
};

/* The dates, and the cost of each way on: costs[gaps left × count + place]. */
struct spread {
    const int *dates;
    size_t count, wanted;
    struct cost *costs;
};

static const struct cost never = {-1, -1};

static bool cost_less(struct cost a, struct cost b)
{
    if (a.gaps < 0 || b.gaps < 0)
        return a.gaps >= 0;
    return a.gaps < b.gaps || (a.gaps == b.gaps && a.off < b.off);
}

static struct cost *spread_cost(const struct spread *spread, size_t left, size_t place)
{
    return &spread->costs[left * spread->count + place];
}

/* The cost of going from `place` to `next` with `left` gaps left behind that, and from there in the best way. */
static struct cost step_cost(const struct spread *spread, size_t left, size_t place, size_t next)
{
    const int *dates = spread->dates;
    long long gap = (long long)dates[next] - dates[place], gaps = (long long)spread->wanted - 1;
    long long whole = (long long)dates[spread->count - 1] - dates[0];
    long long off = ((long long)dates[next] - dates[0]) * gaps - whole * (gaps - (long long)left);
    struct cost cost = *spread_cost(spread, left, next);

    if (cost.gaps >= 0) {
        cost.gaps += gap * gap;
        cost.off += off * off;
    }
    return cost;
}

static size_t best_next(const struct spread *spread, size_t left, size_t place)
{
    size_t best = place + 1;

    for (size_t next = place + 2; next < spread->count; next++)
        if (cost_less(step_cost(spread, left, place, next), step_cost(spread, left, place, best)))
            best = next;
    return best;
}

/* From the end backwards, so that the way forward takes the earliest of equal dates. */
static void spread_fill(const struct spread *spread)
{
    for (size_t place = 0; place < spread->count; place++)
        *spread_cost(spread, 0, place) = place + 1 == spread->count ? (struct cost){0, 0} : never;
    for (size_t left = 1; left < spread->wanted; left++) {
        *spread_cost(spread, left, spread->count - 1) = never;
        for (size_t place = 0; place + 1 < spread->count; place++)
            *spread_cost(spread, left, place) = step_cost(spread, left - 1, place, best_next(spread, left - 1, place));
    }
}

bool spread_evenly(const int *dates, size_t count, size_t wanted, size_t *chosen)
{
    struct spread spread = {.dates = dates, .count = count, .wanted = wanted};

    if (wanted == 0 || wanted > count || count > SPREAD_MOST)
        return false;
    spread.costs = memory_new(wanted * count * sizeof *spread.costs);
    spread_fill(&spread);
    chosen[0] = 0;
    for (size_t i = 1; i < wanted; i++)
        chosen[i] = best_next(&spread, wanted - 1 - i, chosen[i - 1]);
    free(spread.costs);
    return true;
}
