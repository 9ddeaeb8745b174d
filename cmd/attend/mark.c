#include "attend/attend.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/attendances.h"

#include <stdlib.h>
#include <string.h>

static int read_status(struct call *call, const char *text, enum attendance_status *status)
{
    int value = ATTENDANCE_NONE;
    if (strcmp(text, "none") != 0 && !named_read(attendance_names, text, &value))
        return call_usage(call, _("unknown status '%s'; wanted present, late, cancelled, absent or none"), text);
    *status = (enum attendance_status)value;
    return 0;
}

/* WHO=STATUS. *came is set when the mark shows that the session was held. */
static int mark_one(struct call *call, const struct session_found *found, const char *assignment, bool *came)
{
    const char *equals = strchr(assignment, '=');
    enum attendance_status status = ATTENDANCE_NONE;
    struct who who;

    if (!equals || equals == assignment)
        return call_usage(call, _("a mark is written WHO=STATUS"));
    if (read_status(call, equals + 1, &status) != 0)
        return -1;
    char *name = memory_text_part(assignment, (size_t)(equals - assignment));
    int result = who_find(call, name, &who);
    if (result == 0 && status != ATTENDANCE_NONE)
        result = who_check(call, &who, found);
    if (result == 0)
        result = store_attendance_set(call->store, found->course.id, found->session->number, who.referral, who.person,
                                      status, &call->messages);
    *came = *came || status == ATTENDANCE_PRESENT || status == ATTENDANCE_LATE || status == ATTENDANCE_ABSENT;
    free(name);
    return result;
}

int attend_mark(struct call *call)
{
    struct session_found found = {0};
    bool came = false;
    int result = -1;

    if (call->operand_count < 2)
        return call_usage(call, _("mark takes COURSE/N and WHO=STATUS"));
    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        session_find(call, call->operands[0], &found) != 0)
        goto out;
    result = 0;
    for (size_t i = 1; i < call->operand_count; i++)
        if (mark_one(call, &found, call->operands[i], &came) != 0)
            result = -1;
    /* Word sent beforehand does not make a session held: somebody must have come, or failed to. */
    if (result == 0 && came && found.session->status == SESSION_PLANNED)
        result = store_session_status(call->store, found.course.id, found.session->number, SESSION_HELD, NULL,
                                      &call->messages);
    if (result == 0)
        result = call_finish(call);
out:
    course_free(&found.course);
    return result;
}
