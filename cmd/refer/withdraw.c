#include "refer/refer.h"

#include "base/i18n.h"
#include "common/days.h"
#include "common/lengths.h"
#include "store/referrals.h"

static int withdraw_one(struct call *call, const char *reference, int on)
{
    enum referral_state state;
    struct referral referral = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_referral_state(call->store, id, &state, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0)
        goto out;
    if (state != STATE_RECEIVED && state != STATE_INTERVIEW && state != STATE_WAITING)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; only what has not begun can be withdrawn"), reference,
                  named_name(referral_state_names, (int)state));
    else if (call_not_before_receipt(call, reference, referral.received_on, on) == 0)
        result = store_withdraw(call->store, id, on, call_option(call, "reason"), &call->messages);
out:
    referral_free(&referral);
    return result;
}

int refer_withdraw(struct call *call)
{
    struct texts references = {0};
    int result = -1, on;

    if (call->operand_count == 0 || text_blank(call_option(call, "reason"))) {
        call_usage(call, _("withdraw takes references and --reason TEXT"));
        goto out;
    }
    if (call_option_within(call, "reason", LENGTH_TEXT) != 0 || call_references(call, 0, &references) != 0 ||
        call_option_date(call, "on", call->today, &on) != 0 || call_store(call, STORE_WRITE) != 0 ||
        call_begin(call) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < references.count; i++)
        if (withdraw_one(call, references.items[i], on) != 0)
            result = -1;
    if (result == 0)
        result = call_finish(call);
out:
    texts_free(&references);
    return result;
}
