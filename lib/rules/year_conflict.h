/* Why there is no plan for a year: wants that cannot stand together. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_CONFLICT_H
#define KREDS_RULES_YEAR_CONFLICT_H

#include "rules/year_search.h"

/* Fills the conflict of a plan of which it was proved that there is none. */
void year_conflict_find(struct year_search *search, struct year_plan *into);

#endif
