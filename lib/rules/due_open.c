#include "rules/due_open.h"

#include "base/date.h"

/* What stood open when the house began with kreds is owed from that day. */
static int not_before(int day, int house_since)
{
    return house_since != DATE_NONE && day < house_since ? house_since : day;
}

/* Source: design, the command line: a decline that is looked at again. A look on the day of the decision is that decision. */
bool due_open_parked(const struct due_parked *parked, int house_since, struct due_open *open)
{
    *open = (struct due_open){.due_on = not_before(parked->until_on, house_since), .since = parked->decided_on + 1};
    return parked->done_on == DATE_NONE || parked->done_on <= parked->decided_on;
}

/* What was known at the acceptance was weighed then; what was typed on a later day was not known, whatever day it is of. On one and
 * the same day only what had been given can have been taken back, and one who decided against the rules knew of it. */
static bool came_after(const struct due_refusal *refusal)
{
    if (refusal->refused_on > refusal->accepted_on || refusal->entered_on > refusal->accepted_entered_on)
        return true;
    return (refusal->refused_on == refusal->accepted_on || refusal->entered_on == refusal->accepted_entered_on) &&
           refusal->withdrawn && !refusal->overridden;
}

/* Source: domain facts, section 2: no group without the consent of both parents; the design: consent is dated, and the latest
 * counts. */
bool due_open_refusal(const struct due_refusal *refusal, int house_since, struct due_open *open)
{
    *open = (struct due_open){.due_on = not_before(refusal->refused_on, house_since), .since = refusal->refused_on};
    return came_after(refusal) && (refusal->done_on == DATE_NONE || refusal->done_on < refusal->refused_on);
}
