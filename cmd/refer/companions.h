/* Who should be in the same course as a referral, or must not be: the fields `together` and `apart` of refer set. */
#ifndef KREDS_CMD_COMPANIONS_H
#define KREDS_CMD_COMPANIONS_H

#include "common/command.h"
#include "model/companion.h"
#include "model/referral.h"

#include <stddef.h>

/* What one call of refer set says of it, by wish; NULL: nothing. References divided at |, none takes the wish away. */
struct companions_wish {
    const char *others[2];
};

/* Takes FIELD=VALUE, divided already, where the field is one of the two. False for any other. Given twice: -1 in *result with
 * TROUBLE_USAGE. */
bool companions_take(struct call *call, const char *field, const char *value, struct companions_wish *wish,
                     int *result);

/* Stores the wishes of a referral. 0, or -1 with all that is wrong: a reference that is none, the referral's own, one that is wished
 * both, one to another service. */
int companions_store(struct call *call, const char *reference, const struct referral *referral,
                     const struct companions_wish *wish);

/* The wishes of a referral as comments of its form: a form that is read again is a new request. Appended to `into`; 0 or -1. */
int companions_write(struct call *call, long referral, struct text *into);

#endif
