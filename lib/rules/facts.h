/* What is known of a referral, as facts by name (design: criteria). Nothing here depends on the service, so that
 * one referral is judged against all services by the same facts. */
#ifndef KREDS_RULES_FACTS_H
#define KREDS_RULES_FACTS_H

#include "model/catalogue.h"
#include "model/facts.h"
#include "model/referral.h"

/* The citizen's latest score on one scale of an instrument. Texts are not owned. */
struct score_known {
    const char *instrument; /* sdq */
    const char *scale;      /* total */
    double score;
};

/* Fills `into` (all zero before; the caller frees it with facts_free) with what the record knows on the day `today`:
 *
 *   age            whole years on that day; unknown without birth date or told age
 *   resident       the citizen's municipality is the catalogue's, whatever the case, with or without "Kommune";
 *                  unknown where either is not recorded
 *   child_case, child_wants, action_plan   as the form says
 *   caseworker     yes when a name or an e-mail address stands, else no
 *   legal_basis, referrer_role             unknown where left out
 *   concern        once for each that is given; "none" for an empty list; unknown where the form had no such key
 *   consent        for the eye: all (given by every holder), some (given by one, not by all), none (refused or
 *                  withdrawn by every one), refused (by one, none given yet); unknown where nobody has answered
 *   consent:all consent:any consent:none   what `consent: is: all|any|none` is judged by, each three-valued over the
 *                  holders of parental responsibility; a withdrawn consent counts as refused; unknown with no holder
 *   consent.RELATION   of the adults of that relation (lower case), holders or not; one refusal outweighs
 *   score.INSTRUMENT.SCALE
 *
 * and the answers of the form and of `screen answer`, save those under a name that the record knows by itself. */
void referral_facts(const struct referral *referral, const struct catalogue *catalogue,
                    const struct score_known *scores, size_t score_count, int today, struct facts *into);

#endif
