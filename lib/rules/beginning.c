#include "rules/beginning.h"

#include "base/date.h"
#include "rules/limits.h"

int beginning_of(const struct service *service, const struct course *course, bool *begun)
{
    int first = DATE_NONE;

    *begun = false;
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->status == SESSION_CANCELLED || (service != NULL && limits_meeting(service, session->kind)))
            continue;
        first = first == DATE_NONE || session->date < first ? session->date : first;
        *begun = *begun || session->status == SESSION_HELD;
    }
    return first;
}
