/* Where in a referral a path leads. Used by intake/amend.h. */
#ifndef KREDS_INTAKE_AMEND_SPOT_H
#define KREDS_INTAKE_AMEND_SPOT_H

#include "input/keys.h"
#include "model/referral.h"

struct amend_spot {
    const struct key *key; /* the form's */
    void *field;           /* in the referral */
    const char *rest;      /* a fact's name; otherwise NULL */
};

/* Finds the place of a path that path_kind knows and whose person is there. */
struct amend_spot amend_spot_find(struct referral *referral, const char *path);

/* Takes away what stands at a place. False, and nothing changes, for what must always have a value. */
bool amend_spot_clear(const struct amend_spot *spot);

#endif
