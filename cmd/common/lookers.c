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
    lookers->sorted = false;
}

static int compare_persons(const void *a, const void *b)
{
    const long *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

bool lookers_have(struct lookers *lookers, long person)
{
    if (lookers->count == 0)
        return false;
    if (!lookers->sorted)
        qsort(lookers->persons, lookers->count, sizeof *lookers->persons, compare_persons);
    lookers->sorted = true;
    return bsearch(&person, lookers->persons, lookers->count, sizeof *lookers->persons, compare_persons) != NULL;
}

void lookers_free(struct lookers *lookers)
{
    texts_free(&lookers->references);
    free(lookers->persons);
    *lookers = (struct lookers){0};
}
