/* `sessions` of a service: how many, how long, how often, when. */
#ifndef KREDS_CATALOGUE_SESSIONS_H
#define KREDS_CATALOGUE_SESSIONS_H

#include "input/keys.h"

key_reader key_sessions; /* struct sessions_rule; the closed periods to skip are linked */

#endif
