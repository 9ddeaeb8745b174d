#include "rules/screening.h"
#include "base/memory.h"

#include <stdlib.h>

const struct named_value verdict_names[] = {{"eligible", VERDICT_ELIGIBLE},
                                            {"review", VERDICT_REVIEW},
                                            {"incomplete", VERDICT_INCOMPLETE},
                                            {"ineligible", VERDICT_INELIGIBLE},
                                            {NULL, 0}};

const struct named_value finding_result_names[] = {
    {"met", TRUTH_YES}, {"unmet", TRUTH_NO}, {"unknown", TRUTH_UNKNOWN}, {NULL, 0}};

const struct named_value strength_names[] = {{"must", false}, {"guide", true}, {NULL, 0}};

/* --- one fact held against one criterion ------------------------------------------------------ */

/* -1, 0 or 1; false when the two cannot be put in an order. */
static bool value_order(const struct value *a, const struct value *b, int *order)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == VALUE_NUMBER)
        *order = (a->number > b->number) - (a->number < b->number);
    else if (a->kind == VALUE_DATE)
        *order = (a->date > b->date) - (a->date < b->date);
    else
        return false;
    return true;
}

/* A value of another kind than the wanted ones is no answer to the question: unknown, not unmet. */
static enum truth value_among(const struct value *value, const struct criterion *criterion)
{
    enum truth among = TRUTH_UNKNOWN;

    for (size_t i = 0; i < criterion->wanted_count; i++) {
        if (value_equal(value, &criterion->wanted[i]))
            return TRUTH_YES;
        if (value->kind == criterion->wanted[i].kind)
            among = TRUTH_NO;
    }
    return among;
}

static enum truth value_within(const struct value *value, const struct criterion *criterion)
{
    const struct value *least = criterion->comparison == COMPARE_AT_MOST ? NULL : &criterion->wanted[0];
    const struct value *most = NULL;
    int order;

    if (criterion->comparison == COMPARE_AT_MOST)
        most = &criterion->wanted[0];
    else if (criterion->comparison == COMPARE_BETWEEN)
        most = &criterion->wanted[1];
    if (least != NULL) {
        if (!value_order(value, least, &order))
            return TRUTH_UNKNOWN;
        if (order < 0)
            return TRUTH_NO;
    }
    if (most != NULL) {
        if (!value_order(value, most, &order))
            return TRUTH_UNKNOWN;
        if (order > 0)
            return TRUTH_NO;
    }
    return TRUTH_YES;
}

static enum truth value_meets(const struct value *value, const struct criterion *criterion)
{
    switch (criterion->comparison) {
    case COMPARE_IS:
    case COMPARE_ONE_OF: return value_among(value, criterion);
    case COMPARE_BETWEEN: return criterion->wanted_count < 2 ? TRUTH_UNKNOWN : value_within(value, criterion);
    case COMPARE_AT_LEAST:
    case COMPARE_AT_MOST: return criterion->wanted_count < 1 ? TRUTH_UNKNOWN : value_within(value, criterion);
    }
    return TRUTH_UNKNOWN;
}

/* The fact that `consent` is judged by where this is wanted; NULL for what is none of the answers. */
static const char *consent_fact(const struct value *wanted)
{
    if (wanted->kind == VALUE_TRUTH)
        return wanted->truth ? "consent:all" : "consent:none";
    if (text_is(wanted->word, "all"))
        return "consent:all";
    return text_is(wanted->word, "any") ? "consent:any" : text_is(wanted->word, "none") ? "consent:none" : NULL;
}

/* Consent is judged by three facts, as "not all" and "not known of all" differ from one word to the other. */
static enum truth consent_meets(const struct facts *facts, const struct criterion *criterion)
{
    enum truth met = TRUTH_NO;

    for (size_t i = 0; i < criterion->wanted_count && met != TRUTH_YES; i++) {
        const char *name = consent_fact(&criterion->wanted[i]);
        const struct value *value = name == NULL ? NULL : facts_get(facts, name);

        if (value == NULL || value->kind != VALUE_TRUTH)
            met = TRUTH_UNKNOWN;
        else if (value->truth)
            met = TRUTH_YES;
    }
    return met;
}

/* A fact that stands several times (concern) meets a criterion by any of its values. */
static enum truth fact_meets(const struct facts *facts, const struct criterion *criterion)
{
    enum truth met = TRUTH_UNKNOWN;

    if (text_is(criterion->fact, "consent"))
        return consent_meets(facts, criterion);
    for (size_t i = 0; i < facts->count && met != TRUTH_YES; i++) {
        enum truth one;

        if (!text_is(facts->items[i].name, criterion->fact))
            continue;
        one = value_meets(&facts->items[i].value, criterion);
        if (one != TRUTH_UNKNOWN)
            met = one;
    }
    return met;
}

/* --- what a finding shows --------------------------------------------------------------------- */

