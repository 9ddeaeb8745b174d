#include "base/memory.h"
#include "model/course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_copy_of_days_away_is_its_own(void **state)
{
    struct staff from = {.code = memory_text("AB")}, into = {.code = memory_text("AB")};

    (void)state;
    for (int i = 0; i < 5; i++)
        aways_add(&from.aways, (struct away){10 * i, 10 * i + 3});
    aways_copy(&into.aways, &from.aways);
    from.aways.items[1].to = 99;
    staff_free(&from);
    assert_int_equal(into.aways.count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(into.aways.items[i].from, 10 * i);
        assert_int_equal(into.aways.items[i].to, 10 * i + 3);
    }
    aways_add(&into.aways, (struct away){60, 60});
    assert_int_equal(into.aways.count, 6);
    assert_int_equal(into.aways.items[5].from, 60);
    staff_free(&into);
}

static void no_days_away_take_the_place_of_what_was_there(void **state)
{
    struct away other = {1, 2};
    struct aways none = {0}, into = {&other, 1};

    (void)state;
    aways_copy(&into, &none);
    assert_null(into.items);
    assert_int_equal(into.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_copy_of_days_away_is_its_own),
                                       cmocka_unit_test(no_days_away_take_the_place_of_what_was_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
