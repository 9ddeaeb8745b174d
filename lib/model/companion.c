#include "model/companion.h"

#include <stddef.h>

const struct named_value companion_wish_names[] = {
    {"together", COMPANION_TOGETHER},
    {"apart", COMPANION_APART},
    {NULL, 0},
};
