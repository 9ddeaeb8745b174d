#include "base/memory.h"
#include "model/referral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void references_are_read_strictly(void **state)
{
    static const struct {
        const char *text;
        int year, number, adult; /* year 0: refused */
    } cases[] = {
        {"2026-0142", 2026, 142, 0},
        {"2026-0142+1", 2026, 142, 1},
        {"2026-0142+12", 2026, 142, 12},
        {"1900-0001", 1900, 1, 0},
        {"2999-9999", 2999, 9999, 0},
        {"2026-10000", 2026, 10000, 0},
        {"2026-300000", 2026, 300000, 0},
        {"2026-142", 0, 0, 0},
        {"2026-0000", 0, 0, 0},
        {"2026-00142", 0, 0, 0},
        {"1899-0001", 0, 0, 0},
        {"3000-0001", 0, 0, 0},
        {"26-0142", 0, 0, 0},
        {"20260142", 0, 0, 0},
        {"2026-0142 ", 0, 0, 0},
        {" 2026-0142", 0, 0, 0},
        {"2026-0142+", 0, 0, 0},
        {"2026-0142+0", 0, 0, 0},
        {"2026-0142+01", 0, 0, 0},
        {"2026-0142-1", 0, 0, 0},
        {"2026-0142+1x", 0, 0, 0},
        {"2026--142", 0, 0, 0},
        {"2026-+142", 0, 0, 0},
        {"2026-99999999999", 0, 0, 0},
        {"", 0, 0, 0},
        {"2026-", 0, 0, 0},
        {"2026", 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int year = 0, number = 0, adult = 0;

        assert_int_equal(reference_read(cases[i].text, &year, &number, &adult), cases[i].year != 0);
        assert_int_equal(year, cases[i].year);
        assert_int_equal(number, cases[i].number);
        assert_int_equal(adult, cases[i].adult);
    }
}

static void an_adult_is_taken_only_where_asked(void **state)
{
    int year, number;

    (void)state;
    assert_true(reference_read("2026-0142", &year, &number, NULL));
    assert_false(reference_read("2026-0142+1", &year, &number, NULL));
    assert_false(reference_read(NULL, &year, &number, NULL));
}

static void references_are_written(void **state)
{
    char text[REFERENCE_TEXT];

    (void)state;
    assert_string_equal(reference_write(2026, 1, text), "2026-0001");
    assert_string_equal(reference_write(2026, 142, text), "2026-0142");
    assert_string_equal(reference_write(2026, 12345, text), "2026-12345");
}

static void ages_by_birth_or_as_told(void **state)
{
    int received = date_make(2026, 9, 1), age = -5;
    struct person born = {.birth_date = date_make(2016, 2, 29), .due_on = DATE_NONE, .age = -1};
    struct person told = {.birth_date = DATE_NONE, .due_on = DATE_NONE, .age = 14};
    struct person unborn = {.birth_date = DATE_NONE, .due_on = date_make(2026, 11, 1), .age = -1};
    struct person silent = {.birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1};

    (void)state;
    assert_true(person_age(&born, received, date_make(2025, 2, 28), &age));
    assert_int_equal(age, 8);
    assert_true(person_age(&born, received, date_make(2025, 3, 1), &age));
    assert_int_equal(age, 9);
    assert_true(person_age(&born, DATE_NONE, born.birth_date, &age));
    assert_int_equal(age, 0);
    assert_false(person_age(&born, received, date_make(2016, 2, 28), &age));
    assert_false(person_age(&born, received, DATE_NONE, &age));

    assert_true(person_age(&told, received, received, &age));
    assert_int_equal(age, 14);
    assert_true(person_age(&told, received, date_make(2027, 8, 31), &age));
    assert_int_equal(age, 14);
    assert_true(person_age(&told, received, date_make(2027, 9, 1), &age));
    assert_int_equal(age, 15);
    assert_true(person_age(&told, received, date_make(2026, 1, 1), &age));
    assert_int_equal(age, 14);

    assert_false(person_age(&unborn, received, received, &age));
    assert_false(person_age(&silent, received, received, &age));
}

static void a_cpr_number_is_masked_and_written(void **state)
{
    char *masked = cpr_masked("0403160000"), *written = cpr_written("0403160000");

    (void)state;
    assert_string_equal(masked, "040316-xxxx");
    free(masked);
    assert_null(cpr_masked(NULL));
    assert_string_equal(written, "040316-0000");
    free(written);
    assert_null(cpr_written(NULL));
    assert_true(cpr_female("0403160000"));
    assert_false(cpr_female("0403160009"));
}

static void a_referral_is_freed_whole(void **state)
{
    struct referral referral = {0};

    (void)state;
    referral.citizen.name = memory_text("Test Testesen");
    referral.holders = memory_grow(NULL, 0, sizeof *referral.holders);
    referral.holders[0].person.phone = memory_text("00000000");
    referral.holders[0].relation = memory_text("mother");
    referral.holder_count = 1;
    referral.goals = memory_grow(NULL, 0, sizeof *referral.goals);
    referral.goals[0].text = memory_text("to belong");
    referral.goal_count = 1;
    texts_add(&referral.concerns, "sad");
    facts_add_text(&referral.answers, "crisis", "death");
    referral_free(&referral);
    assert_null(referral.holders);
    assert_int_equal(referral.answers.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_read_strictly),
        cmocka_unit_test(an_adult_is_taken_only_where_asked),
        cmocka_unit_test(references_are_written),
        cmocka_unit_test(ages_by_birth_or_as_told),
        cmocka_unit_test(a_cpr_number_is_masked_and_written),
        cmocka_unit_test(a_referral_is_freed_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
