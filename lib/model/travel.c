#include "model/travel.h"

#include <stdlib.h>

int travel_minutes(const struct travels *travels, const char *from, const char *to)
{
    for (size_t i = 0; travels != NULL && from != NULL && to != NULL && i < travels->count; i++) {
        const struct texts *between = &travels->items[i].between;

        if (between->count == 2 && ((text_is(between->items[0], from) && text_is(between->items[1], to)) ||
                                    (text_is(between->items[0], to) && text_is(between->items[1], from))))
            return travels->items[i].minutes;
    }
    return 0;
}

void travels_free(struct travels *travels)
{
    for (size_t i = 0; i < travels->count; i++)
        texts_free(&travels->items[i].between);
    free(travels->items);
    *travels = (struct travels){0};
}
