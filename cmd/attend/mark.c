#include "attend/attend.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/attendances.h"

#include <stdlib.h>
#include <string.h>

/* WHO=STATUS, as typed. */
struct mark {
    struct who who;
    enum attendance_status status;
};

struct marks {
    struct mark *items;
    size_t count;
};

static int read_status(struct call *call, const char *text, size_t place, enum attendance_status *status)
{
    int value = ATTENDANCE_NONE;
    if (strcmp(text, "none") != 0 && !named_read(attendance_names, text, &value))
        return call_usage(call, _("participant %zu: no such status; wanted present, late, cancelled, absent or none"),
                          place);
    *status = (enum attendance_status)value;
    return 0;
}

/* `place` counts the marks from 1. */
static int read_mark(struct call *call, const char *assignment, size_t place, struct marks *marks)
{
    const char *equals = strchr(assignment, '=');
    struct mark mark = {0};

    if (!equals)
        return call_usage(call, _("participant %zu: no mark; wanted WHO=STATUS, as 2026-0142=present"), place);
    char *name = memory_text_part(assignment, (size_t)(equals - assignment));
    int result = who_read(call, name, place, &mark.who);
    free(name);
    if (read_status(call, equals + 1, place, &mark.status) != 0 || result != 0)
        return -1;
    for (size_t i = 0; i < marks->count; i++)
        if (strcmp(marks->items[i].who.text, mark.who.text) == 0)
            return call_usage(call, _("%s is marked twice; wanted one mark for each"), mark.who.text);
    marks->items = memory_grow(marks->items, marks->count, sizeof *marks->items);
    marks->items[marks->count++] = mark;
    return 0;
}

static int read_marks(struct call *call, struct marks *marks)
{
    struct texts assignments = {0};
    int result = session_check_name(call, call->operands[0]);

    if (call_references(call, 1, &assignments) != 0)
        result = -1;
    for (size_t i = 0; i < assignments.count; i++)
        if (read_mark(call, assignments.items[i], i + 1, marks) != 0)
            result = -1;
    texts_free(&assignments);
    return result;
}

static int set_mark(struct call *call, const struct session_found *found, struct mark *mark)
{
    if (who_find(call, &mark->who) != 0 || (mark->status != ATTENDANCE_NONE && who_check(call, &mark->who, found) != 0))
        return -1;
    return store_attendance_set(call->store, found->course.id, found->session->number, mark->who.referral,
                                mark->who.person, mark->status, &call->messages);
}

/* Whether anybody was expected at a session and came, or failed to. */
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

static int find_coming(struct call *call, const struct session_found *found, bool *came)
{
    const struct session *session = found->session;
    struct coming coming = {.session = session->number};
    struct attendance_filter filter = {
        .course = found->course.id, .adult = -1, .since = session->date, .until = session->date};
    int result = store_attendance_each(call->store, &filter, note_coming, &coming, &call->messages);

    *came = coming.came;
    return result;
}

/* A session is held when somebody came, or failed to: word sent beforehand does not make it so. It is planned again when the
 * marks that said so are taken away. */
static int settle_session(struct call *call, const struct session_found *found, bool before, bool after)
{
    enum session_status now = found->session->status, then = now;

    if (now == SESSION_PLANNED && after)
        then = SESSION_HELD;
    else if (now == SESSION_HELD && before && !after)
        then = SESSION_PLANNED;
    if (then == now)
        return 0;
    return store_session_status(call->store, found->course.id, found->session->number, then, NULL, &call->messages);
}

static int set_marks(struct call *call, struct marks *marks)
{
    struct session_found found = {0};
    bool before = false, after = false;
    int result = session_find(call, call->operands[0], &found);

    if (result != 0 || (result = find_coming(call, &found, &before)) != 0)
        goto out;
    for (size_t i = 0; i < marks->count; i++)
        if (set_mark(call, &found, &marks->items[i]) != 0)
            result = -1;
    if (result == 0)
        result = find_coming(call, &found, &after);
    if (result == 0)
        result = settle_session(call, &found, before, after);
out:
    course_free(&found.course);
    return result;
}

int attend_mark(struct call *call)
{
    struct marks marks = {0};
    int result = -1;

    if (call->operand_count < 2)
        return call_usage(call, _("mark takes COURSE/N and WHO=STATUS"));
    if (read_marks(call, &marks) == 0 && call_store(call, STORE_WRITE) == 0 && call_begin(call) == 0 &&
        set_marks(call, &marks) == 0)
        result = call_finish(call);
    free(marks.items);
    return result;
}
