/* What the citizen's questionnaires came to, for criteria that ask for a score. */
#ifndef KREDS_CMD_KNOWN_SCORES_H
#define KREDS_CMD_KNOWN_SCORES_H

#include "common/command.h"
#include "model/referral.h"
#include "rules/score_facts.h"

/* The scores of the citizen's latest answers to each instrument, from all referrals; the store is asked only where the criteria of
 * `service` (NULL: of any) look at a score. 0 or -1; freed by score_facts_free either way. */
int known_scores(struct call *call, const struct referral *referral, const struct service *service,
                 struct score_facts *into);

#endif
