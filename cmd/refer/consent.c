#include "refer/refer.h"

#include "base/i18n.h"
#include "common/adults.h"
#include "common/days.h"
#include "store/referrals.h"

#include <string.h>

static int set_consent(struct call *call, const char *reference, const char *who, enum consent consent, int on)
{
    struct referral referral = {0};
    const char *purpose = call_option(call, "purpose");
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0)
        goto out;
    int adult = adult_meant(&referral, who);
    if (!adult)
        adult_missing(call, &referral, reference);
    else if (call_not_before_receipt(call, reference, referral.received_on, on) == 0)
        result = adult_consent(call, id, adult, purpose ? purpose : "service", consent, on);
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
