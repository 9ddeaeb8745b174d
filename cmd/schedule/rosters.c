#include "schedule/rosters.h"

#include "base/memory.h"
#include "store/courses.h"

#include <stdlib.h>

static int note_code(void *context, const struct staff *staff)
{
    texts_add(context, staff->code);
    return 0;
}

int roster_load(struct call *call, struct roster *roster)
{
    struct texts codes = {0};
    int result = store_staff_each(call->store, note_code, &codes, &call->messages);

    *roster = (struct roster){0};
    for (size_t i = 0; i < codes.count && result == 0; i++) {
        roster->items = memory_grow(roster->items, roster->count, sizeof *roster->items);
        result = store_staff_load(call->store, codes.items[i], &roster->items[roster->count++], &call->messages);
    }
    texts_free(&codes);
    return result;
}

void roster_free(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++)
        staff_free(&roster->items[i]);
    free(roster->items);
    *roster = (struct roster){0};
}
