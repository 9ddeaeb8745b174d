/* Scores among the facts that criteria ask for (design, criteria: score.INSTRUMENT.SCALE, a guide only: no score decides). */
#ifndef KREDS_RULES_SCORE_FACTS_H
#define KREDS_RULES_SCORE_FACTS_H

#include "model/catalogue.h"
#include "rules/facts.h"

/* Whether a service's criteria ask for a score, at any depth; of `service` NULL whether those of any service do. */
bool score_facts_asked(const struct catalogue *catalogue, const struct service *service);

/* Scores that are known; all zero is none. */
struct score_facts {
    struct score_known *items; /* the texts are the instruments' */
    size_t count;
};

/* Adds what answers come to: the scales that have a score. One with too many missing stays unknown. */
void score_facts_add(struct score_facts *facts, const struct instrument *instrument, const int *answers);
void score_facts_free(struct score_facts *facts);

#endif
