/* Days, spans and weeks in running text, in Danish and otherwise. */
#include "base/date.h"
#include "output/day_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int day_of(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

static void days(void **state)
{
    static const struct {
        const char *day, *language, *text;
    } cases[] = {
        {"2026-10-12", "da", "12. oktober 2026"}, {"2027-01-01", "da", "1. januar 2027"},
        {"2028-02-29", "da", "29. februar 2028"}, {"2026-12-31", "da", "31. december 2026"},
        {"2026-10-12", "en", "2026-10-12"},       {"2026-10-12", NULL, "2026-10-12"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {0};
        day_text(day_of(cases[i].day), cases[i].language, &text);
        assert_string_equal(text_bytes(&text), cases[i].text);
        text_free(&text);
    }
}

static void every_month_has_its_name(void **state)
{
    static const char *const names[] = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                        "juli",   "august",  "september", "oktober", "november", "december"};

    (void)state;
    for (int month = 1; month <= 12; month++) {
        struct text text = {0}, wanted = {0};
        day_text(date_make(2026, month, 7), "da", &text);
        text_add_format(&wanted, "7. %s 2026", names[month - 1]);
        assert_string_equal(text_bytes(&text), text_bytes(&wanted));
        text_free(&text);
        text_free(&wanted);
    }
}

static void spans(void **state)
{
    static const struct {
        const char *first, *last, *language, *text;
    } cases[] = {
        {"2026-10-12", "2026-10-18", "da", "12.–18. oktober 2026"},
        {"2026-09-28", "2026-10-04", "da", "28. september – 4. oktober 2026"},
        {"2026-12-28", "2027-01-03", "da", "28. december 2026 – 3. januar 2027"},
        {"2026-10-12", "2027-10-12", "da", "12. oktober 2026 – 12. oktober 2027"},
        {"2026-10-12", "2026-10-12", "da", "12. oktober 2026"},
        {"2026-10-12", "2026-10-18", "en", "2026-10-12 to 2026-10-18"},
        {"2026-10-12", "2026-10-12", "en", "2026-10-12"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {0};
        day_text_span(day_of(cases[i].first), day_of(cases[i].last), cases[i].language, &text);
        assert_string_equal(text_bytes(&text), cases[i].text);
        text_free(&text);
    }
}

static void weeks(void **state)
{
    static const struct {
        const char *day, *language, *text;
    } cases[] = {
        {"2026-10-12", "da", "42, 12.–18. oktober 2026"},
        {"2026-10-18", "da", "42, 12.–18. oktober 2026"},
        {"2026-10-01", "da", "40, 28. september – 4. oktober 2026"},
        {"2027-01-03", "da", "53, 28. december 2026 – 3. januar 2027"},
        {"2027-01-04", "da", "1, 4.–10. januar 2027"},
        {"2024-12-30", "da", "1, 30. december 2024 – 5. januar 2025"},
        {"2026-10-14", "en", "2026-W42, 2026-10-12 to 2026-10-18"},
        {"2027-01-03", "en", "2026-W53, 2026-12-28 to 2027-01-03"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {0};
        day_text_week(day_of(cases[i].day), cases[i].language, &text);
        assert_string_equal(text_bytes(&text), cases[i].text);
        text_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(every_month_has_its_name),
        cmocka_unit_test(spans),
        cmocka_unit_test(weeks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
