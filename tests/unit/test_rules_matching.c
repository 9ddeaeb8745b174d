#include "base/memory.h"
#include "rules/matching.h"
#include "shorthand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define CHILD (1u << CITIZEN_CHILD)
#define ADULT (1u << CITIZEN_ADULT)
#define FAMILY (1u << CITIZEN_FAMILY)
#define CLASS (1u << CITIZEN_CLASS)

/* A catalogue of services with codes a, b, c …, each with its criteria and whom it is for. */
struct offer {
    const char *criteria;
    unsigned citizens;
    bool anonymous;
};

static struct catalogue offered(const struct offer *offers, size_t count)
{
    struct catalogue catalogue = {.services = memory_new(count * sizeof(struct service)), .service_count = count};

    for (size_t i = 0; i < count; i++) {
        struct service *service = &catalogue.services[i];

        service->code = text_format("%c", (int)('a' + i));
        service->citizens = offers[i].citizens;
        service->anonymous = offers[i].anonymous;
        shorthand_criteria(offers[i].criteria, &service->criteria.items, &service->criteria.count);
    }
    return catalogue;
}

/* "b:eligible a:review(citizen)": codes, verdicts and reasons in their order. */
static char *matched(const struct offer *offers, size_t count, const struct referral *referral, const char *known)
{
    struct catalogue catalogue = offered(offers, count);
    struct facts facts = shorthand_facts(known);
    struct matches matches;
    struct text told = {0};

    matching_judge(&catalogue, referral, &facts, &matches);
    for (size_t i = 0; i < matches.count; i++) {
        const struct judgement *judgement = &matches.items[i].judgement;

        text_add_format(&told, "%s%s:%s", i > 0 ? " " : "", matches.items[i].service->code,
                        named_name(verdict_names, (int)judgement->verdict));
        if (judgement->reasons.count > 0) {
            text_add(&told, "(");
            texts_join(&judgement->reasons, ",", &told);
            text_add(&told, ")");
        }
    }
    text_add_format(&told, " %s", matching_found(&matches) ? "found" : "none");
    matches_free(&matches);
    facts_free(&facts);
    catalogue_free(&catalogue);
    return told.bytes;
}

