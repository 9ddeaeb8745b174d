#include "base/date.h"
#include "base/text.h"
#include "model/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void words_fall_back_on_the_other_language(void **state)
{
    static char da[] = "gruppe", en[] = "group", none[] = "";
    struct words both = {da, en}, danish = {da, NULL}, english = {none, en}, empty = {NULL, none};

    (void)state;
    assert_string_equal(words_in(&both, "da"), "gruppe");
    assert_string_equal(words_in(&both, "en"), "group");
    assert_string_equal(words_in(&both, NULL), "gruppe");
    assert_string_equal(words_in(&danish, "en"), "gruppe");
    assert_string_equal(words_in(&english, "da"), "group");
    assert_string_equal(words_in(&empty, "en"), "");
}

static void durations_are_read(void **state)
{
    static const struct {
        const char *text;
        int count;
        enum duration_unit unit;
        const char *again;
    } cases[] = {
        {"14 days", 14, UNIT_DAY, "14 days"},
        {"1 day", 1, UNIT_DAY, "1 day"},
        {"1 days", 1, UNIT_DAY, "1 day"},
        {"0 days", 0, UNIT_DAY, "0 days"},
        {"-14 days", -14, UNIT_DAY, "-14 days"},
        {"-1 weeks", -1, UNIT_WEEK, "-1 week"},
        {"2 weeks", 2, UNIT_WEEK, "2 weeks"},
        {"1 weekday", 1, UNIT_WEEKDAY, "1 weekday"},
        {"3  months", 3, UNIT_MONTH, "3 months"},
        {"1 year", 1, UNIT_YEAR, "1 year"},
        {"36500 days", 36500, UNIT_DAY, "36500 days"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct duration read = {0};
        char *again;

        assert_true(duration_read(cases[i].text, &read));
        assert_int_equal(read.count, cases[i].count);
        assert_int_equal(read.unit, cases[i].unit);
        again = duration_write(read);
        assert_string_equal(again, cases[i].again);
        free(again);
    }
}

static void what_is_no_duration_is_refused(void **state)
{
    static const char *const cases[] = {"",           " ",        "14",       "days",
                                        "14days",     "x days",   "1.5 days", "14 dage",
                                        "14 Days",    " 14 days", "14 days ", "--1 day",
                                        "36501 days", "1 day 2",  "agreed",   "99999999999999999999 days",
                                        "1\tday"};
    struct duration read = {7, UNIT_YEAR};

    (void)state;
    assert_false(duration_read(NULL, &read));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_false(duration_read(cases[i], &read));
    assert_int_equal(read.count, 7);
}

static void durations_count_from_a_day(void **state)
{
    static const struct {
        const char *from, *duration, *after;
    } cases[] = {
        {"2026-09-01", "14 days", "2026-09-15"},     {"2026-09-01", "-14 days", "2026-08-18"},
        {"2026-09-01", "0 days", "2026-09-01"},      {"2026-12-24", "2 weeks", "2027-01-07"},
        {"2026-01-31", "1 month", "2026-02-28"},     {"2028-01-31", "1 month", "2028-02-29"},
        {"2026-03-31", "-1 month", "2026-02-28"},    {"2026-11-30", "3 months", "2027-02-28"},
        {"2028-02-29", "1 year", "2029-02-28"},      {"2028-02-29", "4 years", "2032-02-29"},
        {"2026-09-04", "1 weekday", "2026-09-07"}, /* a Friday */
        {"2026-09-05", "1 weekday", "2026-09-07"}, /* a Saturday */
        {"2026-09-06", "1 weekday", "2026-09-07"}, /* a Sunday */
        {"2026-09-07", "1 weekday", "2026-09-08"},   {"2026-09-05", "5 weekdays", "2026-09-11"},
        {"2026-09-05", "6 weekdays", "2026-09-14"},  {"2026-09-07", "5 weekdays", "2026-09-14"},
        {"2026-09-07", "10 weekdays", "2026-09-21"}, {"2026-09-07", "-1 weekday", "2026-09-04"},
        {"2026-09-06", "-1 weekday", "2026-09-04"},  {"2026-09-06", "-5 weekdays", "2026-08-31"},
        {"2026-09-05", "-6 weekdays", "2026-08-28"}, {"2026-09-05", "0 weekdays", "2026-09-05"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct duration duration;
        char after[DATE_TEXT];
        int from;

        assert_true(date_read(cases[i].from, &from));
        assert_true(duration_read(cases[i].duration, &duration));
        assert_string_equal(date_write(duration_after(from, duration), after), cases[i].after);
    }
    assert_int_equal(duration_after(DATE_NONE, (struct duration){-3, UNIT_DAY}), DATE_NONE);
}

/* Held against counting one day at a time. */
static void weekdays_are_counted_in_strides(void **state)
{
    int monday = date_make(2026, 9, 7);

    (void)state;
    for (int from = monday; from < monday + 7; from++) {
        int forth = from, back = from;

        for (int count = 1; count < 40; count++) {
            do
                forth++;
            while (date_weekday(forth) >= SATURDAY);
            do
                back--;
            while (date_weekday(back) >= SATURDAY);
            assert_int_equal(duration_after(from, (struct duration){count, UNIT_WEEKDAY}), forth);
            assert_int_equal(duration_after(from, (struct duration){-count, UNIT_WEEKDAY}), back);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fall_back_on_the_other_language), cmocka_unit_test(durations_are_read),
        cmocka_unit_test(what_is_no_duration_is_refused),        cmocka_unit_test(durations_count_from_a_day),
        cmocka_unit_test(weekdays_are_counted_in_strides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
