#include "base/i18n.h"
#include "base/text.h"
#include "rules/placement_whatif.h"

/* The span of ages that a course would have; -1 stays open. */
static void widened(const struct change *change, const struct offer *offer, int *from, int *to)
{
    *from = change->amount < offer->age_from ? change->amount : offer->age_from;
    *to = change->amount < offer->age_from ? offer->age_to : change->amount;
}

static char *age_code(const struct change *change, const struct offer *offer)
{
    int from, to;

    widened(change, offer, &from, &to);
    if (from < 0)
        return text_format("age=%s:-%d", offer->code, to);
    if (to < 0)
        return text_format("age=%s:%d-", offer->code, from);
    return text_format("age=%s:%d-%d", offer->code, from, to);
}

char *whatif_code(const struct change *change, const struct offer *offers)
{
    const struct offer *offer = &offers[change->offer];

    switch (change->kind) {
    case CHANGE_SEATS: return text_format("seats=%s+%d", offer->code, change->amount);
    case CHANGE_AGE: return age_code(change, offer);
    case CHANGE_MINIMUM: return text_format("minimum=%s:%d", offer->code, change->amount);
    case CHANGE_DAY: return text_format("day=%s", weekday_name((enum weekday)change->amount));
    case CHANGE_SCHOOL: break;
    }
    return text_format("school=%s", offer->code);
}

static char *seats_words(const struct change *change, const struct offer *offer)
{
    if (change->amount == 1)
        return text_format(_("one more seat in %s"), offer->code);
    return text_format(_("%d more seats in %s"), change->amount, offer->code);
}

static char *age_words(const struct change *change, const struct offer *offer)
{
    int from, to;

    widened(change, offer, &from, &to);
    if (from < 0)
        return text_format(_("%s open to the age of %d"), offer->code, to);
    if (to < 0)
        return text_format(_("%s open from the age of %d"), offer->code, from);
    return text_format(_("%s open to ages %d-%d"), offer->code, from, to);
}

static const char *day_words(int weekday)
{
    static const char *const days[] = {N_("Mondays possible"),   N_("Tuesdays possible"), N_("Wednesdays possible"),
                                       N_("Thursdays possible"), N_("Fridays possible"),  N_("Saturdays possible"),
                                       N_("Sundays possible")};

    return _(days[weekday]);
}

char *whatif_words(const struct change *change, const struct offer *offers)
{
    const struct offer *offer = &offers[change->offer];

    switch (change->kind) {
    case CHANGE_SEATS: return seats_words(change, offer);
    case CHANGE_AGE: return age_words(change, offer);
    case CHANGE_MINIMUM: return text_format(_("%s beginning with %d"), offer->code, change->amount);
    case CHANGE_DAY: return text_format("%s", day_words(change->amount));
    case CHANGE_SCHOOL: break;
    }
    return text_format(_("%s at the child's own school"), offer->code);
}
