/* Wants that crowd the same weeks: of courses as long as theirs there is room for only so many, one after the other, with each
 * leader. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_GROUPS_H
#define KREDS_RULES_YEAR_GROUPS_H

#include "rules/year_search.h"

/* Finds for each want those that lie within its days and last as long, and how many courses of these each leader has room for. */
void year_groups_fill(struct year_model *model);

/* Whether each such group, and each want alone, could be shared out among the leaders. */
bool year_groups_hold(struct year_search *search);

#endif
