/* Which comparisons make sense of which fact. */
#ifndef KREDS_CATALOGUE_CRITERIA_FACTS_H
#define KREDS_CATALOGUE_CRITERIA_FACTS_H

#include "input/keys.h"
#include "model/criterion.h"

/* Checks a criterion that was read without trouble: its fact, its comparison (whose value is `comparison`) and its
 * question; links the names in it. 0, or -1 with messages. */
int criterion_fact_check(const struct node *map, const struct node *comparison, const struct criterion *criterion,
                         struct reading *reading);

#endif
