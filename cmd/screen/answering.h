/* One answer to one of a referral's open questions, wherever the record keeps it: a fact of the catalogue's, a field of the form, an
 * adult's consent. */
#ifndef KREDS_CMD_ANSWERING_H
#define KREDS_CMD_ANSWERING_H

#include "common/command.h"

struct answering {
    struct call *call;
    const char *reference;
    long id;
    int on;          /* the day a consent was given */
    bool fact_wrong; /* of the last answer: it was the fact, and not the value, that was refused */
};

/* Stores an answer in the running transaction; nothing and "unknown" take one back. 0, or -1 with messages, which repeat no value. */
int answering_put(struct answering *answering, const char *fact, const char *value);

#endif
