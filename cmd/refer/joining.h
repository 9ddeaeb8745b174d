/* Records of one person made one, as refer merge and refer add --sibling-of do it. */
#ifndef KREDS_CMD_JOINING_H
#define KREDS_CMD_JOINING_H

#include "common/command.h"

/* What was joined in one call, to be told once it is committed. All zero is nothing yet. */
struct joined {
    struct texts from, into; /* references, side by side */
};

/* Each within the call's transaction. Messages tell what differed (warnings) or what speaks against it; 0 or -1. */
/* Two persons by reference: REF is the citizen, REF+n an adult. With a citizen go the adults, each of them once. `anyway`: also
 * where CPR numbers, birth dates or wishes contradict each other; then those of `into` stand. */
int joining_persons(struct call *call, const char *from, const char *into, bool anyway, struct joined *joined);
/* The adults that two siblings have both, by name. */
int joining_siblings(struct call *call, const char *from, const char *into, struct joined *joined);

int joined_print(struct call *call, const struct joined *joined); /* columns ref, into */
void joined_free(struct joined *joined);

#endif
