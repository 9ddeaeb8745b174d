#include "schedule/following.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/session_day.h"
#include "rules/session_follow.h"
#include "store/course_change.h"

#include <stdlib.h>
#include <string.h>

struct former former_of(const struct course *course)
{
    size_t count = course->sessions.count;
    struct former former = {.sessions = {.items = memory_new((count + 1) * sizeof(struct session)), .count = count}};

    if (count > 0)
        memcpy(former.sessions.items, course->sessions.items, count * sizeof(struct session));
    return former;
}

void former_free(struct former *former)
{
    free(former->sessions.items);
    *former = (struct former){0};
}

/* A meeting that was arranged keeps its day: somebody expects it then. */
static int follow(struct changing *changing, struct follow *at)
{
    struct call *call = changing->call;
    const char *code = changing->course.code;
    struct session *meeting = &changing->course.sessions.items[at->session];
    char day[DATE_TEXT], other[DATE_TEXT];

    date_write(meeting->date, day);
    date_write(at->date, other);
    if (at->stays) {
        call_fail(call, TROUBLE_WARNING,
                  _("%s/%d, a meeting, stays on %s; from the sessions as they are now it would be on %s: schedule move "
                    "%s/%d %s --reason TEXT"),
                  code, meeting->number, day, other, code, meeting->number, other);
        return 0;
    }
    call_fail(call, TROUBLE_WARNING, _("%s/%d, a meeting, goes along from %s to %s"), code, meeting->number, day,
              other);
    meeting->date = at->date;
    meeting->sequence++;
    memory_text_set(&meeting->remark, at->remark);
    memory_text_set(&meeting->reason, call_option(call, "reason"));
    return store_session_move(call->store, changing->course.id, meeting, &call->messages);
}

static int follow_all(struct changing *changing, const struct former *former)
{
    struct follows follows;
    int result = 0;

    session_follow(&changing->days, &changing->course, &former->sessions, &follows);
    for (size_t i = 0; i < follows.count && result == 0; i++)
        result = follow(changing, &follows.items[i]);
    follows_free(&follows);
    return result;
}

/* Parents who were told of another session than the last one must hear of it. */
static int settle_parents(struct changing *changing)
{
    struct call *call = changing->call;
    struct course *course = &changing->course;
    bool *came = memory_new((course->sessions.count + 1) * sizeof *came);
    int result = 0;

    for (size_t i = 0; i < course->sessions.count; i++)
        came[i] = course->sessions.items[i].parents;
    session_parents(changing->service, course);
    for (size_t i = 0; i < course->sessions.count && result == 0; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->parents == came[i])
            continue;
        call_fail(call, TROUBLE_WARNING,
                  session->parents ? _("the parents come to %s/%d now")
                                   : _("the parents do not come to %s/%d any more"),
                  course->code, session->number);
        result = store_session_parents(call->store, course->id, session->number, session->parents, &call->messages);
    }
    free(came);
    return result;
}

int following_settle(struct changing *changing, const struct former *former)
{
    return follow_all(changing, former) == 0 ? settle_parents(changing) : -1;
}

/* The day on which one more of a line would come; false where there is none. */
static bool day_behind(const struct changing *changing, struct session_line line, char day[DATE_TEXT])
{
    struct messages unsaid = {0};
    int date = DATE_NONE;
    bool found = session_day_behind(&changing->days, &changing->course, line, &date, NULL, &unsaid) == 0;

    messages_free(&unsaid);
    if (found)
        date_write(date, day);
    return found;
}

static void tell_missing_parents(struct changing *changing)
{
    const struct course *course = &changing->course;
    int promised = parent_group_promised(changing->service, course);
    int count = parent_group_count(changing->service, course);
    char day[DATE_TEXT];

    if (parent_group_missing(changing->service, course) == 0)
        return;
    if (day_behind(changing, (struct session_line){.parents = true}, day))
        call_fail(changing->call, TROUBLE_WARNING,
                  promised == 1 ? _("%s promises %d session of the parent group and has %d; schedule add %s %s --kind "
                                    "'parent group' puts one more at the end")
                                : _("%s promises %d sessions of the parent group and has %d; schedule add %s %s --kind "
                                    "'parent group' puts one more at the end"),
                  course->code, promised, count, course->code, day);
    else
        call_fail(changing->call, TROUBLE_WARNING,
                  promised == 1 ? _("%s promises %d session of the parent group and has %d; schedule add %s DATE "
                                    "--kind 'parent group' puts one more on another day")
                                : _("%s promises %d sessions of the parent group and has %d; schedule add %s DATE "
                                    "--kind 'parent group' puts one more on another day"),
                  course->code, promised, count, course->code);
}

static void tell_missing_shared(struct changing *changing)
{
    const struct course *course = &changing->course;
    const struct limits_wish wish = {.service = changing->service, .course = course};
    int missing = limits_missing(changing->service, course), count = limits_counted(&wish);
    char day[DATE_TEXT];

    if (missing <= 0)
        return;
    if (day_behind(changing, (struct session_line){0}, day))
        call_fail(changing->call, TROUBLE_WARNING,
                  count + missing == 1
                      ? _("%s promises %d session and has %d; schedule add %s %s puts one more at the end")
                      : _("%s promises %d sessions and has %d; schedule add %s %s puts one more at the end"),
                  course->code, count + missing, count, course->code, day);
    else
        call_fail(changing->call, TROUBLE_WARNING,
                  count + missing == 1
                      ? _("%s promises %d session and has %d; schedule add %s DATE puts one more on another day")
                      : _("%s promises %d sessions and has %d; schedule add %s DATE puts one more on another day"),
                  course->code, count + missing, count, course->code);
}

void following_tell_missing(struct changing *changing)
{
    if (changing->course.ended_on != DATE_NONE)
        return;
    tell_missing_shared(changing);
    tell_missing_parents(changing);
}
