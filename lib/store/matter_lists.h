/* What is kept on one referral beside its places. */
#ifndef KREDS_STORE_MATTER_LISTS_H
#define KREDS_STORE_MATTER_LISTS_H

#include "store/reports.h"

/* All zero at the beginning. */
struct matter_lists {
    struct done_row *done; /* oldest first */
    size_t done_count;
    struct response_row *responses;
    size_t response_count;
    struct facts answers;
};

/* Fills the lists for a referral, responses and answers only where their bits are set in `parts`; what the lists held is freed. 0 or
 * -1. */
int matter_lists_read(struct matter_lists *lists, struct store *store, long referral, unsigned parts,
                      struct messages *messages);
void matter_lists_free(struct matter_lists *lists);

#endif
