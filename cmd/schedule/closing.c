#include "schedule/closing.h"

#include "base/i18n.h"
#include "store/attendances.h"
#include "store/course_change.h"

int closing_check_place(struct call *call, const struct course *course, const struct place *place,
                        const char *reference, int on)
{
    char day[DATE_TEXT];
    int number, date;

    if (on < place->from)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has its place in %s from %s; wanted that day or a later one"),
                         reference, course->code, date_write(place->from, day));
    if (store_mark_last(call->store, place->referral, course->id, &number, &date, &call->messages) != 0)
        return -1;
    if (number > 0 && on < date)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is marked at %s/%d on %s; wanted that day or a later one"),
                         reference, course->code, number, date_write(date, day));
    return 0;
}

bool closing_concerns(const struct session *session, long referral, int on)
{
    return session->status == SESSION_PLANNED && session->date > on && (!referral || session->referral == referral);
}

int closing_cancel(struct call *call, const struct course *course, long referral, int on, const char *reason)
{
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];
        if (closing_concerns(session, referral, on) &&
            store_session_status(call->store, course->id, session->number, SESSION_CANCELLED, reason,
                                 &call->messages) != 0)
            return -1;
    }
    return 0;
}
