#include "common/judging.h"

#include "base/i18n.h"
#include "rules/facts.h"
#include "store/referrals.h"

int judge_referral(struct call *call, long id, struct judged *into)
{
    char reference[REFERENCE_TEXT];

    *into = (struct judged){0};
    if (store_referral_load(call->store, id, &into->referral, &call->messages) != 0)
        return -1;
    into->service = catalogue_service(&call->catalogue, into->referral.service);
    if (!into->service)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which the catalogue does not have"),
                         reference_write(into->referral.year, into->referral.number, reference),
                         into->referral.service);
    referral_facts(&into->referral, &call->catalogue, NULL, 0, call->today, &into->facts);
    screening_judge(into->service, &into->facts, &into->judgement);
    return 0;
}

void judged_free(struct judged *judged)
{
    judgement_free(&judged->judgement);
    facts_free(&judged->facts);
    referral_free(&judged->referral);
}
