/* A referral of the store held against a service: what screen check shows and screen decide goes by. */
#ifndef KREDS_CMD_JUDGING_H
#define KREDS_CMD_JUDGING_H

#include "common/command.h"
#include "model/referral.h"
#include "rules/screening.h"

struct judged {
    struct referral referral;
    const struct service *service; /* in call->catalogue; NULL where that has none such */
    struct facts facts;
    struct judgement judgement;
};

/* Loads a referral and judges it by its own service. -1 with messages: a service that the catalogue no longer has is
 * TROUBLE_NOT_FOUND. Freed with judged_free either way. */
int judge_referral(struct call *call, long id, struct judged *into);
/* The same for verdict and reasons alone: `referral` is as store_referral_load_facts fills it, and no finding can be shown. */
int judge_briefly(struct call *call, long id, struct judged *into);
/* As judge_referral for a decision of that day, which may be typed late. A service that the catalogue gave up takes nobody in, and holds
 * nobody back: where it is not to accept, the referral is ineligible by the reason "service". */
int judge_deciding(struct call *call, long id, bool accept, int on, struct judged *into);
/* Loads a referral with its facts and judges nothing: the service may be gone (NULL), and `judgement` is empty. */
int judged_load(struct call *call, long id, struct judged *into);
/* Judges a form that was read and is not stored, by the service that it names; the referral is taken over. */
void judge_form(struct call *call, struct referral *referral, struct judged *into);
void judged_free(struct judged *judged);

#endif
