/* Criteria of screening: the facts they look at, the comparisons that make sense of each, any and all nested within
 * bounds. */
#ifndef KREDS_CATALOGUE_CRITERIA_H
#define KREDS_CATALOGUE_CRITERIA_H

#include "input/keys.h"

#define CRITERIA_DEPTH 12 /* any and all within each other */

key_reader key_criteria; /* struct criteria */

#endif