static char *fact_value(const struct facts *facts, const char *name)
{
    struct text shown = {0};

    text_add(&shown, "");
    for (size_t i = 0; i < facts->count; i++) {
        char *value;

        if (!text_is(facts->items[i].name, name))
            continue;
        value = value_write(&facts->items[i].value);
        if (shown.length > 0)
            text_add(&shown, ", ");
        text_add(&shown, value);
        free(value);
    }
    return shown.bytes;
}

/* "9-12"; with two dots where a hyphen would run into a date's or a sign. */
static char *wanted_between(const char *least, const char *most, bool plain)
{
    return plain ? text_format("%s-%s", least, most) : text_format("%s..%s", least, most);
}

static char *criterion_wanted(const struct criterion *criterion)
{
    struct texts values = {0};
    struct text wanted = {0};
    bool plain = true;
    char *between;

    for (size_t i = 0; i < criterion->wanted_count; i++) {
        char *value = value_write(&criterion->wanted[i]);

        plain = plain && criterion->wanted[i].kind == VALUE_NUMBER && criterion->wanted[i].number >= 0;
        texts_add(&values, value);
        free(value);
    }
    if (criterion->comparison == COMPARE_BETWEEN && values.count == 2) {
        between = wanted_between(values.items[0], values.items[1], plain);
        texts_free(&values);
        return between;
    }
    if (criterion->comparison == COMPARE_ONE_OF)
        text_add(&wanted, "one of ");
    else if (criterion->comparison == COMPARE_AT_LEAST)
        text_add(&wanted, ">= ");
    else if (criterion->comparison == COMPARE_AT_MOST)
        text_add(&wanted, "<= ");
    texts_join(&values, ", ", &wanted);
    texts_free(&values);
    return wanted.bytes == NULL ? memory_text("") : wanted.bytes;
}

char *screening_wanted(const struct named_value *names, unsigned bits)
{
    char *list = named_set(names, bits);
    struct text wanted = {0};

    text_add(&wanted, (bits & (bits - 1)) == 0 ? "" : "one of ");
    for (const char *at = list; *at != '\0'; at++)
        text_add_bytes(&wanted, *at == ',' ? ", " : at, *at == ',' ? 2 : 1);
    free(list);
    return wanted.bytes;
}

/* --- judging ---------------------------------------------------------------------------------- */

static struct finding *judgement_add(struct judgement *into, struct finding finding)
{
    into->findings = memory_grow(into->findings, into->finding_count, sizeof *into->findings);
    into->findings[into->finding_count] = finding;
    return &into->findings[into->finding_count++];
}

/* What a fact's truth makes of the referral. */
static enum verdict truth_verdict(enum truth met, bool guide)
{
    switch (met) {
    case TRUTH_YES: return VERDICT_ELIGIBLE;
    case TRUTH_NO: return guide ? VERDICT_REVIEW : VERDICT_INELIGIBLE;
    case TRUTH_UNKNOWN: break;
    }
    return VERDICT_INCOMPLETE;
}

static enum truth verdict_truth(enum verdict verdict)
{
    if (verdict == VERDICT_ELIGIBLE)
        return TRUTH_YES;
    return verdict == VERDICT_INCOMPLETE ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* How far a member is from meeting an `any`: an open question may still be answered, a guide only be looked at. */
static int any_distance(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_ELIGIBLE: return 0;
    case VERDICT_INCOMPLETE: return 1;
    case VERDICT_REVIEW: return 2;
    case VERDICT_INELIGIBLE: break;
    }
    return 3;
}

static enum verdict judge(const struct criterion *criterion, int depth, const struct facts *facts,
                          struct judgement *into);

/* The nearest member decides an `any`, the worst an `all`. The members' findings may move the list, so the group's
 * own is found again by its place. */
static enum verdict judge_group(const struct criterion *criterion, int depth, const struct facts *facts,
                                struct judgement *into)
{
    bool any = criterion->kind == CRITERION_ANY;
    enum verdict verdict = any ? VERDICT_INELIGIBLE : VERDICT_ELIGIBLE;
    const char *name = any ? "any" : "all";
    size_t place = into->finding_count;
    char *wanted = into->brief ? NULL : text_format("%s of %zu", name, criterion->item_count);

    judgement_add(into, (struct finding){.criterion = criterion,
                                         .depth = depth,
                                         .fact = name,
                                         .guide = criterion->guide,
                                         .value = into->brief ? NULL : memory_text(""),
                                         .wanted = wanted});
    for (size_t i = 0; i < criterion->item_count; i++) {
        enum verdict one = judge(&criterion->items[i], depth + 1, facts, into);

        if (any ? any_distance(one) < any_distance(verdict) : one > verdict)
            verdict = one;
    }
    if (criterion->guide && verdict == VERDICT_INELIGIBLE)
        verdict = VERDICT_REVIEW;
    into->findings[place].verdict = verdict;
    into->findings[place].met = verdict_truth(verdict);
    return verdict;
}

static enum verdict judge(const struct criterion *criterion, int depth, const struct facts *facts,
                          struct judgement *into)
{
    enum truth met;

