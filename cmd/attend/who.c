#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int who_read(struct call *call, const char *text, size_t place, struct who *who)
{
    char reference[REFERENCE_TEXT];

    *who = (struct who){0};
    if (!reference_read(text, &who->year, &who->number, &who->adult))
        return place > 0
                   ? messages_add_about(&call->messages, TROUBLE_USAGE, text,
                                        _("participant %zu: no reference; wanted one as 2026-0142 or 2026-0142+1"),
                                        place)
                   : call_usage(call, _("--who is no reference; wanted one as 2026-0142 or 2026-0142+1"));
    reference_write(who->year, who->number, reference);
    if (who->adult > 0)
        snprintf(who->text, sizeof who->text, "%s+%d", reference, who->adult);
    else
        snprintf(who->text, sizeof who->text, "%s", reference);
    return 0;
}

int who_find(struct call *call, struct who *who)
{
    char reference[REFERENCE_TEXT];

    reference_write(who->year, who->number, reference);
    if (store_referral_id(call->store, reference, &who->referral, &call->messages) != 0)
        return -1;
    return store_person_of(call->store, who->referral, who->adult, &who->person, &call->messages);
}

static bool session_name_read(const char *text, long *number)
{
    const char *slash = strrchr(text, '/');
    return slash && slash > text && text_number(slash + 1, 1, 100000, number);
}

int session_check_name(struct call *call, const char *text)
{
    long number;

    if (session_name_read(text, &number))
        return 0;
    char *shown = text_code_shown(text);
    messages_add_about(&call->messages, TROUBLE_USAGE, text, _("'%s' names no session; wanted COURSE/N"), shown);
    free(shown);
    return -1;
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
    long id, number = 0;

    *found = (struct session_found){0};
    if (session_check_name(call, text) != 0)
        return -1;
    session_name_read(text, &number);
    char *code = memory_text_part(text, (size_t)(strrchr(text, '/') - text));
    int result = store_course_id(call->store, code, &id, &call->messages);
    if (result == 0)
        result = store_course_load(call->store, id, &found->course, &call->messages);
    free(code);
    if (result != 0)
        return -1;
    found->session = session_numbered(&found->course, number);
    if (!found->session)
        return messages_add_about(&call->messages, TROUBLE_NOT_FOUND, text,
                                  _("no session %s; schedule show %s lists them"), text, found->course.code);
    return 0;
}

/* A place counts from its first day to its last, both in. */
static int check_place(struct call *call, const struct who *who, const struct session_found *found)
{
    const struct session *session = found->session;
    const char *code = found->course.code;
    struct place place = {0};
    bool has = false;
    char day[DATE_TEXT], bound[DATE_TEXT];

    if (store_place_find(call->store, who->referral, found->course.id, &place, &has, &call->messages) != 0)
        return -1;
    free(place.reason);
    date_write(session->date, day);
    if (!has)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has no place in %s; wanted a participant of the course"),
                         who->text, code);
    if (session->date < place.from)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has its place in %s from %s; %s/%d was before that, on %s"),
                         who->text, code, date_write(place.from, bound), code, session->number, day);
    if (place.to != DATE_NONE && session->date > place.to)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s had its place in %s until %s; %s/%d is after that, on %s"),
                         who->text, code, date_write(place.to, bound), code, session->number, day);
    return 0;
}

bool who_takes_part(const struct who *who, const struct session *session)
{
    return (!session->referral || session->referral == who->referral) &&
           (who->adult > 0 ? session->parents : session->children);
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
        return call_fail(call, TROUBLE_FORBIDDEN, _("only adults take part in %s/%d; they are written %s+1, %s+2"),
                         code, session->number, who->text, who->text);
    return check_place(call, who, found);
}
