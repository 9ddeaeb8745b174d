#include "attend/attend.h"
#include "attend/held.h"
#include "attend/next.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/attendances.h"
#include "store/past_marks.h"

#include <stdlib.h>

/* One participant's word for one day. */
struct cancelling {
    struct call *call;
    struct who who;
    int on;
    struct texts sessions; /* COURSE/N of that day */
    int set;               /* marks made */
};

static int note_session(void *context, long course, const char *code, int number)
{
    struct cancelling *cancelling = context;
    char *name = text_format("%s/%d", code, number);
    (void)course;
    texts_add(&cancelling->sessions, name);
    free(name);
    return 0;
}

/* Word that somebody would not come cannot be true of one who came, whichever child's adult is named. */
static int check_mark(struct cancelling *cancelling, const struct session_found *found)
{
    struct call *call = cancelling->call;
    const char *code = found->course.code;
    int session = found->session->number;
    enum attendance_status standing;

    if (store_mark_standing(call->store, found->course.id, session, cancelling->who.person, &standing,
                            &call->messages) != 0)
        return -1;
    if (standing != ATTENDANCE_PRESENT && standing != ATTENDANCE_LATE)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s is marked %s at %s/%d; attend mark changes that"),
                     cancelling->who.text, named_name(attendance_names, (int)standing), code, session);
}

/* One session. Of several on a day those count in which the participant takes part; of a single one it is told why not. Where the
 * one who was missed was all that made it held, it is planned as before. */
static int cancel_in(struct cancelling *cancelling, const char *name)
{
    struct call *call = cancelling->call;
    struct session_found found = {0};
    bool before = false;
    int result = session_find(call, name, &found);

    if (result != 0 || (result = held_find(call, &found, &before)) != 0)
        goto out;
    if (cancelling->sessions.count > 1 && !who_takes_part(&cancelling->who, found.session))
        goto out;
    cancelling->set++;
    result = who_check(call, &cancelling->who, &found);
    if (result == 0)
        result = check_mark(cancelling, &found);
    if (result == 0)
        result = store_attendance_set(call->store, found.course.id, found.session->number, cancelling->who.referral,
                                      cancelling->who.person, ATTENDANCE_CANCELLED, &call->messages);
    if (result == 0)
        result = held_settle(call, &found, before);
out:
    course_free(&found.course);
    return result;
}

static int cancel_one(struct call *call, const struct who *who, int on)
{
    struct cancelling cancelling = {.call = call, .who = *who, .on = on};
    int result = -1;

    if (who_find(call, &cancelling.who) == 0 &&
        store_sessions_on(call->store, cancelling.who.referral, on, note_session, &cancelling, &call->messages) == 0)
        result = 0;
    for (size_t i = 0; result == 0 && i < cancelling.sessions.count; i++)
        result = cancel_in(&cancelling, cancelling.sessions.items[i]);
    if (result == 0 && cancelling.set == 0)
        result = next_tell(call, &cancelling.who, on);
    texts_free(&cancelling.sessions);
    return result;
}

static int cancel_all(struct call *call, const struct who *all, size_t count, int on)
{
    int result = 0;

    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (cancel_one(call, &all[i], on) != 0)
            result = -1;
    return result == 0 ? call_finish(call) : -1;
}

int attend_cancelled(struct call *call)
{
    struct texts references = {0};
    struct who *all = NULL;
    int on, result = -1;

    if (call->operand_count == 0 || !call_option(call, "on"))
        return call_usage(call, _("cancelled takes references and --on DATE, the day of the session"));
    if (call_option_date(call, "on", call->today, &on) != 0 || call_references(call, 0, &references) != 0)
        goto out;
    all = memory_new((references.count + 1) * sizeof *all);
    result = 0;
    for (size_t i = 0; i < references.count; i++)
        if (who_read(call, references.items[i], i + 1, &all[i]) != 0)
            result = -1;
    if (result == 0)
        result = cancel_all(call, all, references.count, on);
out:
    free(all);
    texts_free(&references);
    return result;
}
