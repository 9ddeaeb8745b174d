#include "common/each.h"

static bool is_refusal(enum trouble trouble)
{
    return trouble == TROUBLE_FORBIDDEN || trouble == TROUBLE_NOT_FOUND || trouble == TROUBLE_DATA;
}

/* Whether all that was said from `first` on is of one reference alone, so that the next can be done. */
static bool only_refused(const struct messages *messages, size_t first)
{
    bool refused = false;

    for (size_t i = first; i < messages->count; i++) {
        enum trouble trouble = messages->items[i].trouble;
        if (is_refusal(trouble))
            refused = true;
        else if (trouble != TROUBLE_WARNING)
            return false;
    }
    return refused;
}

/* The others were done, so that the exit status tells of some records. */
static void soften(struct messages *messages, size_t first)
{
    for (size_t i = first; i < messages->count; i++)
        if (is_refusal(messages->items[i].trouble))
            messages->items[i].trouble = TROUBLE_REFUSED_RECORD;
}

int call_each(struct call *call, const struct texts *references, each_function *each, void *context)
{
    size_t refused = 0, first = call->messages.count;

    for (size_t i = 0; i < references->count; i++) {
        size_t said = call->messages.count;
        if (each(context, references->items[i]) == 0)
            continue;
        if (!only_refused(&call->messages, said))
            return -1;
        refused++;
    }
    if (refused == 0)
        return 0;
    if (refused == references->count)
        return -1;
    soften(&call->messages, first);
    return 1;
}
