/* Whether two citizens should be in the same course, or must not be: siblings, cousins, children who know each other too well. */
#ifndef KREDS_MODEL_COMPANION_H
#define KREDS_MODEL_COMPANION_H

#include "base/named.h"

enum companion_wish { COMPANION_TOGETHER, COMPANION_APART };
extern const struct named_value companion_wish_names[];

#endif
