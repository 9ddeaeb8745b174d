#include "model/state.h"

#include <stddef.h>

const struct named_value referral_state_names[] = {
    {"received", STATE_RECEIVED},
    {"interview", STATE_INTERVIEW},
    {"waiting", STATE_WAITING},
    {"placed", STATE_PLACED},
    {"completed", STATE_COMPLETED},
    {"declined", STATE_DECLINED},
    {"redirected", STATE_REDIRECTED},
    {"withdrawn", STATE_WITHDRAWN},
    {"left", STATE_LEFT},
    {NULL, 0},
};
