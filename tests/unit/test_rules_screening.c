#include "base/memory.h"
#include "rules/screening.h"
#include "shorthand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *joined(const struct texts *texts)
{
    struct text text = {0};

    text_add(&text, "");
    texts_join(texts, ",", &text);
    return text.bytes;
}

/* The same verdict for the same reasons, without the texts of the findings. */
static void expect_brief(const struct service *service, const struct facts *facts, const struct judgement *whole)
{
    struct judgement brief;
    char *reasons, *wanted = joined(&whole->reasons);

    screening_judge_briefly(service, facts, &brief);
    reasons = joined(&brief.reasons);
    assert_int_equal(brief.verdict, whole->verdict);
    assert_string_equal(reasons, wanted);
    assert_int_equal(brief.finding_count, whole->finding_count);
    for (size_t i = 0; i < brief.finding_count; i++) {
        assert_int_equal(brief.findings[i].met, whole->findings[i].met);
        assert_null(brief.findings[i].value);
        assert_null(brief.findings[i].wanted);
    }
    free(reasons);
    free(wanted);
    judgement_free(&brief);
}

static struct judgement judged(const char *criteria, const char *known, unsigned referred_by, struct service *service)
{
    struct facts facts = shorthand_facts(known);
    struct judgement judgement;

    *service = (struct service){.code = "service", .referred_by = referred_by};
    shorthand_criteria(criteria, &service->criteria.items, &service->criteria.count);
    screening_judge(service, &facts, &judgement);
    expect_brief(service, &facts, &judgement);
    facts_free(&facts);
    return judgement;
}

static void expect(const char *criteria, const char *facts, const char *verdict, const char *reasons)
{
    struct service service;
    struct judgement judgement = judged(criteria, facts, 0, &service);
    char *found = joined(&judgement.reasons);

    if (!text_is(named_name(verdict_names, (int)judgement.verdict), verdict) || !text_is(found, reasons))
        fail_msg("%s | %s: %s (%s), wanted %s (%s)", criteria, facts, named_name(verdict_names, (int)judgement.verdict),
                 found, verdict, reasons);
    free(found);
    judgement_free(&judgement);
    criteria_free(&service.criteria);
}

/* --- the cases --------------------------------------------------------------------------------- */

