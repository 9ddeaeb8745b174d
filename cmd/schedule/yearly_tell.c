#include "schedule/yearly.h"

#include "base/i18n.h"

static int refuse_at(const struct yearly *yearly, size_t want, const char *text)
{
    return messages_add(&yearly->call->messages, TROUBLE_FORBIDDEN, &yearly->wishes.courses[want].at, "%s", text);
}

/* Not one day would do: the rule that stands against the first of them. */
static int tell_no_start(const struct yearly *yearly, size_t want)
{
    const struct year_wish *wanted = &yearly->wishes.courses[want];
    const struct messages *refusal = &yearly->wants[want].refusal;
    char from[DATE_TEXT], to[DATE_TEXT];

    messages_add(&yearly->call->messages, TROUBLE_FORBIDDEN, &wanted->at,
                 _("%s: no start from %s to %s would do; wanted other days or a longer time"), wanted->service,
                 date_write(wanted->earliest, from), date_write(wanted->latest, to));
    if (wanted->latest < yearly->call->today)
        refuse_at(yearly, want, _("all of these days are past"));
    else if (refusal->count > 0)
        refuse_at(yearly, want, refusal->items[refusal->count - 1].text);
    return -1;
}

static const char *single_cause(enum year_cause cause, bool one)
{
    switch (cause) {
    case YEAR_CAUSE_LEADERS:
        return one ? _("%s: there is no plan for %d course: the leaders who may lead it have no room")
                   : _("%s: there is no plan for %d courses: the leaders who may lead them have no room");
    case YEAR_CAUSE_VENUES:
        return one ? _("%s: there is no plan for %d course: the venues have no room")
                   : _("%s: there is no plan for %d courses: the venues have no room");
    case YEAR_CAUSE_EITHER:
        return one ? _("%s: there is no plan for %d course: the leaders are not free when the venues are")
                   : _("%s: there is no plan for %d courses: the leaders are not free when the venues are");
    case YEAR_CAUSE_BOTH:
        return one ? _("%s: there is no plan for %d course: neither leaders nor venues have room")
                   : _("%s: there is no plan for %d courses: neither leaders nor venues have room");
    case YEAR_CAUSE_START:
    case YEAR_CAUSE_UNKNOWN: break;
    }
    return one ? _("%s: there is no plan for %d course") : _("%s: there is no plan for %d courses");
}

static int tell_single(const struct yearly *yearly)
{
    const struct year_plan *plan = &yearly->plan;
    size_t want = plan->conflict[0];
    const struct year_wish *wanted = &yearly->wishes.courses[want];

    if (plan->cause == YEAR_CAUSE_START)
        return tell_no_start(yearly, want);
    messages_add(&yearly->call->messages, TROUBLE_FORBIDDEN, &wanted->at, single_cause(plan->cause, wanted->count == 1),
                 wanted->service, wanted->count);
    if (plan->fits >= 0 && wanted->count > 1)
        messages_add(&yearly->call->messages, TROUBLE_FORBIDDEN, &wanted->at,
                     _("%s: of these %d courses %d can be held"), wanted->service, wanted->count, plan->fits);
    return -1;
}

static const char *together_cause(enum year_cause cause)
{
    switch (cause) {
    case YEAR_CAUSE_LEADERS:
        return _("there is no plan: %zu wants cannot stand together, as their leaders have no room for all");
    case YEAR_CAUSE_VENUES:
        return _("there is no plan: %zu wants cannot stand together, as their venues have no room for all");
    case YEAR_CAUSE_EITHER:
        return _(
            "there is no plan: %zu wants cannot stand together, as leaders and venues are not free at once for all");
    case YEAR_CAUSE_BOTH:
        return _("there is no plan: %zu wants cannot stand together, as neither leaders nor venues have room for all");
    case YEAR_CAUSE_START:
    case YEAR_CAUSE_UNKNOWN: break;
    }
    return _("there is no plan: %zu wants cannot stand together");
}

static int tell_together(const struct yearly *yearly)
{
    struct call *call = yearly->call;
    const struct year_plan *plan = &yearly->plan;
    char from[DATE_TEXT], to[DATE_TEXT];

    call_fail(call, TROUBLE_FORBIDDEN, together_cause(plan->cause), plan->conflict_count);
    for (size_t i = 0; i < plan->conflict_count; i++) {
        const struct year_wish *wanted = &yearly->wishes.courses[plan->conflict[i]];

        messages_add(&call->messages, TROUBLE_FORBIDDEN, &wanted->at, _("%s, courses from %s to %s: %d"),
                     wanted->service, date_write(wanted->earliest, from), date_write(wanted->latest, to),
                     wanted->count);
    }
    if (plan->minimal)
        return call_fail(call, TROUBLE_FORBIDDEN, _("without any one of them the others could stand together"));
    return call_fail(call, TROUBLE_FORBIDDEN,
                     _("whether all of them are needed for that was not known when time was up; --limit gives more"));
}

static int courses_wanted(const struct yearly *yearly)
{
    int count = 0;

    for (size_t i = 0; i < yearly->wishes.course_count; i++)
        count += yearly->wishes.courses[i].count;
    return count;
}

int yearly_tell(const struct yearly *yearly, long limit)
{
    struct call *call = yearly->call;
    const struct year_plan *plan = &yearly->plan;

    if (plan->outcome == YEAR_NONE)
        return plan->conflict_count == 1 ? tell_single(yearly) : tell_together(yearly);
    if (plan->outcome == YEAR_CUT)
        return call_fail(
            call, TROUBLE_REFUSED_RECORD,
            courses_wanted(yearly) == 1
                ? _("time was up after %ld s: this is the best so far, with %zu of %d course, and nothing of it is stored; whether it can be held is not known, --limit gives more time")
                : _("time was up after %ld s: this is the best so far, with %zu of %d courses, and nothing of it is stored; whether all can be held is not known, --limit gives more time"),
            limit, plan->count, courses_wanted(yearly));
    if (!plan->even)
        call_fail(call, TROUBLE_WARNING,
                  _("time was up after %ld s: this is the best so far; the leaders' loads could perhaps be more even"),
                  limit);
    return 0;
}
