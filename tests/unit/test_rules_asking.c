#include "base/memory.h"
#include "rules/asking.h"
#include "shorthand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct holder adult(const char *relation, bool holder, enum consent consent)
{
    return (struct holder){.relation = (char *)(uintptr_t)relation,
                           .holder = holder,
                           .consent = consent,
                           .person = {.name = "Anna Opdigt"}};
}

/* "key;key|ask": of a question without a key its words. */
static char *keys_of(const struct open_questions *questions)
{
    struct text told = {0};

    text_add(&told, "");
    for (size_t i = 0; i < questions->count; i++) {
        const struct open_question *one = &questions->items[i];

        text_add_format(&told, "%s%s", i > 0 ? ";" : "", one->key == NULL ? one->ask : one->key);
        assert_true((one->key == NULL) == (one->remark != NULL));
    }
    return told.bytes;
}

/* What is asked, as keys; the verdict into *verdict. */
static char *asked(const char *criteria, const char *known, const struct referral *referral, unsigned referred_by,
                   enum verdict *verdict)
{
    struct service service = {.code = "s", .referred_by = referred_by};
    struct catalogue catalogue = {.language = "en"};
    struct facts facts = shorthand_facts(known);
    struct open_questions questions = {0};
    struct asking asking = {&catalogue, &service, referral, false};

    shorthand_criteria(criteria, &service.criteria.items, &service.criteria.count);
    *verdict = asking_open(&asking, &facts, &questions);
    char *keys = keys_of(&questions);
    open_questions_free(&questions);
    facts_free(&facts);
    criteria_free(&service.criteria);
    return keys;
}

