#include "rules/presence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(struct presence found, struct presence wanted)
{
    assert_int_equal(found.held, wanted.held);
    assert_int_equal(found.present, wanted.present);
    assert_int_equal(found.late, wanted.late);
    assert_int_equal(found.cancelled, wanted.cancelled);
    assert_int_equal(found.absent, wanted.absent);
    assert_int_equal(found.unrecorded, wanted.unrecorded);
    assert_int_equal(found.held, found.present + found.late + found.cancelled + found.absent + found.unrecorded);
}

static void a_rate_is_of_the_held(void **state)
{
    struct presence sum = {0}, one = {.held = 4, .present = 1, .late = 1, .absent = 1, .unrecorded = 1};
    struct presence other = {.held = 1, .cancelled = 1};

    (void)state;
    assert_true(presence_rate(&sum) < 0);
    assert_true(presence_rate(&one) == 0.5);
    assert_true(presence_rate(&other) == 0);
    presence_add(&sum, &one);
    presence_add(&sum, &other);
    check(sum, (struct presence){5, 1, 1, 1, 1, 1});
    assert_true(presence_rate(&sum) == 0.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_is_of_the_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
