#include "rules/matching.h"
#include "base/memory.h"

#include <stdlib.h>

static bool match_before(const struct match *a, const struct match *b)
{
    if (a->judgement.verdict != b->judgement.verdict)
        return a->judgement.verdict < b->judgement.verdict;
    if (a->kind != b->kind)
        return a->kind < b->kind;
    return a->judgement.reasons.count < b->judgement.reasons.count;
}

/* By insertion, which keeps equals in the catalogue's order; a house has a few dozen services. */
void matching_rank(struct match *matches, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct match one = matches[i];
        size_t place = i;

        for (; place > 0 && match_before(&one, &matches[place - 1]); place--)
            matches[place] = matches[place - 1];
        matches[place] = one;
    }
}

/* Source: design, catalogue: `citizen` tells whom the service is for; domain, the catalogue of Norddjurs: most of its
 * family services begin with a child. */
static void judge_citizen(const struct service *service, enum citizen_kind kind, struct judgement *into)
{
    bool one = kind == CITIZEN_CHILD || kind == CITIZEN_ADULT;
    bool fits = (service->citizens & 1u << kind) != 0;

    judgement_put(into, (struct finding){.fact = "citizen",
                                         .guide = !fits && one && (service->citizens & 1u << CITIZEN_FAMILY) != 0,
                                         .met = fits ? TRUTH_YES : TRUTH_NO,
                                         .value = memory_text(named_name(citizen_kind_names, (int)kind)),
                                         .wanted = screening_wanted(citizen_kind_names, service->citizens)});
}

/* Source: design, catalogue: `anonymous`. */
static void judge_anonymous(const struct service *service, struct judgement *into)
{
    judgement_put(into, (struct finding){.fact = "anonymous",
                                         .met = service->anonymous ? TRUTH_YES : TRUTH_NO,
                                         .value = memory_text("yes"),
                                         .wanted = memory_text(service->anonymous ? "yes" : "no")});
}

static const struct match *match_asked(const struct matches *matches, const char *code)
{
    for (size_t i = 0; i < matches->count; i++)
        if (text_is(matches->items[i].service->code, code))
            return &matches->items[i];
    return NULL;
}

static void kinds_set(struct matches *matches, const char *code)
{
    const struct match *asked = match_asked(matches, code);

    for (size_t i = 0; i < matches->count; i++) {
        struct match *match = &matches->items[i];

        if (match == asked)
            match->kind = MATCH_ASKED;
        else if (asked != NULL && texts_has(&asked->judgement.refer_to, match->service->code))
            match->kind = MATCH_SUGGESTED;
        else
            match->kind = MATCH_OTHER;
    }
}

void matching_judge(const struct catalogue *catalogue, const struct referral *referral, const struct facts *facts,
                    struct matches *into)
{
    *into = (struct matches){.items = memory_new((catalogue->service_count + 1) * sizeof *into->items)};
    for (size_t i = 0; i < catalogue->service_count; i++) {
        struct match *match = &into->items[into->count++];

        match->service = &catalogue->services[i];
        screening_judge(match->service, facts, &match->judgement);
        if (referral->citizen.kind == PERSON_ANONYMOUS)
            judge_anonymous(match->service, &match->judgement);
        judge_citizen(match->service, referral->citizen_kind, &match->judgement);
    }
    kinds_set(into, referral->service);
    matching_rank(into->items, into->count);
}

bool matching_found(const struct matches *matches)
{
    return matches->count > 0 && matches->items[0].judgement.verdict == VERDICT_ELIGIBLE;
}

void matches_free(struct matches *matches)
{
    for (size_t i = 0; i < matches->count; i++)
        judgement_free(&matches->items[i].judgement);
    free(matches->items);
    *matches = (struct matches){0};
}
