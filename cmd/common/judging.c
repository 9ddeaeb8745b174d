#include "common/judging.h"

#include "base/i18n.h"
#include "common/known_scores.h"
#include "rules/facts.h"
#include "store/referrals.h"

typedef int referral_loader(struct store *store, long id, struct referral *into, struct messages *messages);

static int load(struct call *call, long id, referral_loader *loader, struct judged *into)
{
    *into = (struct judged){0};
    if (loader(call->store, id, &into->referral, &call->messages) != 0)
        return -1;
    into->service = catalogue_service(&call->catalogue, into->referral.service);
    return 0;
}

/* `service` is whose criteria are to be judged; NULL those of any. Ages are those of the day. */
static int know(struct call *call, const struct service *service, int on, struct judged *into)
{
    struct score_facts scores;
    int result = known_scores(call, &into->referral, service, &scores);

    referral_facts(&into->referral, &call->catalogue, scores.items, scores.count, on, &into->facts);
    score_facts_free(&scores);
    return result;
}

static int judge(struct call *call, int on, struct judged *into)
{
    int result = know(call, into->service, on, into);

    screening_judge(into->service, &into->facts, &into->judgement);
    return result;
}

int judged_load(struct call *call, long id, struct judged *into)
{
    if (load(call, id, store_referral_load, into) != 0)
        return -1;
    return know(call, NULL, call->today, into);
}

void judge_form(struct call *call, struct referral *referral, struct judged *into)
{
    *into = (struct judged){.referral = *referral, .service = catalogue_service(&call->catalogue, referral->service)};
    *referral = (struct referral){0};
    judge(call, call->today, into);
}

/* Whether the catalogue has the referral's service. */
static int served(struct call *call, const struct judged *judged)
{
    char reference[REFERENCE_TEXT];

    if (judged->service)
        return 0;
    return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which the catalogue does not have"),
                     reference_write(judged->referral.year, judged->referral.number, reference),
                     judged->referral.service);
}

int judge_referral(struct call *call, long id, struct judged *into)
{
    if (load(call, id, store_referral_load, into) != 0 || served(call, into) != 0)
        return -1;
    return judge(call, call->today, into);
}

int judge_briefly(struct call *call, long id, struct judged *into)
{
    if (load(call, id, store_referral_load_facts, into) != 0 || served(call, into) != 0)
        return -1;
    int result = know(call, into->service, call->today, into);
    screening_judge_briefly(into->service, &into->facts, &into->judgement);
    return result;
}

int judge_deciding(struct call *call, long id, bool accept, int on, struct judged *into)
{
    if (load(call, id, store_referral_load, into) != 0 || (accept && served(call, into) != 0))
        return -1;
    if (into->service)
        return judge(call, on, into);
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
