#include "attend/held.h"

#include "store/attendances.h"

/* What is looked for, and whether it was found. */
struct coming {
    int session;
    bool came;
};

static int note_coming(void *context, const struct attendance_row *row)
{
    struct coming *coming = context;
    if (row->session == coming->session && row->status != ATTENDANCE_CANCELLED)
        coming->came = true;
    return 0;
}

int held_find(struct call *call, const struct session_found *found, bool *came)
{
    const struct session *session = found->session;
    struct coming coming = {.session = session->number};
    struct attendance_filter filter = {
        .course = found->course.id, .adult = -1, .since = session->date, .until = session->date};
    int result = store_attendance_each(call->store, &filter, note_coming, &coming, &call->messages);

    *came = coming.came;
    return result;
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