    if (criterion->kind != CRITERION_FACT)
        return judge_group(criterion, depth, facts, into);
    met = fact_meets(facts, criterion);
    return judgement_add(into, (struct finding){.criterion = criterion,
                                                .depth = depth,
                                                .fact = criterion->fact,
                                                .guide = criterion->guide,
                                                .met = met,
                                                .verdict = truth_verdict(met, criterion->guide),
                                                .value = into->brief ? NULL : fact_value(facts, criterion->fact),
                                                .wanted = into->brief ? NULL : criterion_wanted(criterion)})
        ->verdict;
}

/* Source: design, catalogue: `referred_by` is a must on `referrer_role`. It stands before the service's own
 * criteria. */
static enum verdict judge_referrer(unsigned referred_by, const struct facts *facts, struct judgement *into)
{
    const struct value *role = facts_get(facts, "referrer_role");
    char *wanted = into->brief ? NULL : screening_wanted(referrer_role_names, referred_by);
    enum truth met = TRUTH_UNKNOWN;
    int code;

    if (role != NULL)
        met = named_read(referrer_role_names, role->word, &code) && (referred_by & 1u << code) ? TRUTH_YES : TRUTH_NO;
    return judgement_add(into, (struct finding){.fact = "referrer_role",
                                                .met = met,
                                                .verdict = truth_verdict(met, false),
                                                .value = into->brief ? NULL : fact_value(facts, "referrer_role"),
                                                .wanted = wanted})
        ->verdict;
}

/* --- reasons ---------------------------------------------------------------------------------- */

static void texts_add_once(struct texts *list, const char *item)
{
    if (!texts_has(list, item))
        texts_add(list, item);
}

/* The facts behind one finding, and the services that its unmet criteria suggest. Of an `any` that an answer could
 * still meet only the open questions count. */
static void reasons_collect(struct judgement *into, size_t place)
{
    const struct finding *finding = &into->findings[place];
    const struct criterion *criterion = finding->criterion;

    if (finding->met == TRUTH_YES)
        return;
    if (criterion != NULL && criterion->refer_to != NULL && finding->met == TRUTH_NO)
        texts_add_once(&into->refer_to, criterion->refer_to);
    if (criterion == NULL || criterion->kind == CRITERION_FACT) {
        texts_add_once(&into->reasons, finding->fact);
        return;
    }
    for (size_t i = place + 1; i < into->finding_count && into->findings[i].depth > finding->depth; i++) {
        const struct finding *member = &into->findings[i];
        bool open_any = criterion->kind == CRITERION_ANY && finding->met == TRUTH_UNKNOWN;

        if (member->depth == finding->depth + 1 && !(open_any && member->met != TRUTH_UNKNOWN))
            reasons_collect(into, i);
    }
}

static void reasons_gather(struct judgement *into)
{
    static const enum verdict worst_first[] = {VERDICT_INELIGIBLE, VERDICT_INCOMPLETE, VERDICT_REVIEW};

    for (size_t k = 0; k < sizeof worst_first / sizeof *worst_first; k++)
        for (size_t i = 0; i < into->finding_count; i++)
            if (into->findings[i].depth == 0 && into->findings[i].verdict == worst_first[k])
                reasons_collect(into, i);
}

static void judge_service(const struct service *service, const struct facts *facts, bool brief, struct judgement *into)
{
    *into = (struct judgement){.verdict = VERDICT_ELIGIBLE, .brief = brief};
    if (service->referred_by != 0)
        into->verdict = judge_referrer(service->referred_by, facts, into);
    for (size_t i = 0; i < service->criteria.count; i++) {
        enum verdict one = judge(&service->criteria.items[i], 0, facts, into);

        if (one > into->verdict)
            into->verdict = one;
    }
    reasons_gather(into);
}

void screening_judge(const struct service *service, const struct facts *facts, struct judgement *into)
{
    judge_service(service, facts, false, into);
}

void screening_judge_briefly(const struct service *service, const struct facts *facts, struct judgement *into)
{
    judge_service(service, facts, true, into);
}

void judgement_put(struct judgement *into, struct finding finding)
{
    finding.verdict = truth_verdict(finding.met, finding.guide);
    judgement_add(into, finding);
    for (size_t i = into->finding_count - 1; i > 0; i--)
        into->findings[i] = into->findings[i - 1];
    into->findings[0] = finding;
    if (finding.verdict > into->verdict)
        into->verdict = finding.verdict;
    texts_free(&into->reasons);
    texts_free(&into->refer_to);
    reasons_gather(into);
}

void judgement_free(struct judgement *judgement)
{
    for (size_t i = 0; i < judgement->finding_count; i++) {
        free(judgement->findings[i].value);
        free(judgement->findings[i].wanted);
    }
    free(judgement->findings);
    texts_free(&judgement->reasons);
    texts_free(&judgement->refer_to);
    *judgement = (struct judgement){0};
}
