#include "refer/refer.h"

#include "base/i18n.h"
#include "common/days.h"
#include "store/referrals.h"

#include <string.h>
#include <strings.h>

/* The n of REF+n, where REF is this referral; 0 for anything else. */
static int adult_by_reference(const struct referral *referral, const char *who)
{
    int year, number, adult;

    if (!reference_read(who, &year, &number, &adult) || year != referral->year || number != referral->number)
        return 0;
    return adult;
}

/* The n of WHO: +2, 2, REF+2, or a relation (mother) that one adult alone has. 0 when nobody is meant. */
static int adult_of(const struct referral *referral, const char *who)
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

static int nobody(struct call *call, const struct referral *referral, const char *reference)
{
    if (referral->holder_count == 0)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s has no adult; wanted a referral whose form names one"),
                         reference);
    return call_fail(call, TROUBLE_NOT_FOUND,
                     _("%s has no one adult of that name; wanted +1 to +%zu, or a relation as mother"), reference,
                     referral->holder_count);
}

static int set_consent(struct call *call, const char *reference, const char *who, enum consent consent, int on)
{
    struct referral referral = {0};
    const char *purpose = call_option(call, "purpose");
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0)
        goto out;
    int adult = adult_of(&referral, who);
    if (!adult)
        nobody(call, &referral, reference);
    else if (call_not_before_receipt(call, reference, referral.received_on, on) == 0)
        result = store_consent_set(call->store, id, adult, purpose ? purpose : "service", consent, on, &call->messages);
out:
    referral_free(&referral);
    return result;
}

int refer_consent(struct call *call)
{
    int consent = 0, on;
    const char *purpose = call_option(call, "purpose");

    if (call->operand_count != 3 || !named_read(consent_names, call->operands[2], &consent) ||
        consent == CONSENT_UNKNOWN)
        return call_usage(call, _("consent takes a reference, an adult, and one of given, refused, withdrawn"));
    if (purpose && strcmp(purpose, "service") != 0 && strcmp(purpose, "report") != 0)
        return call_usage(call, _("unknown purpose '%s'; wanted service or report"), purpose);
    if (call_option_date(call, "on", call->today, &on) != 0 || call_store(call, STORE_WRITE) != 0 ||
        call_begin(call) != 0 ||
        set_consent(call, call->operands[0], call->operands[1], (enum consent)consent, on) != 0)
        return -1;
    return call_finish(call);
}
