#include "base/named.h"
#include "base/memory.h"
#include "base/text.h"

#include <limits.h>
#include <stdlib.h>

const char *named_name(const struct named_value *names, int value)
{
    for (; names->name != NULL; names++)
        if (names->value == value)
            return names->name;
    return "";
}

bool named_read(const struct named_value *names, const char *name, int *value)
{
    for (; names->name != NULL; names++)
        if (text_is(names->name, name)) {
            *value = names->value;
            return true;
        }
    return false;
}

char *named_list(const struct named_value *names)
{
    struct text list = {0};

    text_add(&list, "");
    for (; names->name != NULL; names++) {
        if (list.length > 0)
            text_add(&list, ", ");
        text_add(&list, names->name);
    }
    return list.bytes;
}

const char *named_nearest(const struct named_value *names, const char *word)
{
    const char **items = NULL;
    const char *nearest;
    size_t count = 0;

    for (; names->name != NULL; names++) {
        items = memory_grow(items, count, sizeof *items);
        items[count++] = names->name;
    }
    items = memory_grow(items, count, sizeof *items);
    nearest = text_nearest(word, items);
    free(items);
    return nearest;
}

char *named_set(const struct named_value *names, unsigned bits)
{
    const int most = (int)(sizeof bits * CHAR_BIT);
    struct text set = {0};

    text_add(&set, "");
    for (; names->name != NULL; names++) {
        if (names->value < 0 || names->value >= most || !(bits & 1u << names->value))
            continue;
        if (set.length > 0)
            text_add(&set, ",");
        text_add(&set, names->name);
    }
    return set.bytes;
}