static void comparisons(void **state)
{
    static const struct {
        const char *criteria, *facts, *verdict;
    } cases[] = {
        {"", "", "eligible"},
        {"age=9..12", "age=9", "eligible"},
        {"age=9..12", "age=12", "eligible"},
        {"age=9..12", "age=8", "ineligible"},
        {"age=9..12", "age=13", "ineligible"},
        {"age=9..12", "", "incomplete"},
        {"age=9..12", "age=old", "incomplete"},
        {"score>=11", "score=11", "eligible"},
        {"score>=11", "score=10.5", "ineligible"},
        {"score<=3", "score=3", "eligible"},
        {"score<=3", "score=4", "ineligible"},
        {"x=yes", "x=yes", "eligible"},
        {"x=yes", "x=true", "eligible"},
        {"x=yes", "x=no", "ineligible"},
        {"x=no", "x=no", "eligible"},
        {"x=yes", "x=unknown", "incomplete"},
        {"x=yes", "x=perhaps", "incomplete"}, /* no answer to a question of yes and no */
        {"x=a|b", "x=b", "eligible"},
        {"x=a|b", "x=c", "ineligible"},
        {"x=a|b", "x=yes", "incomplete"},
        {"x=a|yes", "x=yes", "eligible"},
        {"on=2026-01-01..2026-12-31", "on=2026-12-31", "eligible"},
        {"on=2026-01-01..2026-12-31", "on=2027-01-01", "ineligible"},
        {"on>=2026-02-28", "on=2024-02-29", "ineligible"},
        {"on>=2026-02-28", "on=5", "incomplete"},
        {"concern=sad", "concern=angry concern=sad", "eligible"}, /* any of several values */
        {"concern=sad", "concern=angry concern=school", "ineligible"},
        {"concern=sad", "concern=none", "ineligible"},
        {"consent=all", "consent:all=yes", "eligible"},
        {"consent=all", "consent:all=no consent=some", "ineligible"},
        {"consent=all", "consent:any=yes consent=some", "incomplete"},
        {"consent=all", "", "incomplete"},
        {"consent=any", "consent:any=yes consent:all=no", "eligible"},
        {"consent=none", "consent:none=no", "ineligible"},
        {"consent=all|none", "consent:all=no consent:none=yes", "eligible"},
        {"consent=all|none", "consent:all=no", "incomplete"},
        {"consent=yes", "consent:all=yes", "eligible"},
        {"consent.mother=yes", "consent.mother=no", "ineligible"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *fact = memory_text_part(cases[i].criteria, strcspn(cases[i].criteria, "=<>"));

        expect(cases[i].criteria, cases[i].facts, cases[i].verdict, text_is(cases[i].verdict, "eligible") ? "" : fact);
        free(fact);
    }
}

static void the_worst_wins_and_is_named_first(void **state)
{
    (void)state;
    expect("a=yes b=yes c=yes", "a=yes b=yes c=yes", "eligible", "");
    expect("~a=yes b=yes", "a=no b=yes", "review", "a");
    expect("~a=yes b=yes", "b=yes", "incomplete", "a"); /* a guide that is not known is asked for too */
    expect("~a=yes b=yes", "a=no", "incomplete", "b,a");
    expect("~a=yes b=yes c=yes", "a=no c=no", "ineligible", "c,b,a");
    expect("a=yes a=yes b=yes", "", "incomplete", "a,b"); /* once each */
    expect("~score.epds.total>=11", "", "incomplete", "score.epds.total");
}

static void groups_follow_kleene(void **state)
{
    static const struct {
        const char *facts, *any, *any_reasons, *all, *all_reasons;
    } cases[] = {
        {"a=yes b=yes", "eligible", "", "eligible", ""},  {"a=yes b=no", "eligible", "", "ineligible", "b"},
        {"a=yes", "eligible", "", "incomplete", "b"},     {"a=no b=no", "ineligible", "a,b", "ineligible", "a,b"},
        {"a=no", "incomplete", "b", "ineligible", "a,b"}, {"", "incomplete", "a,b", "incomplete", "a,b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect("any(a=yes b=yes)", cases[i].facts, cases[i].any, cases[i].any_reasons);
        expect("all(a=yes b=yes)", cases[i].facts, cases[i].all, cases[i].all_reasons);
    }
    expect("any()", "", "ineligible", "");
    expect("all()", "", "eligible", "");
}

static void groups_nest(void **state)
{
    static const char place[] = "any(place=house all(place=home|foster in=yes))"; /* Norddjurs, supported contact */

    (void)state;
    expect(place, "place=house", "eligible", "");
    expect(place, "place=home in=yes", "eligible", "");
    expect(place, "place=home in=no", "ineligible", "place,in");
    expect(place, "place=home", "incomplete", "in");
    expect(place, "", "incomplete", "place,in");
    expect(place, "place=street in=yes", "ineligible", "place");
    expect("any(a=yes all(b=yes any(c=yes d=yes)))", "a=no b=yes c=no", "incomplete", "d");
    expect("all(a=yes any(b=yes all(c=yes d=yes)))", "a=yes b=no d=no", "ineligible", "b,c,d");
    expect("all(a=yes any(b=yes all(c=yes d=yes)))", "a=yes c=yes d=yes", "eligible", "");
}

static void guides_in_groups(void **state)
{
    (void)state;
    expect("~any(a=yes b=yes)", "a=no b=no", "review", "a,b");
    expect("~all(a=yes b=yes)", "a=no", "review", "a,b");
    expect("~any(a=yes b=yes)", "a=no", "incomplete", "b");
    /* a guide inside an `all` that is a must softens only itself */
    expect("all(a=yes ~b=yes)", "a=yes b=no", "review", "b");
    expect("all(a=yes ~b=yes)", "a=no b=no", "ineligible", "a,b");
    expect("all(a=yes ~b=yes)", "b=no", "incomplete", "a,b");
    expect("any(a=yes ~b=yes)", "a=no b=no", "review", "a,b");
    expect("any(a=yes ~b=yes)", "b=no", "incomplete", "a");
    expect("any(~b=yes a=yes)", "b=no", "incomplete", "a");
    expect("any(a=yes ~b=yes)", "a=no", "incomplete", "b");
    expect("any(a=yes ~b=yes)", "b=yes", "eligible", "");
}

static void services_are_suggested(void **state)
{
    static const struct {
        const char *criteria, *facts, *refer_to;
    } cases[] = {
        {"a=yes@x b=yes@y", "a=yes b=no", "y"},
        {"a=yes@x b=yes@y", "a=no b=no", "x,y"},
        {"a=yes@x b=yes@x", "a=no b=no", "x"},
        {"a=yes@x", "", ""},
        {"~a=yes@x", "a=no", "x"},
        {"any(a=yes@x b=yes@y)", "a=no b=yes", ""},
        {"any(a=yes@x b=yes@y)", "a=no", ""},
        {"any(a=yes@x b=yes@y)", "a=no b=no", "x,y"},
        {"~g=yes@x m=yes@y", "g=no m=no", "y,x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service;
        struct judgement judgement = judged(cases[i].criteria, cases[i].facts, 0, &service);
        char *found = joined(&judgement.refer_to);

        assert_string_equal(found, cases[i].refer_to);
        free(found);
        judgement_free(&judgement);
        criteria_free(&service.criteria);
    }
}

static void referrers_are_a_must(void **state)
{
    static const struct {
        unsigned referred_by;
        const char *facts, *verdict, *wanted;
    } cases[] = {
        {1u << REFERRER_PARENT, "referrer_role=parent", "eligible", "parent"},
        {1u << REFERRER_PARENT, "referrer_role=school", "ineligible", "parent"},
        {1u << REFERRER_PARENT, "", "incomplete", "parent"},
        {1u << REFERRER_PARENT | 1u << REFERRER_SELF, "referrer_role=self", "eligible", "one of parent, self"},
        {1u << REFERRER_PARENT | 1u << REFERRER_SELF, "referrer_role=other", "ineligible", "one of parent, self"},
        {1u << REFERRER_PARENT, "referrer_role=nobody", "ineligible", "parent"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service;
        struct judgement judgement = judged("", cases[i].facts, cases[i].referred_by, &service);

        assert_string_equal(named_name(verdict_names, (int)judgement.verdict), cases[i].verdict);
        assert_int_equal(judgement.finding_count, 1);
        assert_null(judgement.findings[0].criterion);
        assert_string_equal(judgement.findings[0].fact, "referrer_role");
        assert_string_equal(judgement.findings[0].wanted, cases[i].wanted);
        assert_int_equal(judgement.reasons.count, judgement.verdict == VERDICT_ELIGIBLE ? 0 : 1);
        judgement_free(&judgement);
    }
}

static void findings_in_order_with_sentences(void **state)
{
    static const struct {
        int depth;
        const char *fact, *strength, *result, *value, *wanted, *sentence;
    } wanted[] = {
        {0, "age", "guide", "unmet", "8", "9-12", "age: 8; wanted 9-12 (a guide: a person looks)"},
        {0, "any", "must", "unknown", "", "any of 3", "at least one of these 3: not known yet"},
        {1, "a", "must", "unmet", "no", "yes", "a: no; wanted yes"},
        {1, "all", "must", "unmet", "", "all of 2", "all of these 2: not all are met"},
        {2, "b", "must", "met", "p", "one of p, q", "b: p; met, wanted one of p, q"},
        {2, "c", "must", "unmet", "2", ">= 3", "c: 2; wanted >= 3"},
        {1, "d", "must", "unknown", "", "<= 4", "d: not known; wanted <= 4"},
        {0, "concern", "must", "met", "sad, angry", "sad", "concern: sad, angry; met, wanted sad"},
        {0, "t", "must", "unmet", "-5", "-3..3", "t: -5; wanted -3..3"},
        {0, "consent", "must", "unknown", "some", "all", "consent: some leaves it open; wanted all"},
        {0, "e", "guide", "unknown", "", "yes", "e: not known; wanted yes (a guide)"},
    };
    struct service service;
    struct judgement judgement =
        judged("~age=9..12 any(a=yes all(b=p|q c>=3) d<=4) concern=sad t=-3..3 consent=all ~e=yes",
               "age=8 a=no b=p c=2 concern=sad concern=angry t=-5 consent=some consent:any=yes", 0, &service);

    (void)state;
    assert_int_equal(judgement.finding_count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < judgement.finding_count; i++) {
        const struct finding *finding = &judgement.findings[i];
        struct text sentence = {0};

        screening_sentence(finding, "en", &sentence);
        assert_int_equal(finding->depth, wanted[i].depth);
        assert_string_equal(finding->fact, wanted[i].fact);
        assert_string_equal(named_name(strength_names, finding->guide), wanted[i].strength);
        assert_string_equal(named_name(finding_result_names, (int)finding->met), wanted[i].result);
        assert_string_equal(finding->value, wanted[i].value);
        assert_string_equal(finding->wanted, wanted[i].wanted);
        assert_string_equal(text_bytes(&sentence), wanted[i].sentence);
        text_free(&sentence);
    }
    judgement_free(&judgement);
    criteria_free(&service.criteria);
}

static void unknown_facts_bring_their_question(void **state)
{
    struct service service;
    struct judgement judgement = judged("a=yes ~b=yes", "", 0, &service);
    struct text sentence = {0};

    (void)state;
    service.criteria.items[0].ask = (struct words){memory_text("Er der a?"), memory_text("Is there a?")};
    service.criteria.items[1].ask = (struct words){NULL, memory_text("Is there b?")};
    screening_sentence(&judgement.findings[0], "da", &sentence);
    assert_string_equal(text_bytes(&sentence), "a: not known; ask: Er der a?");
    text_clear(&sentence);
    screening_sentence(&judgement.findings[1], "da", &sentence);
    assert_string_equal(text_bytes(&sentence), "b: not known (a guide); ask: Is there b?");
    text_free(&sentence);
    judgement_free(&judgement);
    criteria_free(&service.criteria);
}

/* Whoever reads the whole gets the question in place of the fact's name, and the record's facts by their names. */
static void explained_with_the_question(void **state)
{
    static const struct {
        const char *facts, *sentence;
    } cases[] = {
        {"a=yes", "Is there a? yes; met, wanted yes"},
        {"a=no", "Is there a? no; wanted yes"},
        {"a=maybe", "Is there a? maybe leaves it open; wanted yes"},
        {"", "Is there a? Not known yet; wanted yes"},
    };
    struct text sentence = {0};

    (void)state;
    for (size_t guide = 0; guide < 2; guide++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct service service;
            struct judgement judgement = judged(guide ? "~a=yes" : "a=yes", cases[i].facts, 0, &service);
            bool met = judgement.findings[0].met == TRUTH_YES, unmet = judgement.findings[0].met == TRUTH_NO;
            char *wanted = text_format("%s%s", cases[i].sentence,
                                       !guide || met ? ""
                                       : unmet       ? " (a guide: a person looks)"
                                                     : " (a guide)");

            service.criteria.items[0].ask = (struct words){memory_text("Er der a?"), memory_text("Is there a?")};
            screening_explain(&judgement.findings[0], "en", &sentence);
            assert_string_equal(text_bytes(&sentence), wanted);
            text_clear(&sentence);
            free(wanted);
            judgement_free(&judgement);
            criteria_free(&service.criteria);
        }
    text_free(&sentence);
}

static void explained_by_name(void **state)
{
    static const char *const wanted[] = {"the referrer's role: school; wanted one of parent, the citizen",
                                         "the child's own wish: no; wanted yes", "at least one of these 2: none is met",
                                         "legal basis: x; wanted y", "x: not known; wanted yes"};
    struct service service;
    struct judgement judgement = judged("child_wants=yes any(legal_basis=y legal_basis=z) x=yes",
                                        "child_wants=no legal_basis=x referrer_role=school",
                                        1u << REFERRER_PARENT | 1u << REFERRER_SELF, &service);
    struct text sentence = {0};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        screening_explain(&judgement.findings[i], "en", &sentence);
        assert_string_equal(text_bytes(&sentence), wanted[i]);
        text_clear(&sentence);
    }
    screening_explain(&judgement.findings[5], "en", &sentence);
    assert_string_equal(text_bytes(&sentence), wanted[4]);
    text_free(&sentence);
    assert_string_equal(screening_verdict(VERDICT_ELIGIBLE), "eligible");
    assert_string_equal(screening_verdict(VERDICT_REVIEW), "for a person to look at");
    assert_string_equal(screening_verdict(VERDICT_INCOMPLETE), "not all is known yet");
    assert_string_equal(screening_verdict(VERDICT_INELIGIBLE), "not eligible");
    judgement_free(&judgement);
    criteria_free(&service.criteria);
}

static void a_list_of_one_names_no_number(void **state)
{
    static const struct {
        const char *rule, *facts, *sentence;
    } cases[] = {
        {"any(a=yes)", "a=yes", "this one: met"},
        {"all(a=yes)", "a=no", "this one: not met"},
        {"any(a=yes)", "", "this one: not known yet"},
        {"~any(a=yes)", "a=no", "this one: not met (a guide: a person looks)"},
        {"~all(a=yes)", "", "this one: not known yet (a guide)"},
        {"all(a=yes b=yes)", "a=yes b=yes", "all of these 2: met"},
    };
    struct text sentence = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service;
        struct judgement judgement = judged(cases[i].rule, cases[i].facts, 0, &service);

        screening_explain(&judgement.findings[0], "en", &sentence);
        assert_string_equal(text_bytes(&sentence), cases[i].sentence);
        text_clear(&sentence);
        judgement_free(&judgement);
        criteria_free(&service.criteria);
    }
    text_free(&sentence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons),
        cmocka_unit_test(the_worst_wins_and_is_named_first),
        cmocka_unit_test(groups_follow_kleene),
        cmocka_unit_test(groups_nest),
        cmocka_unit_test(guides_in_groups),
        cmocka_unit_test(services_are_suggested),
        cmocka_unit_test(a_list_of_one_names_no_number),
        cmocka_unit_test(referrers_are_a_must),
        cmocka_unit_test(findings_in_order_with_sentences),
        cmocka_unit_test(unknown_facts_bring_their_question),
        cmocka_unit_test(explained_with_the_question),
        cmocka_unit_test(explained_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
