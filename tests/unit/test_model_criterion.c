#include "base/memory.h"
#include "model/criterion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void the_store_knows_these_facts(void **state)
{
    static const struct {
        const char *fact;
        bool known;
    } cases[] = {
        {"age", true},
        {"resident", true},
        {"child_case", true},
        {"caseworker", true},
        {"legal_basis", true},
        {"referrer_role", true},
        {"consent", true},
        {"consent.mother", true},
        {"consent.foster mother", true},
        {"child_wants", true},
        {"action_plan", true},
        {"concern", true},
        {"score.sdq.total", true},
        {"", false},
        {"Age", false},
        {"consent.", false},
        {"consents", false},
        {"score", false},
        {"score.", false},
        {"score.sdq", false},
        {"score.sdq.", false},
        {"score..total", false},
        {"score.sdq.total.more", false},
        {"anxiety_disturbs_daily_life", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(criterion_fact_known(cases[i].fact), cases[i].known);
    assert_false(criterion_fact_known(NULL));
}

static void nested_criteria_are_freed(void **state)
{
    struct criteria criteria = {0};
    struct criterion *any;

    (void)state;
    criteria.items = memory_grow(criteria.items, criteria.count, sizeof *criteria.items);
    any = &criteria.items[criteria.count++];
    any->kind = CRITERION_ANY;
    any->items = memory_grow(any->items, any->item_count, sizeof *any->items);
    any->items[0].fact = memory_text("crisis");
    any->items[0].wanted = memory_grow(NULL, 0, sizeof *any->items[0].wanted);
    any->items[0].wanted[0] = value_read("death");
    any->items[0].wanted_count = 1;
    any->item_count = 1;
    criteria_free(&criteria);
    assert_null(criteria.items);
    assert_int_equal(criteria.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_store_knows_these_facts),
        cmocka_unit_test(nested_criteria_are_freed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
