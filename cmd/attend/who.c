#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

int who_find(struct call *call, const char *text, struct who *who)
{
    char reference[REFERENCE_TEXT];
    int year, number;

    *who = (struct who){.text = text};
    if (!reference_read(text, &year, &number, &who->adult))
        return call_usage(call, _("'%s' names no participant; wanted a reference, as 2026-0142 or 2026-0142+1"), text);
    if (store_referral_id(call->store, reference_write(year, number, reference), &who->referral, &call->messages) != 0)
        return -1;
    return store_person_of(call->store, who->referral, who->adult, &who->person, &call->messages);
}

static const struct session *session_numbered(const struct course *course, long number)
{
    for (size_t i = 0; i < course->sessions.count; i++)
        if (course->sessions.items[i].number == number)
            return &course->sessions.items[i];
    return NULL;
}

int session_find(struct call *call, const char *text, struct session_found *found)
{
    const char *slash = strrchr(text, '/');
    long id, number = 0;

    *found = (struct session_found){0};
    if (!slash || !text_number(slash + 1, 1, 100000, &number))
        return call_usage(call, _("'%s' names no session; wanted COURSE/N"), text);
    char *code = memory_text_part(text, (size_t)(slash - text));
    int result = store_course_id(call->store, code, &id, &call->messages);
    if (result == 0)
        result = store_course_load(call->store, id, &found->course, &call->messages);
    free(code);
    if (result != 0)
        return -1;
    found->session = session_numbered(&found->course, number);
    if (!found->session)
        return call_fail(call, TROUBLE_NOT_FOUND, _("no session %s; schedule show %s lists them"), text,
                         found->course.code);
    return 0;
}

static int check_place(struct call *call, const struct who *who, const struct session_found *found)
{
    struct place place = {0};
    bool has = false;
    char day[DATE_TEXT];

    if (store_place_find(call->store, who->referral, found->course.id, &place, &has, &call->messages) != 0)
        return -1;
    bool spans =
        has && place.from <= found->session->date && (place.to == DATE_NONE || found->session->date <= place.to);
    if (!spans)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s has no place in %s on %s"), who->text, found->course.code,
                  date_write(found->session->date, day));
    free(place.reason);
    return spans ? 0 : -1;
}

int who_check(struct call *call, const struct who *who, const struct session_found *found)
{
    const struct session *session = found->session;
    const char *code = found->course.code;

    if (session->status == SESSION_CANCELLED)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled by the house; it counts for nobody"), code,
                         session->number);
    if (session->referral && session->referral != who->referral)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d is another family's; %s does not take part"), code,
                         session->number, who->text);
    if (who->adult > 0 && !session->parents)
        return call_fail(call, TROUBLE_FORBIDDEN, _("parents do not take part in %s/%d"), code, session->number);
    if (who->adult == 0 && !session->children)
        return call_fail(call, TROUBLE_FORBIDDEN, _("only parents take part in %s/%d"), code, session->number);
    return check_place(call, who, found);
}
