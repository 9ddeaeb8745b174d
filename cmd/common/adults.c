#include "common/adults.h"

#include "base/date.h"
#include "base/i18n.h"
#include "store/referrals.h"

#include <strings.h>

/* The n of REF+n, where REF is this referral; 0 for anything else. */
static int adult_by_reference(const struct referral *referral, const char *who)
{
    int year, number, adult;

    if (!reference_read(who, &year, &number, &adult) || year != referral->year || number != referral->number)
        return 0;
    return adult;
}

int adult_meant(const struct referral *referral, const char *who)
{
    long number = adult_by_reference(referral, who);
    int found = 0;

    if (number > 0 || text_number(who + (*who == '+'), 1, 99, &number))
        return (size_t)number <= referral->holder_count ? (int)number : 0;
    for (size_t i = 0; i < referral->holder_count; i++)
        if (referral->holders[i].relation && strcasecmp(referral->holders[i].relation, who) == 0) {
            if (found)
                return 0;
            found = (int)i + 1;
        }
    return found;
}

int adult_missing(struct call *call, const struct referral *referral, const char *reference)
{
    if (referral->holder_count == 0)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s has no adult; refer set %s holders.1.name=NAME adds one"),
                         reference, reference);
    return call_fail(call, TROUBLE_NOT_FOUND,
                     _("%s has no one adult of that name; wanted +1 to +%zu, or a relation as mother"), reference,
                     referral->holder_count);
}

/* Who typed an earlier day, or finds a later one mistyped, would see nothing change. */
int adult_consent(struct call *call, long referral, int adult, const char *purpose, enum consent consent, int on)
{
    char day[DATE_TEXT];
    int later;

    if (store_consent_set(call->store, referral, adult, purpose, consent, on, &call->messages) != 0 ||
        store_consent_later(call->store, referral, adult, purpose, on, &later, &call->messages) != 0)
        return -1;
    if (later != DATE_NONE)
        call_fail(call, TROUBLE_WARNING,
                  _("what was said on %s holds, as it is of a later day; wanted --on with that day or a later one, "
                    "where this is to hold"),
                  date_write(later, day));
    return 0;
}
