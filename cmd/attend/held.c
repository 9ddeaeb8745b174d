#include "attend/held.h"

#include "store/attendances.h"

int held_find(struct call *call, const struct session_found *found, bool *came)
{
    return store_attendance_came(call->store, found->course.id, found->session->number, came, &call->messages);
}

int held_settle(struct call *call, const struct session_found *found, bool before)
{
    enum session_status now = found->session->status, then = now;
    bool after;

    if (held_find(call, found, &after) != 0)
        return -1;
    if (now == SESSION_PLANNED && after)
        then = SESSION_HELD;
    else if (now == SESSION_HELD && before && !after)
        then = SESSION_PLANNED;
    if (then == now)
        return 0;
    return store_session_status(call->store, found->course.id, found->session->number, then, NULL, &call->messages);
}
