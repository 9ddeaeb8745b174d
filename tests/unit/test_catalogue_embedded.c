#include "catalogue/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_instruments_are_there_without_a_house(void **state)
{
    struct catalogue catalogue;

    (void)state;
    catalogue_embedded(&catalogue);
    assert_int_equal(catalogue.instrument_count, 2);
    assert_int_equal(catalogue.service_count, 0);
    assert_null(catalogue.name);
    assert_int_equal(catalogue_instrument(&catalogue, "sdq")->items, 25);
    assert_false(catalogue_instrument(&catalogue, "sdq")->has_positions);
    assert_int_equal(catalogue_instrument(&catalogue, "epds")->items, 10);
    assert_true(catalogue_instrument(&catalogue, "epds")->has_positions);
    catalogue_free(&catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_instruments_are_there_without_a_house)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
