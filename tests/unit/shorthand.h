/* Criteria and facts in short hand, so that a case of screening is one line of a table. */
#ifndef KREDS_TESTS_UNIT_SHORTHAND_H
#define KREDS_TESTS_UNIT_SHORTHAND_H

#include "model/criterion.h"
#include "model/facts.h"

/* "age=9..12 ~x=yes any(a=yes b=p|q all(c>=3 d<=4@other))": ~ marks a guide, @ the service referred to. Appends to the
 * list, freed with criteria_free; reads up to the end or a closing bracket and returns what follows. */
const char *shorthand_criteria(const char *text, struct criterion **items, size_t *count);

/* "age=9 concern=sad concern=angry"; freed with facts_free. */
struct facts shorthand_facts(const char *text);

#endif
