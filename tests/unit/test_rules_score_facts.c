#include "catalogue/embedded.h"
#include "model/answers.h"
#include "rules/score_facts.h"
#include "shorthand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void only_criteria_on_scores_ask(void **state)
{
    static const struct {
        const char *criteria;
        bool asked;
    } cases[] = {
        {"", false},
        {"age=9..12 ~x=yes", false},
        {"~score.epds.total>=11", true},
        {"age=9..12 ~any(x=yes all(y=yes score.sdq.peer>=5))", true},
        {"scores=yes", false},
    };
    struct service services[2] = {0};
    struct catalogue catalogue = {.services = services, .service_count = 2};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct criteria *criteria = &services[1].criteria;

        shorthand_criteria(cases[i].criteria, &criteria->items, &criteria->count);
        assert_int_equal(score_facts_asked(&catalogue, &services[1]), cases[i].asked);
        assert_int_equal(score_facts_asked(&catalogue, NULL), cases[i].asked);
        assert_false(score_facts_asked(&catalogue, &services[0]));
        criteria_free(criteria);
    }
}

static void a_scale_without_a_score_stays_unknown(void **state)
{
    struct catalogue builtin;
    struct score_facts facts = {0};
    const struct instrument *sdq;
    int answers[25];

    (void)state;
    catalogue_embedded(&builtin);
    sdq = catalogue_instrument(&builtin, "sdq");
    for (int i = 0; i < 25; i++)
        answers[i] = ANSWER_NONE;
    answers[6 - 1] = 2;
    answers[19 - 1] = 1;
    answers[23 - 1] = 1;
    score_facts_add(&facts, sdq, answers);
    assert_int_equal(facts.count, 1);
    assert_string_equal(facts.items[0].instrument, "sdq");
    assert_string_equal(facts.items[0].scale, "peer");
    assert_true(facts.items[0].score == 7);
    score_facts_free(&facts);
    assert_int_equal(facts.count, 0);
    catalogue_free(&builtin);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_criteria_on_scores_ask),
        cmocka_unit_test(a_scale_without_a_score_stays_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
