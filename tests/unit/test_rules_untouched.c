#include "base/date.h"
#include "rules/untouched.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int day(const char *text)
{
    int date = DATE_NONE;

    if (*text != '\0')
        assert_true(date_read(text, &date));
    return date;
}

/* Whit Monday. */
static bool closed(void *context, int date)
{
    return date == *(const int *)context;
}

static void patience_ends_and_not_before(void **state)
{
    static const struct {
        const char *touched, *today, *began;
        struct duration patience;
        const char *wanted;
    } cases[] = {
        {"2026-09-01", "2026-09-14", "", {14, UNIT_DAY}, ""},
        {"2026-09-01", "2026-09-15", "", {14, UNIT_DAY}, "2026-09-15"},
        {"2026-09-01", "2026-12-24", "", {14, UNIT_DAY}, "2026-09-15"},
        {"2026-01-31", "2026-12-24", "", {1, UNIT_MONTH}, "2026-02-28"},
        /* nobody asks */
        {"2026-09-01", "2026-12-24", "", {0, UNIT_DAY}, ""},
        {"", "2026-12-24", "", {14, UNIT_DAY}, ""},
        /* an interview is still to come */
        {"2026-10-01", "2026-09-15", "", {14, UNIT_DAY}, ""},
        /* what lay when the house began counts from its first day; what came later from its own */
        {"2026-02-01", "2026-09-14", "2026-09-01", {14, UNIT_DAY}, ""},
        {"2026-02-01", "2026-09-15", "2026-09-01", {14, UNIT_DAY}, "2026-09-15"},
        {"2026-09-01", "2026-09-15", "2026-09-01", {14, UNIT_DAY}, "2026-09-15"},
        {"2026-09-02", "2026-09-15", "2026-09-01", {14, UNIT_DAY}, ""},
        /* weekdays pass over weekends and what is closed */
        {"2026-05-22", "2026-05-26", "", {1, UNIT_WEEKDAY}, "2026-05-26"},
        {"2026-05-22", "2026-05-25", "", {1, UNIT_WEEKDAY}, ""},
    };
    int whit_monday = day("2026-05-25");

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct due_frame frame = {.today = day(cases[i].today),
                                        .house_since = day(cases[i].began),
                                        .closed = closed,
                                        .context = &whit_monday};
        const struct touch last = {day(cases[i].touched), "received"};

        assert_int_equal(untouched_since(&last, cases[i].patience, &frame), day(cases[i].wanted));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(patience_ends_and_not_before)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
