#include "attend/attend.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "store/attendances.h"

/* A participant's sessions on the day named. */
struct cancelling {
    struct call *call;
    const struct who *who;
    int found;
};

/* One session: a child's word counts where children take part, a parent's where parents do. */
static int cancel_in(void *context, long course, const char *code, int number)
{
    struct cancelling *cancelling = context;
    struct call *call = cancelling->call;
    struct session_found found = {0};
    struct text name = {0};
    int result;

    text_add_format(&name, "%s/%d", code, number);
    result = session_find(call, text_bytes(&name), &found);
    if (result == 0)
        result = who_check(call, cancelling->who, &found);
    if (result == 0)
        result = store_attendance_set(call->store, course, number, cancelling->who->referral, cancelling->who->person,
                                      ATTENDANCE_CANCELLED, &call->messages);
    cancelling->found++;
    course_free(&found.course);
    text_free(&name);
    return result;
}

static int cancel_one(struct call *call, const char *text, int on)
{
    struct who who;
    struct cancelling cancelling = {.call = call, .who = &who};
    char day[DATE_TEXT];

    if (who_find(call, text, &who) != 0 ||
        store_sessions_on(call->store, who.referral, on, cancel_in, &cancelling, &call->messages) != 0)
        return -1;
    if (cancelling.found == 0)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has no session on %s; wanted the day of one of its sessions"),
                         text, date_write(on, day));
    return 0;
}

int attend_cancelled(struct call *call)
{
    struct texts references = {0};
    int on, result = -1;

    if (call->operand_count == 0 || !call_option(call, "on")) {
        call_usage(call, _("cancelled takes references and --on DATE, the day of the session"));
        goto out;
    }
    if (call_option_date(call, "on", call->today, &on) != 0 || call_references(call, 0, &references) != 0 ||
        call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < references.count; i++)
        if (cancel_one(call, references.items[i], on) != 0)
            result = -1;
    if (result == 0)
        result = call_finish(call);
out:
    texts_free(&references);
    return result;
}
