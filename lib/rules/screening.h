/* Screening: the criteria of a service held against the facts of a referral. It recommends; a person decides.
 *
 * Logic is three-valued (Kleene): an `any` is met by one member, unmet when all are unmet, else unknown; an `all`
 * is unmet by one member, met when all are met, else unknown. A top criterion that is unmet makes the referral
 * ineligible as a must and a matter for review as a guide; one that is unknown makes it incomplete, as a guide too
 * (a score among them: it names what is still to be filled in). A guide inside an `all` or `any` softens only
 * itself: what it alone would break is for review. The worst wins: ineligible, then incomplete, then review. */
#ifndef KREDS_RULES_SCREENING_H
#define KREDS_RULES_SCREENING_H

#include "base/named.h"
#include "base/text.h"
#include "model/facts.h"
#include "model/service.h"

/* From best to worst. */
enum verdict { VERDICT_ELIGIBLE, VERDICT_REVIEW, VERDICT_INCOMPLETE, VERDICT_INELIGIBLE };
extern const struct named_value verdict_names[]; /* eligible review incomplete ineligible */

/* Names of `enum truth` as the result of a criterion: met unmet unknown. */
extern const struct named_value finding_result_names[];
/* Names of the strength of a criterion, by its flag `guide`: must guide. */
extern const struct named_value strength_names[];

/* One criterion judged. The criterion and the fact's name belong to the service. */
struct finding {
    const struct criterion *criterion; /* NULL: implied by another key, as referrer_role by `referred_by` */
    int depth;                         /* nesting: 0 for a criterion of the service's list */
    const char *fact;     /* the fact's name; "any" or "all" for a group, whose members follow one deeper */
    bool guide;           /* strength: guide */
    enum truth met;       /* TRUTH_YES met, TRUTH_NO unmet, TRUTH_UNKNOWN */
    enum verdict verdict; /* what this one alone would make of the referral */
    char *value;          /* what is known: "8", "sad, angry"; "" when unknown or a group */
    char *wanted;         /* "9-12", "one of a, b", "yes", ">= 11", "<= 3"; of a group "any of 3", "all of 2" */
};

struct judgement {
    enum verdict verdict;
    bool brief;               /* the findings are without `value` and `wanted` */
    struct finding *findings; /* in the order of the catalogue; a group before its members */
    size_t finding_count;
    struct texts
        reasons; /* names of the facts behind the verdict, once each: those of the ineligible criteria, then the
                              incomplete, then those for review. Of an unmet `any` all its facts, of an unknown one its
                              unknown facts, of an `all` the facts that are not met. Empty when eligible */
    struct texts refer_to; /* services that the unmet criteria suggest, once each */
};

/* Judges; `into` needs no preparing and is freed with judgement_free. */
void screening_judge(const struct service *service, const struct facts *facts, struct judgement *into);
/* The same where verdict and reasons are all that is asked for: the findings are without their texts, which take the longest. */
void screening_judge_briefly(const struct service *service, const struct facts *facts, struct judgement *into);
void judgement_free(struct judgement *judgement);

/* Puts what stands in no list of criteria in front of the findings; its verdict and its reason count like the others'.
 * The finding's texts are taken over; its verdict follows from `met` and `guide`. */
void judgement_put(struct judgement *into, struct finding finding);
/* "parent" or "one of parent, self": what is wanted where some of the names will do; the caller frees. */
char *screening_wanted(const struct named_value *names, unsigned bits);

/* A finding as a sentence, without its depth: "age: 8; wanted 9-12 (a guide: a person looks)". An unknown fact
 * brings its question in `language` ("da" or "en") where the catalogue has one; the sentence around it is in the
 * language in use. Appends to `into`. */
void screening_sentence(const struct finding *finding, const char *language, struct text *into);
/* The same for who reads it all: in place of a fact's name the catalogue's question. */
void screening_explain(const struct finding *finding, const char *language, struct text *into);
/* A verdict in a sentence: "not all is known yet". */
const char *screening_verdict(enum verdict verdict);

#endif
