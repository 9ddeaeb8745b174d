#include "rules/facts.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Capitals of ASCII and Latin-1 made small, which covers Danish; the locale has no say in a verdict. A small letter takes as many
 * bytes as its capital, and shares the first of two. */
static char *text_small(const char *text)
{
    char *own = memory_text(text), *at = text_trim(own);

    memmove(own, at, strlen(at) + 1);
    for (at = own; *at != '\0';) {
        const char *rest = at;
        uint32_t code = utf8_next(&rest);

        if (code >= 'A' && code <= 'Z')
            *at = (char)(code + 0x20);
        else if (code >= 0xc0 && code <= 0xde && code != 0xd7)
            at[1] = (char)(code - 0xc0 + 0xa0);
        at = own + (rest - own);
    }
    return own;
}

/* The municipality's bare name: "Norddjurs Kommune" is written as often as "Norddjurs". */
static char *municipality_bare(const char *text)
{
    static const char suffix[] = " kommune";
    char *bare = text_small(text);
    size_t length = strlen(bare), more = sizeof suffix - 1;

    if (length > more && strcmp(bare + length - more, suffix) == 0)
        bare[length - more] = '\0';
    return bare;
}

/* "Københavns Kommune" is the municipality København: the genitive's s goes with the word behind it. */
static bool municipality_same(const char *a, const char *b)
{
    char *left = municipality_bare(a), *right = municipality_bare(b);
    size_t least = strlen(left) < strlen(right) ? strlen(left) : strlen(right);
    const char *more = left[least] != '\0' ? left + least : right + least;
    bool same = strncmp(left, right, least) == 0 && (*more == '\0' || strcmp(more, "s") == 0);

    free(left);
    free(right);
    return same;
}

/* Source: design, catalogue: `municipality` is what the fact `resident` compares with. */
static void facts_add_resident(struct facts *into, const char *lives_in, const char *house)
{
    bool same;

    if (text_blank(lives_in) || text_blank(house))
        return;
    same = text_is(lives_in, house) || municipality_same(lives_in, house);
    facts_add_truth(into, "resident", same ? TRUTH_YES : TRUTH_NO);
}

static void facts_add_concerns(struct facts *into, const struct referral *referral)
{
    for (size_t i = 0; i < referral->concerns.count; i++)
        facts_add_text(into, "concern", referral->concerns.items[i]);
    if (referral->concerns_given && referral->concerns.count == 0)
        facts_add_text(into, "concern", "none");
}

/* How the holders of parental responsibility have answered. */
struct answers {
    size_t given, refused, unknown;
};

static enum truth consent_truth(enum consent consent)
{
    switch (consent) {
    case CONSENT_GIVEN: return TRUTH_YES;
    case CONSENT_REFUSED: return TRUTH_NO;
    case CONSENT_WITHDRAWN: return TRUTH_NO;
    case CONSENT_UNKNOWN: break;
    }
    return TRUTH_UNKNOWN;
}

static struct answers consent_answers(const struct referral *referral)
{
    struct answers answers = {0};

    for (size_t i = 0; i < referral->holder_count; i++) {
        const struct holder *holder = &referral->holders[i];

        if (!holder->holder)
            continue;
        switch (consent_truth(holder->consent)) {
        case TRUTH_YES: answers.given++; break;
        case TRUTH_NO: answers.refused++; break;
        case TRUTH_UNKNOWN: answers.unknown++; break;
        }
    }
    return answers;
}

/* Kleene's three values: `wanted` of all, where `against` breaks it and `unknown` leaves it open. */
static enum truth every_one(size_t against, size_t unknown)
{
    if (against > 0)
        return TRUTH_NO;
    return unknown > 0 ? TRUTH_UNKNOWN : TRUTH_YES;
}

