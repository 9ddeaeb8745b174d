#include "model/referral.h"
