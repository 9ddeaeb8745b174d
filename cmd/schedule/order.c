#include "schedule/order.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"

#include <stdlib.h>
#include <string.h>

int order_find(struct call *call, struct order_session *into)
{
    const char *name = call->operand_count == 1 ? call->operands[0] : NULL, *slash = name ? strrchr(name, '/') : NULL;
    long number = 0;

    *into = (struct order_session){0};
    if (!slash || slash == name || !text_number(slash + 1, 1, 100000, &number))
        return call_usage(call, _("%s takes one session, as COURSE/N"), call->verb->name);
    if (call_store(call, call->names ? STORE_WRITE : STORE_READ) != 0)
        return -1;
    char *code = memory_text_part(name, (size_t)(slash - name));
    int result = store_order_session(call->store, code, (int)number, into, &call->messages);
    free(code);
    if (result == 0 && into->status == SESSION_CANCELLED)
        result =
            call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled by the house; there is nothing to order for it"),
                      into->code, into->number);
    return result;
}

struct looking {
    struct lookers *lookers;
    bool (*shown)(const struct order_row *row);
};

static int note(void *context, const struct order_row *row)
{
    struct looking *looking = context;
    char reference[REFERENCE_TEXT];

    if (!row->away && looking->shown(row))
        lookers_add(looking->lookers, reference_write(row->year, row->number, reference), row->person);
    return 0;
}

int order_look(struct call *call, const struct order_session *session, bool (*shown)(const struct order_row *row),
               struct lookers *lookers)
{
    struct looking looking = {lookers, shown};

    *lookers = (struct lookers){0};
    if (!call->names)
        return 0;
    int result = store_order_each(call->store, session, false, note, &looking, &call->messages);

    if (result == 0 && lookers->count > 0)
        result = call_look(call, &lookers->references, lookers->persons, lookers->count);
    return result;
}
