#include "attend/ask.h"
#include "attend/attend.h"
#include "attend/held.h"
#include "attend/parents.h"
#include "attend/pick.h"
#include "attend/theme.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A roll call: what was read before the first question, and what was answered. */
struct taking {
    struct session_found found;
    enum pick why;
    struct roll roll;
    bool names; /* the participants are asked for by name */
};

static int check_session(struct call *call, const struct session_found *found)
{
    const struct course *course = &found->course;
    char day[DATE_TEXT];

    if (found->session->status == SESSION_CANCELLED)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled by the house; it counts for nobody"),
                         course->code, found->session->number);
    if (course->ended_on != DATE_NONE)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s was closed on %s; attend mark records what was left out"),
                         course->code, date_write(course->ended_on, day));
    return 0;
}

static int check_people(struct call *call, const struct taking *taking)
{
    const struct session_found *found = &taking->found;
    char day[DATE_TEXT];

    if (taking->roll.count > 0)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("nobody has a place at %s/%d on %s; wanted at least one participant"),
                     found->course.code, found->session->number, date_write(found->session->date, day));
}

/* All of one moment, and nothing held open when the questions begin. */
static int prepare(struct call *call, struct taking *taking)
{
    int result = -1;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (pick_session(call, call->operands[0], &taking->found, &taking->why) == 0 &&
        check_session(call, &taking->found) == 0 && roll_read(call, &taking->found, taking->names, &taking->roll) == 0)
        result = check_people(call, taking);
    store_read_end(call->store);
    return result;
}

/* The session as it is by now; one that lies on another day has other participants. */
static int find_again(struct call *call, const struct taking *taking, struct session_found *now)
{
    const struct session_found *found = &taking->found;
    char *name = text_format("%s/%d", found->course.code, found->session->number);
    int result = session_find(call, name, now);

    free(name);
    if (result != 0 || check_session(call, now) != 0)
        return -1;
    if (now->session->date == found->session->date)
        return 0;
    return call_fail(call, TROUBLE_BUSY, _("%s/%d was moved meanwhile; nothing was saved, take the roll again"),
                     now->course.code, now->session->number);
}

/* An adult is written 2026-0142+1. */
static int tell_parents(struct call *call, const struct taking *taking)
{
    const struct roll *roll = &taking->roll;
    long *persons = memory_new((roll->count + 1) * sizeof *persons);
    size_t count = 0;

    for (size_t i = 0; i < roll->count; i++) {
        const struct roll_entry *entry = &roll->items[i];

        if (strchr(entry->who, '+') && (entry->answer == ATTENDANCE_CANCELLED || entry->answer == ATTENDANCE_ABSENT))
            persons[count++] = entry->person;
    }
    int result = parents_tell(call, &taking->found, persons, count);
    free(persons);
    return result;
}

static int save(struct call *call, const struct taking *taking)
{
    struct session_found now = {0};
    bool before;
    int result = -1;

    if (call_begin(call) == 0 && find_again(call, taking, &now) == 0 && held_find(call, &now, &before) == 0 &&
        roll_store(call, &now, &taking->roll) == 0 && held_settle(call, &now, before) == 0 &&
        theme_set(call, &now) == 0 && tell_parents(call, taking) == 0)
        result = call_finish(call);
    course_free(&now.course);
    return result;
}

static int take(struct call *call, struct taking *taking, bool terminal)
{
    int result = prepare(call, taking);

    if (result == 0 && taking->names)
        result = roll_look(call, &taking->found, &taking->roll);
    if (result != 0)
        return result;
    if (terminal || (taking->why != PICK_NAMED && !call->quiet))
        pick_tell(call, &taking->found, taking->why);
    result = ask_roll(call, &taking->roll, terminal);
    if (result > 0)
        call_fail(call, TROUBLE_WARNING, _("nothing was saved"));
    return result == 0 ? save(call, taking) : result;
}

int attend_take(struct call *call)
{
    struct taking taking = {0};
    bool terminal = isatty(STDIN_FILENO) == 1;
    int result = -1;

    if (call->operand_count != 1)
        return call_usage(call, _("take takes one COURSE or COURSE/N"));
    taking.names = terminal && call->names;
    if (call_option_within(call, "theme", LENGTH_TEXT) == 0 && call_store(call, STORE_WRITE) == 0)
        result = take(call, &taking, terminal);
    roll_free(&taking.roll);
    course_free(&taking.found.course);
    return result;
}
