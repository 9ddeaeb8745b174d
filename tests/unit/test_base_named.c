/* Tables of named values. */
#include "base/named.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct named_value relations[] = {{"mother", 0}, {"father", 1},  {"grandparent", 31},
                                               {"none", -1},  {"beyond", 32}, {NULL, 0}};
static const struct named_value nothing[] = {{NULL, 0}};

static void names_and_values(void **state)
{
    int value = 7;

    (void)state;
    assert_string_equal(named_name(relations, 1), "father");
    assert_string_equal(named_name(relations, -1), "none");
    assert_string_equal(named_name(relations, 2), "");
    assert_true(named_read(relations, "grandparent", &value));
    assert_int_equal(value, 31);
    value = 7;
    assert_false(named_read(relations, "Mother", &value));
    assert_false(named_read(relations, "", &value));
    assert_false(named_read(relations, NULL, &value));
    assert_int_equal(value, 7);
}

static void lists_of_names(void **state)
{
    char *list = named_list(relations), *empty = named_list(nothing);

    (void)state;
    assert_string_equal(list, "mother, father, grandparent, none, beyond");
    assert_string_equal(empty, "");
    assert_string_equal(named_nearest(relations, "mohter"), "mother");
    assert_null(named_nearest(relations, "uncle"));
    assert_null(named_nearest(nothing, "mother"));
    free(list);
    free(empty);
}

static void sets_of_names(void **state)
{
    char *both = named_set(relations, 1u | 1u << 31), *none = named_set(relations, 0), *gap = named_set(relations, 4u);

    (void)state;
    assert_string_equal(both, "mother,grandparent");
    assert_string_equal(none, "");
    assert_string_equal(gap, "");
    free(both);
    free(none);
    free(gap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_values),
        cmocka_unit_test(lists_of_names),
        cmocka_unit_test(sets_of_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
