/* How long it takes from one venue to another (design, planning: travel time counts where the catalogue gives it). */
#ifndef KREDS_MODEL_TRAVEL_H
#define KREDS_MODEL_TRAVEL_H

#include "base/text.h"

#include <stddef.h>

/* The same both ways. */
struct travel {
    struct texts between; /* two venues, as courses and interviews name them */
    int minutes;
};

struct travels {
    struct travel *items;
    size_t count;
};

/* The minutes from one venue to another; 0 where either is NULL, or nothing is said of the two. `travels` may be NULL. */
int travel_minutes(const struct travels *travels, const char *from, const char *to);
void travels_free(struct travels *travels);

#endif
