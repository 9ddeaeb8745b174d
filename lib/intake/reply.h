/* Answers to the open questions of one referral, as a map of YAML: `fact: value`, as `screen ask` prints it to be filled
 * in. What a fact may be answered with is judged where it is stored. */
#ifndef KREDS_INTAKE_REPLY_H
#define KREDS_INTAKE_REPLY_H

#include "base/message.h"
#include "input/node.h"

#include <stddef.h>

/* One answer. Places point to the file name of the node it was read from. */
struct reply {
    char *fact;
    char *value; /* trimmed, never blank; the items of a list with | between */
    struct position at, value_at;
};

struct replies {
    char *reference; /* the referral that the map says it is about (`ref`); NULL where it does not say */
    struct position reference_at;
    struct reply *items;
    size_t count;
};

/* Reads a map; what is blank is left out. All that is no answer at all is appended with its place, as TROUBLE_DATA: 0, or
 * -1 with messages. `into` is all zero before and freed with replies_free either way. */
int replies_read(const struct node *root, struct replies *into, struct messages *messages);
void replies_free(struct replies *replies);

#endif
