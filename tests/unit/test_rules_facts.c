#include "base/memory.h"
#include "rules/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int day(const char *text)
{
    int date = DATE_NONE;

    if (!date_read(text, &date))
        fail_msg("no date: %s", text);
    return date;
}

/* A form that says nothing at all. */
static struct referral empty_referral(void)
{
    struct referral referral = {.received_on = DATE_NONE};

    referral.citizen.birth_date = DATE_NONE;
    referral.citizen.due_on = DATE_NONE;
    referral.citizen.age = -1;
    return referral;
}

/* All values of one fact, "|" between; "" when it is unknown. */
static char *known(const struct referral *referral, const struct catalogue *catalogue, const char *today,
                   const char *name)
{
    struct facts facts = {0};
    struct text found = {0};

    referral_facts(referral, catalogue, NULL, 0, day(today), &facts);
    text_add(&found, "");
    for (size_t i = 0; i < facts.count; i++) {
        char *value;

        if (!text_is(facts.items[i].name, name))
            continue;
        value = value_write(&facts.items[i].value);
        text_add_format(&found, "%s%s", found.length > 0 ? "|" : "", value);
        free(value);
    }
    facts_free(&facts);
    return found.bytes;
}

static void expect(const struct referral *referral, const struct catalogue *catalogue, const char *name,
                   const char *wanted)
{
    char *found = known(referral, catalogue, "2026-09-01", name);

    if (!text_is(found, wanted))
        fail_msg("%s is \"%s\", wanted \"%s\"", name, found, wanted);
    free(found);
}

static void an_empty_form_knows_next_to_nothing(void **state)
{
    struct referral referral = empty_referral();
    struct catalogue catalogue = {.municipality = "Norddjurs"};
    struct facts facts = {0};

    (void)state;
    referral_facts(&referral, &catalogue, NULL, 0, day("2026-09-01"), &facts);
    assert_int_equal(facts.count, 1);
    assert_string_equal(facts.items[0].name, "caseworker");
    assert_false(facts.items[0].value.truth);
    facts_free(&facts);
}

