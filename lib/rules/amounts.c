#include "rules/amounts.h"
#include "base/date.h"
#include "base/i18n.h"
#include "rules/limits.h"

#include <stdlib.h>

/* A range is a promise. One number is one where the number of sessions is a promise too; where that is open, or hours are
 * counted, it is a usual length, and the day may ask for another. */
static bool length_promised(const struct sessions_rule *rule)
{
    if (rule->minutes_max > rule->minutes_min)
        return true;
    return rule->minutes_min > 0 &&
           (rule->count_kind == COUNT_FIXED || (rule->count_kind == COUNT_RANGE && rule->count_unit == COUNT_SESSIONS));
}

void amounts_tell_length(const struct service *service, int minutes, struct messages *messages)
{
    const struct sessions_rule *rule = &service->sessions;
    bool range = rule->minutes_max > rule->minutes_min;

    if (!length_promised(rule) ||
        (minutes >= rule->minutes_min && minutes <= (range ? rule->minutes_max : rule->minutes_min)))
        return;
    if (range)
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: a session of %d minutes; the service gives %d to %d"),
                     service->code, minutes, rule->minutes_min, rule->minutes_max);
    else
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: a session of %d minutes; the service gives %d"),
                     service->code, minutes, rule->minutes_min);
}

void amounts_tell_time(const struct service *service, int time, struct messages *messages)
{
    char given[TIME_TEXT], wanted[TIME_TEXT];

    if (service->sessions.start != TIME_NONE && time != TIME_NONE && time != service->sessions.start)
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the sessions begin at %s; the service's begin at %s"),
                     service->code, time_write(time, given), time_write(service->sessions.start, wanted));
}

/* Roughly how many days lie between two sessions, to tell a closer rhythm from a wider one. */
static int rhythm_days(struct duration rhythm)
{
    static const int days[] = {
        [UNIT_DAY] = 1, [UNIT_WEEKDAY] = 1, [UNIT_WEEK] = 7, [UNIT_MONTH] = 30, [UNIT_YEAR] = 365};

    return rhythm.count * days[rhythm.unit];
}

static void tell_rhythm(const struct service *service, struct duration every, const struct duration *first,
                        const struct duration *last, struct messages *messages)
{
    char *given = duration_write(every), *from = duration_write(*first), *to = duration_write(*last);

    if (first == last)
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the rhythm is %s; the service's is %s"), service->code,
                     given, from);
    else
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the rhythm is %s; the service's is %s to %s"),
                     service->code, given, from, to);
    free(given);
    free(from);
    free(to);
}

static void tell_spread(const struct service *service, struct duration every, struct messages *messages)
{
    char *given = duration_write(every), *over = duration_write(service->sessions.over_max);

    messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the rhythm is %s; the service spreads its sessions over %s"),
                 service->code, given, over);
    free(given);
    free(over);
}

void amounts_tell_rhythm(const struct service *service, struct duration every, struct messages *messages)
{
    const struct sessions_rule *rule = &service->sessions;
    const struct duration *first = rule->every, *last;

    if (every.count > 0 && rule->over_max.count > 0)
        tell_spread(service, every, messages);
    if (every.count <= 0 || rule->every_count == 0)
        return;
    last = &rule->every[rule->every_count - 1];
    if (rhythm_days(every) < rhythm_days(*first) || rhythm_days(every) > rhythm_days(*last))
        tell_rhythm(service, every, first, last, messages);
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
