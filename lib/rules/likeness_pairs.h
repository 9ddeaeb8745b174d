/* All pairs of like records among many, in nearly linear time. */
#ifndef KREDS_RULES_LIKENESS_PAIRS_H
#define KREDS_RULES_LIKENESS_PAIRS_H

#include "rules/likeness.h"

/* Calls `pair` once for each two of the people that are alike, by their places in the array, in no order to rely on. Looked at
 * closely are those with one birth date who share a part of the name, and those with one name whose birth dates are a slip apart. */
void likeness_pairs(const struct likeness_person *people, size_t count,
                    void (*pair)(void *context, size_t one, size_t other, enum likeness how), void *context);

#endif
