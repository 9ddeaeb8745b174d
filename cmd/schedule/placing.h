/* The waiting and the courses of one placing, read from the store. */
#ifndef KREDS_CMD_PLACING_H
#define KREDS_CMD_PLACING_H

#include "common/command.h"
#include "common/formers.h"
#include "rules/placement.h"
#include "schedule/companions.h"

struct placing {
    struct call *call;
    struct texts codes;  /* of the courses asked for; empty: all */
    const char *service; /* only this one's courses and waiting; NULL: all */
    struct texts texts;  /* what the lists point to */
    struct waiting *waiting;
    size_t waiting_count;
    struct offer *offers;
    size_t offer_count;
    struct companions companions; /* filled by placing_wishes only */
    struct formers formers;
};

/* Fills the lists; `call`, `codes` and `service` are set before. A code that no course has is TROUBLE_NOT_FOUND, a course for one
 * referral TROUBLE_FORBIDDEN. The catalogue must be loaded and the store open. Freed with placing_free either way. */
int placing_load(struct placing *placing);
/* Fills the wishes to be together or apart, too. */
int placing_wishes(struct placing *placing);
void placing_free(struct placing *placing);

#endif
