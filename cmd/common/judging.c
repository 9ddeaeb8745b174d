#include "common/judging.h"

#include "base/i18n.h"
#include "rules/facts.h"
#include "store/referrals.h"

static int load(struct call *call, long id, struct judged *into)
{
    *into = (struct judged){0};
    if (store_referral_load(call->store, id, &into->referral, &call->messages) != 0)
        return -1;
    into->service = catalogue_service(&call->catalogue, into->referral.service);
    return 0;
}

static void judge(struct call *call, struct judged *into)
{
    referral_facts(&into->referral, &call->catalogue, NULL, 0, call->today, &into->facts);
    screening_judge(into->service, &into->facts, &into->judgement);
}

int judge_referral(struct call *call, long id, struct judged *into)
{
    char reference[REFERENCE_TEXT];

    if (load(call, id, into) != 0)
        return -1;
    if (!into->service)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which the catalogue does not have"),
                         reference_write(into->referral.year, into->referral.number, reference),
                         into->referral.service);
    judge(call, into);
    return 0;
}

int judge_leaving(struct call *call, long id, struct judged *into)
{
    if (load(call, id, into) != 0)
        return -1;
    if (into->service) {
        judge(call, into);
        return 0;
    }
    into->judgement.verdict = VERDICT_INELIGIBLE;
    texts_add(&into->judgement.reasons, "service");
    return 0;
}

void judged_free(struct judged *judged)
{
    judgement_free(&judged->judgement);
    facts_free(&judged->facts);
    referral_free(&judged->referral);
}
