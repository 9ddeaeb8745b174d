/* Where a referral stands on its way through the house. A state is derived from the dated records and stored
 * nowhere. */
#ifndef KREDS_MODEL_STATE_H
#define KREDS_MODEL_STATE_H

#include "base/named.h"

enum referral_state {
    STATE_RECEIVED,   /* came in */
    STATE_INTERVIEW,  /* invited to the interview, or it was held */
    STATE_WAITING,    /* accepted, without a place */
    STATE_PLACED,     /* has a place */
    STATE_COMPLETED,  /* the place or course was closed well */
    STATE_DECLINED,   /* the house said no */
    STATE_REDIRECTED, /* sent on to another service */
    STATE_WITHDRAWN,  /* taken back before it began */
    STATE_LEFT        /* began and stopped */
};
extern const struct named_value referral_state_names[];

#endif
