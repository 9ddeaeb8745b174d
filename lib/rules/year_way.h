/* The way that a leader has from one venue to another (design, planning: travel time counts where the catalogue gives it). Used by
 * rules/year.h. */
#ifndef KREDS_RULES_YEAR_WAY_H
#define KREDS_RULES_YEAR_WAY_H

#include "rules/year_search.h"

/* Where each leader is already, and when; freed with the model. */
void year_way_fill(struct year_model *model);

/* Whether two leaders, or two venues, are alike as far as ways go. */
bool year_way_leaders_alike(const struct year_model *model, size_t a, size_t b);
bool year_way_venues_alike(const struct year_model *model, size_t a, size_t b);

/* Takes out of the set who would not come in time from elsewhere to a run in a venue, or from there to the next. */
void year_way_strike(const struct year_search *search, size_t run, size_t venue, struct year_set *leaders);

#endif
