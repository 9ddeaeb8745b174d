#include "schedule/appending.h"
#include "schedule/following.h"
#include "schedule/picking.h"
#include "schedule/schedule.h"
#include "schedule/sessions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/session_follow.h"
#include "store/attendances.h"
#include "store/course_change.h"

#include <stdlib.h>

static int check_session(const struct changing *changing, bool append)
{
    const struct session *session = changing->session;
    const char *code = changing->course.code;

    if (session->status == SESSION_HELD)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was held; what was held cannot be cancelled"),
                         code, session->number);
    if (session->status == SESSION_CANCELLED)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled before; wanted another one"), code,
                         session->number);
    if (append && limits_meeting(changing->service, session->kind) &&
        !parent_group_kind(changing->service, session->kind))
        return call_fail(changing->call, TROUBLE_FORBIDDEN,
                         _("%s/%d is a meeting and has no rhythm; wanted schedule add with --kind"), code,
                         session->number);
    return append ? changing_open(changing) : 0;
}

/* What the parents have beside a session falls with it. */
static void pick_beside(const struct changing *changing, struct picked *picked)
{
    const struct sessions *all = &changing->course.sessions;

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].status == SESSION_PLANNED &&
            session_beside(changing->service, changing->session, &all->items[i])) {
            picked->items = memory_grow(picked->items, picked->count, sizeof *picked->items);
            picked->items[picked->count++] = i;
        }
}

static int cancel_all(struct changing *changing, const struct picked *picked)
{
    struct call *call = changing->call;

    for (size_t i = 0; i < picked->count; i++) {
        struct session *session = &changing->course.sessions.items[picked->items[i]];

        if (store_session_status(call->store, changing->course.id, session->number, SESSION_CANCELLED,
                                 call_option(call, "reason"), &call->messages) != 0)
            return -1;
        session->status = SESSION_CANCELLED;
        memory_text_set(&session->reason, call_option(call, "reason"));
    }
    return 0;
}

static int cancel(struct changing *changing, struct picked *picked, bool append)
{
    struct former former = {0};
    int result = -1;

    if (check_session(changing, append) != 0)
        return -1;
    if (!picked->several)
        pick_beside(changing, picked);
    former = former_of(&changing->course);
    if (cancel_all(changing, picked) == 0 && (!append || appending_add(changing, picked) == 0) &&
        following_settle(changing, &former) == 0) {
        following_tell_missing(changing);
        result = call_finish(changing->call);
    }
    former_free(&former);
    return result;
}

/* The sessions that were cancelled, or those that come instead, which stand behind the course's others. */
static int print(const struct changing *changing, const struct picked *picked, size_t first_new)
{
    const struct sessions *all = &changing->course.sessions;
    size_t count = first_new < all->count ? all->count - first_new : picked->count;
    struct course shown = changing->course;
    int result;

    shown.sessions = (struct sessions){.items = memory_new((count + 1) * sizeof(struct session)), .count = count};
    for (size_t i = 0; i < count; i++)
        shown.sessions.items[i] = all->items[first_new < all->count ? first_new + i : picked->items[i]];
    result = sessions_print(changing->call, &shown);
    free(shown.sessions.items);
    return result;
}

int schedule_cancel(struct call *call)
{
    struct changing changing = {0};
    struct picked picked = {0};
    bool append = call_option(call, "append") != NULL;
    int result = -1;

    if (call->operand_count != 1 || text_blank(call_option(call, "reason")))
        return call_usage(call, _("cancel takes COURSE/N, or COURSE with --from DATE, and --reason TEXT"));
    if (call_option_within(call, "reason", LENGTH_TEXT) == 0 &&
        picking_find(call, append ? PICKING_SHARED : PICKING_ALL, &changing, &picked) == 0) {
        size_t stored = changing.course.sessions.count;

        if (cancel(&changing, &picked, append) == 0)
            result = print(&changing, &picked, stored);
    }
    picking_free(&picked);
    changing_free(&changing);
    return result;
}
