/* The keys of a year's plan. Used by intake/year_wish.h. */
#ifndef KREDS_INTAKE_YEAR_KEYS_H
#define KREDS_INTAKE_YEAR_KEYS_H

#include "input/keys.h"
#include "intake/year_wish.h"

extern const struct key year_keys[]; /* into struct year_wishes */

void wish_times_copy(struct wish_times *into, const struct wish_times *from);

#endif
