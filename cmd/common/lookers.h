/* The persons whose names a list is about to show, for the journal. */
#ifndef KREDS_CMD_LOOKERS_H
#define KREDS_CMD_LOOKERS_H

#include "base/text.h"

struct lookers {
    struct texts references;
    long *persons;
    size_t count; /* of persons */
};

void lookers_add(struct lookers *lookers, const char *reference,
                 long person); /* a reference that just came is not repeated */
void lookers_free(struct lookers *lookers);

#endif
