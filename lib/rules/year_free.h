/* Who and what is free before anything is planned. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_FREE_H
#define KREDS_RULES_YEAR_FREE_H

#include "rules/year_model.h"

/* Fills the sets of each run and kind, the loads there are already, and who is as good as whom. The runs stand. */
void year_free_fill(struct year_model *model);

#endif