static void whom_a_service_is_for(void **state)
{
    static const struct {
        enum citizen_kind kind;
        bool anonymous;
        struct offer offer;
        const char *told;
    } cases[] = {
        {CITIZEN_CHILD, false, {"", CHILD, false}, "a:eligible found"},
        {CITIZEN_CHILD, false, {"", CHILD | FAMILY, false}, "a:eligible found"},
        {CITIZEN_ADULT, false, {"", CHILD, false}, "a:ineligible(citizen) none"},
        {CITIZEN_CHILD, false, {"", ADULT, false}, "a:ineligible(citizen) none"},
        {CITIZEN_CHILD, false, {"", FAMILY, false}, "a:review(citizen) none"},
        {CITIZEN_ADULT, false, {"", FAMILY | CLASS, false}, "a:review(citizen) none"},
        {CITIZEN_FAMILY, false, {"", CHILD | ADULT, false}, "a:ineligible(citizen) none"},
        {CITIZEN_CLASS, false, {"", FAMILY, false}, "a:ineligible(citizen) none"},
        {CITIZEN_CLASS, false, {"", CHILD | CLASS, false}, "a:eligible found"},
        {CITIZEN_CHILD, true, {"", CHILD, true}, "a:eligible found"},
        {CITIZEN_CHILD, true, {"", CHILD, false}, "a:ineligible(anonymous) none"},
        {CITIZEN_ADULT, true, {"", CHILD, false}, "a:ineligible(citizen,anonymous) none"},
        /* Their reasons stand among the others by how bad they are. */
        {CITIZEN_ADULT, false, {"x=yes ~y=yes z=yes", CHILD, false}, "a:ineligible(citizen,x,z,y) none"},
        {CITIZEN_ADULT, false, {"x=yes ~y=yes z=yes", FAMILY, false}, "a:ineligible(x,z,citizen,y) none"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = {.service = "a", .citizen_kind = cases[i].kind};

        referral.citizen.kind = cases[i].anonymous ? PERSON_ANONYMOUS : PERSON_CHILD;
        char *told = matched(&cases[i].offer, 1, &referral, "x=no y=no");
        assert_string_equal(told, cases[i].told);
        free(told);
    }
}

static void whom_it_is_for_stands_in_front(void **state)
{
    const struct offer offer = {"x=yes", FAMILY | CLASS, false};
    struct catalogue catalogue = offered(&offer, 1);
    struct facts facts = shorthand_facts("x=yes");
    struct referral referral = {.service = "a", .citizen_kind = CITIZEN_CHILD};
    struct matches matches;

    (void)state;
    matching_judge(&catalogue, &referral, &facts, &matches);
    const struct judgement *judgement = &matches.items[0].judgement;
    assert_int_equal(judgement->finding_count, 2);
    assert_string_equal(judgement->findings[0].fact, "citizen");
    assert_string_equal(judgement->findings[0].value, "child");
    assert_string_equal(judgement->findings[0].wanted, "one of family, class");
    assert_true(judgement->findings[0].guide);
    assert_int_equal(judgement->findings[0].met, TRUTH_NO);
    assert_int_equal(judgement->findings[0].verdict, VERDICT_REVIEW);
    assert_string_equal(judgement->findings[1].fact, "x");
    matches_free(&matches);
    facts_free(&facts);
    catalogue_free(&catalogue);
}

static void best_first_and_nearest_among_equals(void **state)
{
    static const struct offer offers[] = {
        {"x=yes u=yes", CHILD, false},       /* a: ineligible, two reasons */
        {"x=no", CHILD, false},              /* b: eligible */
        {"u=yes v=yes w=yes", CHILD, false}, /* c: incomplete, three reasons */
        {"u=yes", CHILD, false},             /* d: incomplete, one reason */
        {"~x=yes", CHILD, false},            /* e: review */
        {"u=yes v=yes", CHILD, false},       /* f: incomplete, two reasons */
        {"", CHILD, false},                  /* g: eligible */
        {"x=yes@f", CHILD, false},           /* h: ineligible, refers to f */
    };
    static const struct {
        const char *asked, *told;
    } cases[] = {
        {"h", "b:eligible g:eligible e:review(x) f:incomplete(u,v) d:incomplete(u) c:incomplete(u,v,w) h:ineligible(x) "
              "a:ineligible(x,u) found"},
        {"c", "b:eligible g:eligible e:review(x) c:incomplete(u,v,w) d:incomplete(u) f:incomplete(u,v) h:ineligible(x) "
              "a:ineligible(x,u) found"},
        {"g", "g:eligible b:eligible e:review(x) d:incomplete(u) f:incomplete(u,v) c:incomplete(u,v,w) h:ineligible(x) "
              "a:ineligible(x,u) found"},
        {"gone", "b:eligible g:eligible e:review(x) d:incomplete(u) f:incomplete(u,v) c:incomplete(u,v,w) "
                 "h:ineligible(x) a:ineligible(x,u) found"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = {.service = (char *)(uintptr_t)cases[i].asked, .citizen_kind = CITIZEN_CHILD};
        char *told = matched(offers, sizeof offers / sizeof *offers, &referral, "x=no");

        assert_string_equal(told, cases[i].told);
        free(told);
    }
}

static void no_service_is_no_match(void **state)
{
    struct catalogue catalogue = {0};
    struct referral referral = {.service = "a"};
    struct facts facts = {0};
    struct matches matches;

    (void)state;
    matching_judge(&catalogue, &referral, &facts, &matches);
    assert_int_equal(matches.count, 0);
    assert_false(matching_found(&matches));
    matches_free(&matches);
}

static void matches_are_ranked(void **state)
{
    static const struct {
        const char *code;
        enum verdict verdict;
        size_t reasons;
    } given[] = {{"a", VERDICT_INELIGIBLE, 1}, {"b", VERDICT_REVIEW, 2},   {"c", VERDICT_ELIGIBLE, 0},
                 {"d", VERDICT_REVIEW, 1},     {"e", VERDICT_ELIGIBLE, 0}, {"f", VERDICT_INCOMPLETE, 3},
                 {"g", VERDICT_INCOMPLETE, 3}};
    static const char wanted[] = "cedbfga";
    struct service services[7];
    struct match matches[7];

    (void)state;
    for (size_t i = 0; i < 7; i++) {
        services[i] = (struct service){.code = (char *)(uintptr_t)given[i].code};
        matches[i] = (struct match){.service = &services[i],
                                    .judgement = {.verdict = given[i].verdict, .reasons = {NULL, given[i].reasons}}};
    }
    matching_rank(matches, 7);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(matches[i].service->code[0], wanted[i]);
    matching_rank(matches, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whom_a_service_is_for),
        cmocka_unit_test(whom_it_is_for_stands_in_front),
        cmocka_unit_test(best_first_and_nearest_among_equals),
        cmocka_unit_test(no_service_is_no_match),
        cmocka_unit_test(matches_are_ranked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
