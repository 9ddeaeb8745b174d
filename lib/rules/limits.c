#include "rules/limits.h"
#include "base/i18n.h"
#include "rules/parent_group.h"

bool limits_meeting(const struct service *service, const char *kind)
{
    for (size_t i = 0; i < service->meeting_count; i++)
        if (text_is(service->meetings[i].kind, kind))
            return true;
    return parent_group_kind(service, kind);
}

/* Source: domain, SES: three group sessions, then three individual talks with each family. */
bool limits_own(const struct course *course, const struct session_part *part)
{
    return course->for_referral == 0 && text_is(part->kind, named_name(delivered_names, DELIVERED_INDIVIDUAL));
}

int limits_own_count(const struct service *service, const struct course *course)
{
    int count = 0;

    for (size_t i = 0; i < service->sessions.part_count; i++)
        if (limits_own(course, &service->sessions.parts[i]))
            count += service->sessions.parts[i].count;
    return count;
}

static bool counts(const struct limits_wish *wish, const struct session *session)
{
    return session->status != SESSION_CANCELLED && session->number != wish->number &&
           session->referral == wish->referral && !limits_meeting(wish->service, session->kind);
}

int limits_counted(const struct limits_wish *wish)
{
    int count = 0;

    for (size_t i = 0; i < wish->course->sessions.count; i++)
        count += counts(wish, &wish->course->sessions.items[i]);
    return count;
}

int limits_missing(const struct service *service, const struct course *course)
{
    const struct limits_wish wish = {.service = service, .course = course};
    bool dated = course->rhythm.count > 0 || service->sessions.over_max.count > 0;
    int missing = course->count - limits_counted(&wish);

    if (course->for_referral == 0)
        missing -= limits_own_count(service, course);
    return course->count == 0 || (missing > 0 && !dated) ? 0 : missing;
}

bool limits_dated(const struct service *service, const struct course *course, long referral)
{
    bool at_once = course->rhythm.count > 0 || service->sessions.over_max.count > 0;
    int shared = 0, own = 0, promised_own = limits_own_count(service, course);

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (limits_meeting(service, session->kind) || (session->status == SESSION_CANCELLED && !at_once))
            continue;
        shared += session->referral == 0;
        own += referral != 0 && session->referral == referral && session->status != SESSION_CANCELLED;
    }
    return course->count > 0 && shared + promised_own >= course->count && (referral == 0 || own >= promised_own);
}

int limits_length(const struct course *course, int minutes)
{
    if (minutes > 0)
        return minutes;
    return course->minutes > 0 ? course->minutes : 60;
}

/* What a range counts: sessions or minutes, in the course or in the calendar year of the new one. */
static int range_sum(const struct limits_wish *wish, int *number)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int minutes = limits_length(wish->course, wish->minutes);

    *number = 1;
    for (size_t i = 0; i < wish->course->sessions.count; i++) {
        const struct session *session = &wish->course->sessions.items[i];

        if (!counts(wish, session) ||
            (rule->count_per == PER_YEAR && date_parts(session->date).year != date_parts(wish->date).year))
            continue;
        ++*number;
        minutes += limits_length(wish->course, session->minutes);
    }
    return minutes;
}

static int refuse_hours(const struct limits_wish *wish, int minutes, struct messages *messages)
{
    const struct service *service = wish->service;
    int most = service->sessions.count_max, year = date_parts(wish->date).year;

    if (service->sessions.count_per == PER_YEAR)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            most == 1
                                ? _("%s: this would make %d minutes in %d; the service gives %d hour a year at most")
                                : _("%s: this would make %d minutes in %d; the service gives %d hours a year at most"),
                            service->code, minutes, year, most);
    if (service->beyond_refer_to != NULL)
        return messages_add(
            messages, TROUBLE_FORBIDDEN, NULL,
            most == 1 ? _("%s: this would make %d minutes; the service gives %d hour at most and guides on to %s")
                      : _("%s: this would make %d minutes; the service gives %d hours at most and guides on to %s"),
            service->code, minutes, most, service->beyond_refer_to);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        most == 1 ? _("%s: this would make %d minutes; the service gives %d hour at most")
                                  : _("%s: this would make %d minutes; the service gives %d hours at most"),
                        service->code, minutes, most);
}

static int refuse_sessions(const struct limits_wish *wish, int number, int most, struct messages *messages)
{
    const struct service *service = wish->service;

    if (service->sessions.count_kind == COUNT_RANGE && service->sessions.count_per == PER_YEAR)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: this would be session %d in %d; the service gives %d a year at most"), service->code,
                            number, date_parts(wish->date).year, most);
    if (service->beyond_refer_to != NULL)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: this would be session %d; the service gives %d at most and guides on to %s"),
                            service->code, number, most, service->beyond_refer_to);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: this would be session %d; the service gives %d at most"), service->code, number, most);
}

static int range_check(const struct limits_wish *wish, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int number, minutes = range_sum(wish, &number);

    if (rule->count_max == 0)
        return 0;
    if (rule->count_unit == COUNT_HOURS)
        return minutes > rule->count_max * 60 ? refuse_hours(wish, minutes, messages) : 0;
    return number > rule->count_max ? refuse_sessions(wish, number, rule->count_max, messages) : 0;
}

/* The number that a service promises, with what a group leaves to each place taken off, or alone; 0: open. */
static int fixed_most(const struct limits_wish *wish)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int own = limits_own_count(wish->service, wish->course), all = 0;

    if (wish->referral != 0)
        return own;
    if (rule->count_kind == COUNT_FIXED)
        all = rule->count;
    for (size_t i = 0; rule->count_kind == COUNT_UNSET && i < rule->part_count; i++)
        all += rule->parts[i].count;
    if (all == 0)
        return 0;
    return (wish->course->count > all ? wish->course->count : all) - own;
}

int limits_check(const struct limits_wish *wish, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int most, number;

    if (rule->count_kind == COUNT_RANGE && wish->referral == 0)
        return wish->number == 0 || rule->count_per == PER_YEAR ? range_check(wish, messages) : 0;
    most = wish->number == 0 ? fixed_most(wish) : 0;
    number = limits_counted(wish) + 1;
    return most > 0 && number > most ? refuse_sessions(wish, number, most, messages) : 0;
}