static void what_is_open_and_could_change_something(void **state)
{
    static const struct {
        const char *criteria, *facts, *keys;
        enum verdict verdict;
    } cases[] = {
        {"", "", "", VERDICT_ELIGIBLE},
        {"a=yes b=yes", "a=yes", "b", VERDICT_INCOMPLETE},
        {"a=yes b=yes a=yes", "", "a;b", VERDICT_INCOMPLETE}, /* each once */
        {"~a=yes", "", "a", VERDICT_INCOMPLETE},
        {"any(a=yes b=yes)", "a=yes", "", VERDICT_ELIGIBLE}, /* met: the other needs no answer */
        {"any(a=yes b=yes)", "a=no", "b", VERDICT_INCOMPLETE},
        {"any(a=yes b=yes)", "a=no b=no", "", VERDICT_INELIGIBLE},
        {"any(all(a=yes b=yes) c=yes)", "a=no", "c", VERDICT_INCOMPLETE}, /* b can meet nothing any more */
        {"any(all(a=yes b=yes) c=yes)", "a=yes", "b;c", VERDICT_INCOMPLETE},
        {"all(a=yes b=yes)", "a=no", "", VERDICT_INELIGIBLE},
        {"a=yes b=yes", "a=no", "b", VERDICT_INELIGIBLE}, /* still open, and of no use */
        {"a=yes", "a=perhaps", "a", VERDICT_INCOMPLETE},
        {"age=9..12 resident=yes", "", "birth_date;municipality", VERDICT_INCOMPLETE},
        {"child_case=yes child_wants=yes action_plan=yes legal_basis=x concern=sad", "",
         "child_case;child_wants;action_plan;legal_basis;concern", VERDICT_INCOMPLETE},
        /* Nobody named is a question, and so is what hangs on it. */
        {"caseworker=yes", "caseworker=no", "caseworker", VERDICT_INCOMPLETE},
        {"caseworker=yes", "caseworker=yes", "", VERDICT_ELIGIBLE},
        {"any(a=yes all(b=yes caseworker=yes))", "a=no caseworker=no", "b;caseworker", VERDICT_INCOMPLETE},
        {"~score.epds.total>=11 ~score.epds.other>=1", "", "What are the answers to the questionnaire epds?",
         VERDICT_INCOMPLETE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = {.year = 2026, .number = 7};
        enum verdict verdict;
        char *keys = asked(cases[i].criteria, cases[i].facts, &referral, 0, &verdict);

        if (!text_is(keys, cases[i].keys) || verdict != cases[i].verdict)
            fail_msg("%s | %s: %s (%d), wanted %s (%d)", cases[i].criteria, cases[i].facts, keys, (int)verdict,
                     cases[i].keys, (int)cases[i].verdict);
        free(keys);
    }
}

static void the_role_of_the_referrer(void **state)
{
    struct referral referral = {0};
    enum verdict verdict;
    char *keys = asked("", "", &referral, 1u << REFERRER_PARENT, &verdict);

    (void)state;
    assert_string_equal(keys, "referrer_role");
    assert_int_equal(verdict, VERDICT_INCOMPLETE);
    free(keys);
}

static void the_age_of_an_anonymous_citizen(void **state)
{
    struct referral referral = {.citizen.kind = PERSON_ANONYMOUS};
    enum verdict verdict;
    char *keys = asked("age=9..12", "", &referral, 0, &verdict);

    (void)state;
    assert_string_equal(keys, "age");
    free(keys);
}

static void each_holder_is_asked(void **state)
{
    struct holder holders[] = {adult("mother", true, CONSENT_GIVEN), adult("aunt", false, CONSENT_UNKNOWN),
                               adult("father", true, CONSENT_UNKNOWN), adult(NULL, true, CONSENT_UNKNOWN),
                               adult("Mother", false, CONSENT_UNKNOWN)};
    struct referral referral = {.year = 2026, .number = 7, .holders = holders, .holder_count = 5};
    struct referral nobody = {.year = 2026, .number = 7, .holders = holders + 1, .holder_count = 1};
    enum verdict verdict;
    char *keys;

    (void)state;
    keys = asked("consent=all", "consent=some consent:any=yes", &referral, 0, &verdict);
    assert_string_equal(keys, "consent.3;consent.4");
    free(keys);
    keys = asked("consent.mother=yes consent=all", "", &referral, 0, &verdict);
    assert_string_equal(keys, "consent.5;consent.3;consent.4");
    free(keys);
    keys = asked("consent=all consent.mother=yes", "", &nobody, 0, &verdict);
    assert_string_equal(keys, "Who holds parental responsibility, and does each of them consent?;"
                              "Does the mother consent, and what is her or his name?");
    free(keys);
}

/* --- the words ------------------------------------------------------------------------------------ */

static void assert_question(const struct open_question *question, const char *ask, const char *answers)
{
    assert_string_equal(question->ask, ask);
    if (answers == NULL)
        assert_null(question->answers);
    else
        assert_string_equal(question->answers, answers);
}

static void people_by_what_they_are_or_by_name(void **state)
{
    struct holder holders[] = {adult("FATHER", true, CONSENT_UNKNOWN), adult("onkel", true, CONSENT_UNKNOWN),
                               adult(NULL, true, CONSENT_UNKNOWN)};
    struct referral referral = {.year = 2026, .number = 7, .holders = holders, .holder_count = 3};
    struct service service = {0};
    struct catalogue catalogue = {.language = "en"};
    struct asking asking = {&catalogue, &service, &referral, false};

    (void)state;
    shorthand_criteria("consent=all", &service.criteria.items, &service.criteria.count);
    for (int names = 0; names < 2; names++) {
        struct open_questions questions = {0};
        struct facts facts = {0};

        asking.names = names;
        assert_int_equal(asking_open(&asking, &facts, &questions), VERDICT_INCOMPLETE);
        assert_int_equal(questions.count, 3);
        assert_question(&questions.items[0],
                        names ? "Does Anna Opdigt consent?" : "Does the father (2026-0007+1) consent?", "yes | no");
        assert_question(&questions.items[1],
                        names ? "Does Anna Opdigt consent?" : "Does the onkel (2026-0007+2) consent?", "yes | no");
        assert_question(&questions.items[2],
                        names ? "Does Anna Opdigt consent?" : "Does the adult 2026-0007+3 consent?", "yes | no");
        open_questions_free(&questions);
        facts_free(&facts);
    }
    criteria_free(&service.criteria);
}

static void answers_that_will_do(void **state)
{
    static const struct {
        const char *ask, *answers;
    } wanted[] = {{"When was the child born?", "a date as 2026-03-04"},
                  {"What is the worry about?", "sad (Sad) | angry (Angry)"},
                  {"Is there a?", "yes | no"},
                  {"n", "a number"},
                  {"d", "a date as 2026-03-04"},
                  {"w", "p | q"},
                  {"In which municipality does the child live?", NULL}};
    struct concern concerns[] = {{"sad", {"Ked af det", "Sad"}}, {"angry", {"Vred", "Angry"}}};
    struct catalogue catalogue = {.language = "en", .concerns = concerns, .concern_count = 2};
    struct referral referral = {.year = 2026, .number = 7};
    struct service service = {0};
    struct asking asking = {&catalogue, &service, &referral, false};
    struct open_questions questions = {0};
    struct facts facts = {0};

    (void)state;
    shorthand_criteria("age=9..12 concern=sad a=yes n>=3 d>=2026-01-01 w=p|q resident=yes", &service.criteria.items,
                       &service.criteria.count);
    service.criteria.items[2].ask = (struct words){memory_text("Er der a?"), memory_text("Is there a?")};
    asking_open(&asking, &facts, &questions);
    assert_int_equal(questions.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < questions.count; i++)
        assert_question(&questions.items[i], wanted[i].ask, wanted[i].answers);
    assert_string_equal(questions.items[1].choices, "Sad, Angry");
    assert_null(questions.items[2].choices);
    assert_string_equal(questions.items[5].choices, "p, q");
    open_questions_free(&questions);
    facts_free(&facts);
    criteria_free(&service.criteria);
}

static void the_catalogues_own_words_stand_first(void **state)
{
    struct catalogue catalogue = {.language = "da"};
    struct referral referral = {.year = 2026, .number = 7, .citizen_kind = CITIZEN_FAMILY};
    struct service service = {0};
    struct asking asking = {&catalogue, &service, &referral, false};
    struct open_questions questions = {0};
    struct facts facts = {0};

    (void)state;
    shorthand_criteria("child_wants=yes age=0..18", &service.criteria.items, &service.criteria.count);
    service.criteria.items[0].ask = (struct words){memory_text("Vil barnet?"), NULL};
    asking_open(&asking, &facts, &questions);
    assert_question(&questions.items[0], "Vil barnet?", "yes | no");
    assert_string_equal(questions.items[0].key, "child_wants");
    assert_question(&questions.items[1], "When was the citizen born?", "a date as 2026-03-04");
    open_questions_free(&questions);
    facts_free(&facts);
    criteria_free(&service.criteria);
}

static void what_no_key_answers_has_a_command(void **state)
{
    static const char *const remarks[] = {
        "refer set 2026-0007 holders.1.name=NAME, then refer consent 2026-0007 +1 given",
        "refer set 2026-0007 holders.1.name=NAME holders.1.relation=mother, then refer consent 2026-0007 +1 given",
        "screen record 2026-0007 epds stores them"};
    struct catalogue catalogue = {.language = "en"};
    struct referral referral = {.year = 2026, .number = 7};
    struct service service = {0};
    struct asking asking = {&catalogue, &service, &referral, false};
    struct open_questions questions = {0};
    struct facts facts = {0};

    (void)state;
    shorthand_criteria("consent=all consent.mother=yes ~score.epds.total>=11", &service.criteria.items,
                       &service.criteria.count);
    asking_open(&asking, &facts, &questions);
    assert_int_equal(questions.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_null(questions.items[i].key);
        assert_string_equal(questions.items[i].remark, remarks[i]);
    }
    open_questions_free(&questions);
    facts_free(&facts);
    criteria_free(&service.criteria);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_and_could_change_something), cmocka_unit_test(the_role_of_the_referrer),
        cmocka_unit_test(the_age_of_an_anonymous_citizen),         cmocka_unit_test(each_holder_is_asked),
        cmocka_unit_test(people_by_what_they_are_or_by_name),      cmocka_unit_test(answers_that_will_do),
        cmocka_unit_test(the_catalogues_own_words_stand_first),    cmocka_unit_test(what_no_key_answers_has_a_command),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
