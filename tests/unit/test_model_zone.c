#include "model/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void each_name_has_its_zone(void **state)
{
    static const struct {
        const char *name;
        int hours;
        const char *summer;
    } cases[] = {{"Europe/Copenhagen", 1, "CEST"}, {"Atlantic/Faroe", 0, "WEST"}, {"Europe/Berlin", 1, "CEST"},
                 {"Europe/Helsinki", 2, "EEST"},   {"Europe/Oslo", 1, "CEST"},    {"Europe/Stockholm", 1, "CEST"}};
    size_t count = 0;

    (void)state;
    for (; zone_names[count].name != NULL; count++) {
        const struct zone *zone = zone_find(zone_names[count].name);

        assert_string_equal(zone_names[count].name, cases[count].name);
        assert_int_equal(zone->hours, cases[count].hours);
        assert_string_equal(zone->summer, cases[count].summer);
    }
    assert_int_equal(count, sizeof cases / sizeof *cases);
}

static void zones_of_other_rules_are_not_known(void **state)
{
    (void)state;
    assert_null(zone_find("America/Nuuk"));
    assert_null(zone_find("europe/copenhagen"));
    assert_null(zone_find(""));
    assert_null(zone_find(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_name_has_its_zone),
                                       cmocka_unit_test(zones_of_other_rules_are_not_known)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
