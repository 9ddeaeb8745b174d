/* Who should be in the same course, or must not be, as far as places are given. */
#ifndef KREDS_CMD_COMPANIONS_H
#define KREDS_CMD_COMPANIONS_H

#include "common/command.h"
#include "rules/placement.h"

#include <stddef.h>

struct companion_row;

/* The wishes that a placing decides. All zero at the beginning. */
struct companions {
    struct company *items;
    struct companion_row *rows; /* beside them: the references */
    size_t count;
};

/* Those between open referrals to a service (NULL: any) of which one has no place yet. Freed with companions_free either way. */
int companions_load(struct call *call, const char *service, struct companions *companions);
void companions_free(struct companions *companions);

/* Which wishes of one who has a place were not honoured, in words; NULL for none. `ends` are what became of the wishes. The caller
 * frees. */
char *companions_reason(const struct companions *companions, const enum company_end *ends, long referral);

/* Tells (TROUBLE_WARNING) how many were not honoured; nothing where all were. */
void companions_tell(struct call *call, const struct companions *companions, const enum company_end *ends);

/* Tells (TROUBLE_WARNING) which wishes a place given by hand goes against: who has a place in the course and should be apart, who has one
 * elsewhere and should be together. 0 or -1. */
int companions_tell_bent(struct call *call, long referral, long course, const char *code);

#endif