static enum truth any_one(size_t wanted, size_t unknown)
{
    if (wanted > 0)
        return TRUTH_YES;
    return unknown > 0 ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* Source: design, criteria: `consent` (all, any, none) over the holders of parental responsibility; unknown with
 * none recorded. Domain: the children's groups of Copenhagen: the consent of both parents. */
static void facts_add_consent(struct facts *into, const struct referral *referral)
{
    struct answers answers = consent_answers(referral);
    const char *seen = "";

    if (answers.given + answers.refused + answers.unknown == 0)
        return;
    facts_add_truth(into, "consent:all", every_one(answers.refused, answers.unknown));
    facts_add_truth(into, "consent:any", any_one(answers.given, answers.unknown));
    facts_add_truth(into, "consent:none", every_one(answers.given, answers.unknown));
    if (answers.given > 0)
        seen = answers.refused + answers.unknown == 0 ? "all" : "some";
    else if (answers.refused > 0)
        seen = answers.unknown == 0 ? "none" : "refused";
    facts_add_text(into, "consent", seen);
}

static bool relation_seen(char *const *relations, size_t before, const char *relation)
{
    for (size_t i = 0; i < before; i++)
        if (text_is(relations[i], relation))
            return true;
    return false;
}

/* All adults of one relation count as one, whether or not they hold parental responsibility: a shelter asks the
 * mother. */
static enum truth relation_consent(const struct referral *referral, char *const *relations, const char *relation)
{
    size_t refused = 0, unknown = 0;

    for (size_t i = 0; i < referral->holder_count; i++) {
        enum truth truth = consent_truth(referral->holders[i].consent);

        refused += text_is(relations[i], relation) && truth == TRUTH_NO;
        unknown += text_is(relations[i], relation) && truth == TRUTH_UNKNOWN;
    }
    return every_one(refused, unknown);
}

static void facts_add_relations(struct facts *into, const struct referral *referral)
{
    char **relations = memory_new((referral->holder_count + 1) * sizeof *relations);

    for (size_t i = 0; i < referral->holder_count; i++)
        if (!text_blank(referral->holders[i].relation))
            relations[i] = text_small(referral->holders[i].relation);
    for (size_t i = 0; i < referral->holder_count; i++) {
        char *name;

        if (relations[i] == NULL || relation_seen(relations, i, relations[i]))
            continue;
        name = text_format("consent.%s", relations[i]);
        facts_add_truth(into, name, relation_consent(referral, relations, relations[i]));
        free(name);
    }
    for (size_t i = 0; i < referral->holder_count; i++)
        free(relations[i]);
    free(relations);
}

/* What the record knows is not the form's to answer a second time. */
static void facts_add_answers(struct facts *into, const struct facts *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        const struct fact *answer = &answers->items[i];
        struct value value;

        if (criterion_fact_known(answer->name) || strncmp(answer->name, "consent:", 8) == 0)
            continue;
        value_copy(&value, &answer->value);
        facts_add(into, answer->name, value);
    }
}

void referral_facts(const struct referral *referral, const struct catalogue *catalogue,
                    const struct score_known *scores, size_t score_count, int today, struct facts *into)
{
    bool caseworker = !text_blank(referral->caseworker_name) || !text_blank(referral->caseworker_email);
    int age;

    if (person_age(&referral->citizen, referral->received_on, today, &age))
        facts_add_number(into, "age", age);
    facts_add_resident(into, referral->citizen.municipality, catalogue->municipality);
    facts_add_truth(into, "child_case", referral->child_case);
    facts_add_truth(into, "caseworker", caseworker ? TRUTH_YES : TRUTH_NO);
    facts_add_text(into, "legal_basis", referral->legal_basis);
    if (referral->referrer.role != REFERRER_UNKNOWN)
        facts_add_text(into, "referrer_role", named_name(referrer_role_names, (int)referral->referrer.role));
    facts_add_consent(into, referral);
    facts_add_relations(into, referral);
    facts_add_truth(into, "child_wants", referral->child_wants);
    facts_add_truth(into, "action_plan", referral->action_plan);
    facts_add_concerns(into, referral);
    for (size_t i = 0; i < score_count; i++) {
        char *name = text_format("score.%s.%s", scores[i].instrument, scores[i].scale);

        facts_add_number(into, name, scores[i].score);
        free(name);
    }
    facts_add_answers(into, &referral->answers);
}
