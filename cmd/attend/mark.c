#include "attend/attend.h"
#include "attend/held.h"
#include "attend/parents.h"
#include "attend/theme.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"
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

/* Who is here for two children has one mark, which counts for both: two that differ cannot both be kept. */
static int check_person(struct call *call, const struct marks *marks, const struct mark *mark)
{
    for (const struct mark *other = marks->items; other < mark; other++)
        if (other->who.person == mark->who.person && other->status != mark->status)
            return call_usage(call, _("%s and %s are one person; wanted the same mark for both"), other->who.text,
                              mark->who.text);
    return 0;
}

static int set_mark(struct call *call, const struct session_found *found, const struct marks *marks, struct mark *mark)
{
    if (who_find(call, &mark->who) != 0 || check_person(call, marks, mark) != 0 ||
        (mark->status != ATTENDANCE_NONE && who_check(call, &mark->who, found) != 0))
        return -1;
    return store_attendance_set(call->store, found->course.id, found->session->number, mark->who.referral,
                                mark->who.person, mark->status, &call->messages);
}

/* Whoever came does not bring the family any further from what the service wants. */
static int tell_parents(struct call *call, const struct session_found *found, const struct marks *marks)
{
    long *persons = memory_new((marks->count + 1) * sizeof *persons);
    size_t count = 0;

    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];

        if (mark->who.adult > 0 && (mark->status == ATTENDANCE_CANCELLED || mark->status == ATTENDANCE_ABSENT))
            persons[count++] = mark->who.person;
    }
    int result = parents_tell(call, found, persons, count);
    free(persons);
    return result;
}

static int set_marks(struct call *call, struct marks *marks)
{
    struct session_found found = {0};
    bool before = false;
    int result = session_find(call, call->operands[0], &found);

    if (result != 0 || (result = held_find(call, &found, &before)) != 0)
        goto out;
    for (size_t i = 0; i < marks->count; i++)
        if (set_mark(call, &found, marks, &marks->items[i]) != 0)
            result = -1;
    if (result == 0)
        result = held_settle(call, &found, before);
    if (result == 0)
        result = theme_set(call, &found);
    if (result == 0)
        result = tell_parents(call, &found, marks);
out:
    course_free(&found.course);
    return result;
}

int attend_mark(struct call *call)
{
    struct marks marks = {0};
    int result = -1;

    if (call->operand_count < 2 && !(call->operand_count == 1 && call_option(call, "theme")))
        return call_usage(call, _("mark takes COURSE/N and WHO=STATUS"));
    if (call_option_within(call, "theme", LENGTH_TEXT) == 0 && read_marks(call, &marks) == 0 &&
        call_store(call, STORE_WRITE) == 0 && call_begin(call) == 0 && set_marks(call, &marks) == 0)
        result = call_finish(call);
    free(marks.items);
    return result;
}
