/* One referral held against every service of the catalogue, best first (design: `screen match`). Beside its criteria a
 * service says whom it is for, which a form for it could not have been sent without and which so stands in no list:
 *
 *   citizen     of the kinds that the service is for. A child or an adult may come to a service for families, whom they
 *               bring with them: a guide, as a person looks at whether they do. Any other kind is a must unmet
 *   anonymous   where the citizen is: a must, as only some services take a citizen without a name */
#ifndef KREDS_RULES_MATCHING_H
#define KREDS_RULES_MATCHING_H

#include "model/catalogue.h"
#include "model/referral.h"
#include "rules/screening.h"

/* What a service is to the referral, nearest first. */
enum match_kind {
    MATCH_ASKED,     /* the referral is for it */
    MATCH_SUGGESTED, /* an unmet criterion of that service refers to it */
    MATCH_OTHER
};

/* One service's judgement among others. */
struct match {
    const struct service *service;
    struct judgement judgement;
    enum match_kind kind;
};

struct matches {
    struct match *items;
    size_t count;
};

/* Judges and sorts; a service that the referral names and the catalogue lacks is no obstacle. `into` needs no
 * preparing and is freed with matches_free. */
void matching_judge(const struct catalogue *catalogue, const struct referral *referral, const struct facts *facts,
                    struct matches *into);
void matches_free(struct matches *matches);
/* Whether a service would do: the answer of the whole. */
bool matching_found(const struct matches *matches);

/* Sorts the best verdict first; of one verdict the service asked for, then those suggested in its place, then those with
 * fewer reasons; equals stay in the order they had, the catalogue's. */
void matching_rank(struct match *matches, size_t count);

#endif
