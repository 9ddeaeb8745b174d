#include "rules/session_span.h"
#include "rules/calendar.h"
#include "rules/limits.h"

static bool spans(const struct sessions_rule *rule)
{
    return rule->over_min.count > 0 &&
           (rule->over_min.count != rule->over_max.count || rule->over_min.unit != rule->over_max.unit);
}

/* How many the course promises for all, and for the place; 0: open. */
static int promised(const struct span_wish *wish, bool own)
{
    int talks = limits_own_count(wish->days->service, wish->course);

    if (own)
        return talks;
    return wish->course->count > talks ? wish->course->count - talks : 0;
}

static bool is_complete(const struct span_wish *wish)
{
    struct limits_wish counted = {.service = wish->days->service, .course = wish->course};
    int shared = limits_counted(&counted), own;

    counted.referral = wish->referral;
    own = limits_counted(&counted) + (wish->date != DATE_NONE);
    if (wish->referral == 0)
        return promised(wish, true) == 0 && promised(wish, false) > 0 && own >= promised(wish, false);
    return promised(wish, true) > 0 && own >= promised(wish, true) && shared >= promised(wish, false);
}

/* Source: domain, SES: 8 to 10 weeks in all. */
bool session_span_short(const struct span_wish *wish, struct span *into)
{
    const struct sessions *all = &wish->course->sessions;
    const struct sessions_rule *rule = &wish->days->service->sessions;
    int first = wish->date;

    *into = (struct span){.last = all->count, .date = wish->date, .bound = DATE_NONE};
    if (!spans(rule) || !is_complete(wish))
        return false;
    for (size_t i = 0; i < all->count; i++) {
        const struct session *session = &all->items[i];

        if (session->status == SESSION_CANCELLED || limits_meeting(wish->days->service, session->kind) ||
            (session->referral != 0 && session->referral != wish->referral))
            continue;
        first = first == DATE_NONE || session->date < first ? session->date : first;
        if (into->date == DATE_NONE || session->date > into->date) {
            into->last = i;
            into->date = session->date;
        }
    }
    into->bound = first == DATE_NONE ? DATE_NONE : calendar_after(wish->days->calendar, first, rule->over_min);
    return into->bound != DATE_NONE && into->date < into->bound;
}
