#include "common/lookers.h"

#include "base/memory.h"

#include <stdlib.h>

void lookers_add(struct lookers *lookers, const char *reference, long person)
{
    size_t last = lookers->references.count;
    if (last == 0 || !text_is(lookers->references.items[last - 1], reference))
        texts_add(&lookers->references, reference);
    lookers->persons = memory_grow(lookers->persons, lookers->count, sizeof *lookers->persons);
    lookers->persons[lookers->count++] = person;
}

void lookers_free(struct lookers *lookers)
{
    texts_free(&lookers->references);
    free(lookers->persons);
    *lookers = (struct lookers){0};
}
