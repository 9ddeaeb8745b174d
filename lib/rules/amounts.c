#include "rules/amounts.h"
#include "base/i18n.h"
#include "rules/limits.h"

void amounts_tell_length(const struct service *service, int minutes, struct messages *messages)
{
    const struct sessions_rule *rule = &service->sessions;

    if (rule->minutes_max <= rule->minutes_min || (minutes >= rule->minutes_min && minutes <= rule->minutes_max))
        return;
    messages_add(messages, TROUBLE_WARNING, NULL, _("%s: a session of %d minutes; the service gives %d to %d"),
                 service->code, minutes, rule->minutes_min, rule->minutes_max);
}

/* The ordinary sessions that were held; their minutes too. */
static int held_sum(const struct service *service, const struct course *course, int *minutes)
{
    int number = 0;

    *minutes = 0;
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->status != SESSION_HELD || limits_meeting(service, session->kind))
            continue;
        number++;
        *minutes += limits_length(course, session->minutes);
    }
    return number;
}

void amounts_tell_held(const struct service *service, const struct course *course, struct messages *messages)
{
    const struct sessions_rule *rule = &service->sessions;
    bool hours = rule->count_unit == COUNT_HOURS;
    int minutes, number = held_sum(service, course, &minutes);

    if (rule->count_kind != COUNT_RANGE || rule->count_per == PER_YEAR)
        return;
    if (hours && minutes < rule->count_min * 60)
        messages_add(messages, TROUBLE_WARNING, NULL,
                     rule->count_min == 1 ? _("%s: %d minutes were held in %s; the service gives %d hour at least")
                                          : _("%s: %d minutes were held in %s; the service gives %d hours at least"),
                     service->code, minutes, course->code, rule->count_min);
    else if (!hours && number < rule->count_min)
        messages_add(messages, TROUBLE_WARNING, NULL,
                     number == 1 ? _("%s: %d session was held in %s; the service gives %d at least")
                                 : _("%s: %d sessions were held in %s; the service gives %d at least"),
                     service->code, number, course->code, rule->count_min);
}
