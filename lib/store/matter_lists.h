/* What is kept on one referral beside its places, read from streams that walk the references. */
#ifndef KREDS_STORE_MATTER_LISTS_H
#define KREDS_STORE_MATTER_LISTS_H

#include "store/cursor.h"
#include "store/reports.h"

/* All zero before matter_lists_open. */
struct matter_lists {
    struct cursor done_at, response_at, answer_at;
    struct done_row *done; /* oldest first */
    size_t done_count;
    struct response_row *responses;
    size_t response_count;
    struct facts answers;
};

int matter_lists_open(struct matter_lists *lists, struct store *store, const struct span *span,
                      struct messages *messages);
/* Fills the lists for the next reference; what they held is freed. 0 or -1. */
int matter_lists_read(struct matter_lists *lists, int year, int number, struct messages *messages);
void matter_lists_close(struct matter_lists *lists); /* the streams and what the lists hold */

#endif