static void age_is_in_whole_years_on_the_day(void **state)
{
    static const struct {
        const char *birth, *today, *age;
    } cases[] = {
        {"2017-09-01", "2026-09-01", "9"},                                      /* the very birthday */
        {"2017-09-02", "2026-09-01", "8"},                                      /* the day before */
        {"2017-08-31", "2026-09-01", "9"},  {"2012-02-29", "2025-02-28", "12"}, /* born on 29 February */
        {"2012-02-29", "2025-03-01", "13"}, {"2012-02-29", "2024-02-29", "12"},
        {"2026-09-01", "2026-09-01", "0"},  {"2026-09-02", "2026-09-01", ""}, /* not born yet */
        {"2016-12-31", "2027-01-01", "10"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = empty_referral();
        struct catalogue catalogue = {0};
        char *age;

        referral.citizen.birth_date = day(cases[i].birth);
        age = known(&referral, &catalogue, cases[i].today, "age");
        assert_string_equal(age, cases[i].age);
        free(age);
    }
}

static void an_unborn_child_has_no_age_and_a_caller_the_one_told(void **state)
{
    struct referral referral = empty_referral();
    struct catalogue catalogue = {0};

    (void)state;
    referral.citizen.due_on = day("2026-12-01");
    expect(&referral, &catalogue, "age", "");
    referral = empty_referral();
    referral.received_on = day("2025-08-31");
    referral.citizen.age = 14;
    expect(&referral, &catalogue, "age", "15");
}

static void resident_compares_municipalities(void **state)
{
    static const struct {
        const char *lives_in, *house, *resident;
    } cases[] = {
        {"Norddjurs", "Norddjurs", "yes"},
        {"NORDDJURS", "norddjurs", "yes"},
        {" norddjurs ", "Norddjurs", "yes"},
        {"Norddjurs Kommune", "Norddjurs", "yes"},
        {"Norddjurs", "Norddjurs kommune", "yes"},
        {"Københavns Kommune", "København", "yes"},
        {"KØBENHAVN", "København", "yes"},
        {"ÆRØ", "ærø", "yes"},
        {"Syddjurs", "Norddjurs", "no"},
        {"Nord", "Norddjurs", "no"},
        {"kommune", "Norddjurs", "no"},
        {"", "Norddjurs", ""},
        {"  ", "Norddjurs", ""},
        {NULL, "Norddjurs", ""},
        {"Norddjurs", NULL, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = empty_referral();
        char *lives_in = memory_text(cases[i].lives_in), *house = memory_text(cases[i].house);
        struct catalogue catalogue = {.municipality = house};

        referral.citizen.municipality = lives_in;
        expect(&referral, &catalogue, "resident", cases[i].resident);
        free(lives_in);
        free(house);
    }
}

static void consent_is_three_valued(void **state)
{
    /* one letter a holder: g(iven) r(efused) w(ithdrawn) u(nknown); a capital holds no parental responsibility */
    static const struct {
        const char *holders, *seen, *all, *any, *none;
    } cases[] = {
        {"", "", "", "", ""},
        {"G", "", "", "", ""},
        {"g", "all", "yes", "yes", "no"},
        {"gg", "all", "yes", "yes", "no"},
        {"gR", "all", "yes", "yes", "no"},
        {"gr", "some", "no", "yes", "no"},
        {"gw", "some", "no", "yes", "no"},
        {"gu", "some", "", "yes", "no"},
        {"u", "", "", "", ""},
        {"uu", "", "", "", ""},
        {"r", "none", "no", "no", "yes"},
        {"rw", "none", "no", "no", "yes"},
        {"ru", "refused", "no", "", ""},
        {"gru", "some", "no", "yes", "no"},
        {"ugG", "some", "", "yes", "no"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = empty_referral();
        struct catalogue catalogue = {0};
        struct holder holders[4] = {0};

        for (size_t k = 0; cases[i].holders[k] != '\0'; k++) {
            static const char letters[] = "ugrw"; /* in the order of enum consent */
            char letter = cases[i].holders[k];

            holders[k].holder = letter >= 'a';
            holders[k].consent = (enum consent)(strchr(letters, letter | 0x20) - letters);
            referral.holder_count++;
        }
        referral.holders = holders;
        expect(&referral, &catalogue, "consent", cases[i].seen);
        expect(&referral, &catalogue, "consent:all", cases[i].all);
        expect(&referral, &catalogue, "consent:any", cases[i].any);
        expect(&referral, &catalogue, "consent:none", cases[i].none);
    }
}

static void consent_of_a_relation(void **state)
{
    struct holder holders[] = {
        {.relation = "Mother", .holder = true, .consent = CONSENT_GIVEN},
        {.relation = "foster mother", .holder = false, .consent = CONSENT_GIVEN},
        {.relation = "father", .holder = true, .consent = CONSENT_UNKNOWN},
        {.relation = "Foster mother", .holder = false, .consent = CONSENT_WITHDRAWN},
        {.relation = NULL, .holder = true, .consent = CONSENT_GIVEN},
        {.relation = " ", .holder = true, .consent = CONSENT_GIVEN},
    };
    struct referral referral = empty_referral();
    struct catalogue catalogue = {0};

    (void)state;
    referral.holders = holders;
    referral.holder_count = sizeof holders / sizeof *holders;
    expect(&referral, &catalogue, "consent.mother", "yes");
    expect(&referral, &catalogue, "consent.father", "");
    expect(&referral, &catalogue, "consent.foster mother", "no"); /* one refusal outweighs, said once */
    expect(&referral, &catalogue, "consent.", "");
    expect(&referral, &catalogue, "consent.aunt", "");
}

static void concerns_are_listed(void **state)
{
    struct referral referral = empty_referral();
    struct catalogue catalogue = {0};

    (void)state;
    expect(&referral, &catalogue, "concern", "");
    referral.concerns_given = true;
    expect(&referral, &catalogue, "concern", "none");
    referral.concerns = (struct texts){(char *[]){"sad", "angry"}, 2};
    expect(&referral, &catalogue, "concern", "sad|angry");
    referral.concerns_given = false;
    expect(&referral, &catalogue, "concern", "sad|angry");
}

static void the_record_goes_before_the_form(void **state)
{
    struct referral referral = empty_referral();
    struct catalogue catalogue = {0};

    (void)state;
    referral.child_case = TRUTH_NO;
    referral.child_wants = TRUTH_YES;
    referral.caseworker_email = "a@example.org";
    referral.caseworker_name = "  ";
    referral.legal_basis = "SEL § 11";
    referral.referrer.role = REFERRER_HEALTH_VISITOR;
    facts_add_text(&referral.answers, "age", "10");
    facts_add_text(&referral.answers, "child_case", "yes");
    facts_add_text(&referral.answers, "consent:all", "yes");
    facts_add_text(&referral.answers, "score.sdq.total", "40");
    facts_add_text(&referral.answers, "anxiety", "yes");
    expect(&referral, &catalogue, "age", "");
    expect(&referral, &catalogue, "child_case", "no");
    expect(&referral, &catalogue, "child_wants", "yes");
    expect(&referral, &catalogue, "action_plan", "");
    expect(&referral, &catalogue, "consent:all", "");
    expect(&referral, &catalogue, "score.sdq.total", "");
    expect(&referral, &catalogue, "anxiety", "yes");
    expect(&referral, &catalogue, "caseworker", "yes");
    expect(&referral, &catalogue, "legal_basis", "SEL § 11");
    expect(&referral, &catalogue, "referrer_role", "health visitor");
    facts_free(&referral.answers);
}

static void scores_are_facts(void **state)
{
    static const struct score_known scores[] = {{"sdq", "total", 17}, {"epds", "total", 0}};
    struct referral referral = empty_referral();
    struct catalogue catalogue = {0};
    struct facts facts = {0};

    (void)state;
    referral_facts(&referral, &catalogue, scores, 2, day("2026-09-01"), &facts);
    assert_true(facts_get(&facts, "score.sdq.total")->number == 17);
    assert_true(facts_get(&facts, "score.epds.total")->number == 0);
    assert_null(facts_get(&facts, "score.sdq.peer"));
    facts_free(&facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_form_knows_next_to_nothing),
        cmocka_unit_test(age_is_in_whole_years_on_the_day),
        cmocka_unit_test(an_unborn_child_has_no_age_and_a_caller_the_one_told),
        cmocka_unit_test(resident_compares_municipalities),
        cmocka_unit_test(consent_is_three_valued),
        cmocka_unit_test(consent_of_a_relation),
        cmocka_unit_test(concerns_are_listed),
        cmocka_unit_test(the_record_goes_before_the_form),
        cmocka_unit_test(scores_are_facts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
