/* The persons whose names a list is about to show, for the journal. */
#ifndef KREDS_CMD_LOOKERS_H
#define KREDS_CMD_LOOKERS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct lookers {
    struct texts references;
    long *persons;
    size_t count; /* of persons */
    bool sorted;  /* the persons are, by number */
};

void lookers_add(struct lookers *lookers, const char *reference,
                 long person); /* a reference that just came is not repeated */
/* Whether a person is among them. Who is not, as the store had the person only after the look was journalled, is shown without a name. */
bool lookers_have(struct lookers *lookers, long person);
void lookers_free(struct lookers *lookers);

#endif
