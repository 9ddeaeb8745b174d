#include "rules/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int day(const char *text)
{
    int date = DATE_NONE;

    if (!date_read(text, &date))
        fail_msg("no date: %s", text);
    return date;
}

static const char *written(int date)
{
    static char texts[8][DATE_TEXT];
    static size_t next;

    return date_write(date, texts[next++ % 8]);
}

/* Written down from the computus by golden number and epact (Knuth), another one than the library's. */
static const struct {
    int year;
    const char *days[12];
} tables[] = {
    {2018, {"01-01", "03-29", "03-30", "04-01", "04-02", "04-27", "05-10", "05-20", "05-21", "12-25", "12-26"}},
    {2019, {"01-01", "04-18", "04-19", "04-21", "04-22", "05-17", "05-30", "06-09", "06-10", "12-25", "12-26"}},
    {2020, {"01-01", "04-09", "04-10", "04-12", "04-13", "05-08", "05-21", "05-31", "06-01", "12-25", "12-26"}},
    {2021, {"01-01", "04-01", "04-02", "04-04", "04-05", "04-30", "05-13", "05-23", "05-24", "12-25", "12-26"}},
    {2022, {"01-01", "04-14", "04-15", "04-17", "04-18", "05-13", "05-26", "06-05", "06-06", "12-25", "12-26"}},
    {2023, {"01-01", "04-06", "04-07", "04-09", "04-10", "05-05", "05-18", "05-28", "05-29", "12-25", "12-26"}},
    {2024, {"01-01", "03-28", "03-29", "03-31", "04-01", "05-09", "05-19", "05-20", "12-25", "12-26"}},
    {2025, {"01-01", "04-17", "04-18", "04-20", "04-21", "05-29", "06-08", "06-09", "12-25", "12-26"}},
    {2026, {"01-01", "04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25", "12-25", "12-26"}},
    {2027, {"01-01", "03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17", "12-25", "12-26"}},
    {2028, {"01-01", "04-13", "04-14", "04-16", "04-17", "05-25", "06-04", "06-05", "12-25", "12-26"}},
    {2029, {"01-01", "03-29", "03-30", "04-01", "04-02", "05-10", "05-20", "05-21", "12-25", "12-26"}},
    {2030, {"01-01", "04-18", "04-19", "04-21", "04-22", "05-30", "06-09", "06-10", "12-25", "12-26"}},
    {2031, {"01-01", "04-10", "04-11", "04-13", "04-14", "05-22", "06-01", "06-02", "12-25", "12-26"}},
    {2032, {"01-01", "03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17", "12-25", "12-26"}},
    {2033, {"01-01", "04-14", "04-15", "04-17", "04-18", "05-26", "06-05", "06-06", "12-25", "12-26"}},
    {2034, {"01-01", "04-06", "04-07", "04-09", "04-10", "05-18", "05-28", "05-29", "12-25", "12-26"}},
    {2035, {"01-01", "03-22", "03-23", "03-25", "03-26", "05-03", "05-13", "05-14", "12-25", "12-26"}},
    {2036, {"01-01", "04-10", "04-11", "04-13", "04-14", "05-22", "06-01", "06-02", "12-25", "12-26"}},
    {2037, {"01-01", "04-02", "04-03", "04-05", "04-06", "05-14", "05-24", "05-25", "12-25", "12-26"}},
    {2038, {"01-01", "04-22", "04-23", "04-25", "04-26", "06-03", "06-13", "06-14", "12-25", "12-26"}},
    {2039, {"01-01", "04-07", "04-08", "04-10", "04-11", "05-19", "05-29", "05-30", "12-25", "12-26"}},
    {2040, {"01-01", "03-29", "03-30", "04-01", "04-02", "05-10", "05-20", "05-21", "12-25", "12-26"}},
};

static void every_holiday_and_no_other_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        size_t next = 0;

        for (int date = date_make(tables[i].year, 1, 1); date <= date_make(tables[i].year, 12, 31); date++) {
            const char *found = written(date);

            if (holiday_name(date, "da") == NULL)
                continue;
            if (next >= 12 || tables[i].days[next] == NULL)
                fail_msg("%s is no public holiday", found);
            assert_string_equal(found + 5, tables[i].days[next]);
            next++;
        }
        assert_null(tables[i].days[next]);
    }
}

static void holidays_have_names(void **state)
{
    static const struct {
        const char *date, *da, *en;
    } cases[] = {
        {"2026-01-01", "nytårsdag", "New Year's Day"},
        {"2023-05-05", "store bededag", "Great Prayer Day"},
        {"2024-04-26", NULL, NULL}, /* the first that was none */
        {"2026-05-14", "Kristi himmelfartsdag", "Ascension Day"},
        {"2026-06-05", NULL, NULL},
        {"2026-12-24", NULL, NULL},
        {"2026-12-31", NULL, NULL},
        {"2026-12-26", "2. juledag", "Boxing Day"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *da = holiday_name(day(cases[i].date), "da"), *en = holiday_name(day(cases[i].date), "en");

        assert_true(text_is(da, cases[i].da));
        assert_true(text_is(en, cases[i].en));
        assert_ptr_equal(holiday_name(day(cases[i].date), NULL), en);
    }
    assert_null(holiday_name(DATE_NONE, "da"));
}

static struct closed_period periods[4];

/* A house with two autumns and one Christmas. */
static struct calendar house(bool holidays)
{
    periods[0] = (struct closed_period){.name = "autumn", .from = day("2026-10-12"), .to = day("2026-10-16")};
    periods[1] = (struct closed_period){.name = "christmas", .from = day("2026-12-21"), .to = day("2027-01-03")};
    periods[2] = (struct closed_period){.name = "autumn", .from = day("2027-10-18"), .to = day("2027-10-22")};
    periods[3] = (struct closed_period){.name = "stocktaking", .from = day("2026-11-02"), .to = day("2026-11-02")};
    return (struct calendar){.name = "house", .danish_holidays = holidays, .closed = periods, .closed_count = 4};
}

static void closed_periods_count_where_named(void **state)
{
    struct calendar calendar = house(true), bare = house(false);
    struct texts skip = {(char *[]){"autumn", "christmas"}, 2}, none = {0};
    static const struct {
        const char *date, *why; /* with skip */
        const char *unnamed;    /* without */
    } cases[] = {
        {"2026-10-11", NULL, NULL},
        {"2026-10-12", "autumn", NULL},
        {"2026-10-16", "autumn", NULL},
        {"2026-10-17", NULL, NULL},
        {"2027-10-18", "autumn", NULL},
        {"2026-11-02", NULL, NULL}, /* closed, but nobody names it */
        {"2026-12-20", NULL, NULL},
        {"2026-12-21", "christmas", NULL},
        {"2026-12-25", "Christmas Day", "Christmas Day"}, /* the holiday goes first */
        {"2026-12-31", "christmas", NULL},
        {"2027-01-01", "New Year's Day", "New Year's Day"},
        {"2027-01-03", "christmas", NULL},
        {"2027-01-04", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *why = NULL;
        int date = day(cases[i].date);

        assert_int_equal(calendar_day_closed(&calendar, &skip, date, "en", &why), cases[i].why != NULL);
        assert_true(text_is(why, cases[i].why));
        why = NULL;
        assert_int_equal(calendar_day_closed(&calendar, &none, date, "en", &why), cases[i].unnamed != NULL);
        assert_true(text_is(why, cases[i].unnamed));
        assert_int_equal(calendar_day_closed(&calendar, NULL, date, NULL, NULL), cases[i].unnamed != NULL);
        assert_false(calendar_day_closed(NULL, &skip, date, NULL, NULL));
    }
    assert_false(calendar_day_closed(&bare, NULL, day("2026-12-25"), NULL, NULL));
    assert_true(calendar_day_closed(&bare, &skip, day("2026-12-25"), NULL, NULL));
}

static void weekdays_honour_holidays(void **state)
{
    struct calendar calendar = house(true), bare = house(false);
    static const struct {
        const char *from;
        int count;
        const char *with, *without; /* holidays */
    } cases[] = {
        {"2026-04-01", 1, "2026-04-07", "2026-04-02"}, /* over Easter */
        {"2026-04-07", -1, "2026-04-01", "2026-04-06"}, {"2026-04-01", 0, "2026-04-01", "2026-04-01"},
        {"2026-04-04", 0, "2026-04-04", "2026-04-04"}, /* a Saturday stays */
        {"2026-10-09", 1, "2026-10-12", "2026-10-12"}, /* a closed period is no holiday */
        {"2026-12-24", 1, "2026-12-28", "2026-12-25"},  {"2026-12-31", 1, "2027-01-04", "2027-01-01"},
        {"2024-02-28", 2, "2024-03-01", "2024-03-01"}, /* 29 February between */
        {"2026-10-03", 1, "2026-10-05", "2026-10-05"}, /* from a Saturday */
        {"2026-10-04", 5, "2026-10-09", "2026-10-09"},  {"2026-10-04", -1, "2026-10-02", "2026-10-02"},
        {"2023-05-04", 1, "2023-05-08", "2023-05-05"}, /* the last Great Prayer Day */
        {"2024-04-25", 1, "2024-04-26", "2024-04-26"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int from = day(cases[i].from);

        assert_string_equal(written(calendar_add_weekdays(&calendar, from, cases[i].count)), cases[i].with);
        assert_string_equal(written(calendar_add_weekdays(&bare, from, cases[i].count)), cases[i].without);
        assert_string_equal(written(calendar_add_weekdays(NULL, from, cases[i].count)), cases[i].without);
    }
    assert_string_equal(written(calendar_after(&calendar, day("2026-04-01"), (struct duration){1, UNIT_WEEKDAY})),
                        "2026-04-07");
    assert_string_equal(written(calendar_after(&calendar, day("2026-01-31"), (struct duration){1, UNIT_MONTH})),
                        "2026-02-28");
}

/* The days found, written "MM-DD MM-DD …". */
static void open_days(const struct calendar *calendar, const struct texts *skip, const char *from, const char *to,
                      unsigned weekdays, int every, const char *wanted)
{
    struct dates dates = {0};
    struct text found = {0};

    calendar_open_days(calendar, skip, day(from), day(to), weekdays, every, &dates);
    text_add(&found, "");
    for (size_t i = 0; i < dates.count; i++)
        text_add_format(&found, "%s%s", i > 0 ? " " : "", written(dates.items[i]) + 5);
    assert_string_equal(text_bytes(&found), wanted);
    text_free(&found);
    dates_free(&dates);
}

static void open_days_are_listed(void **state)
{
    struct calendar calendar = house(true);
    struct texts skip = {(char *[]){"autumn", "christmas"}, 2};

    (void)state;
    open_days(&calendar, NULL, "2026-10-09", "2026-10-13", WEEKDAYS_MON_FRI, 1, "10-09 10-12 10-13");
    open_days(&calendar, &skip, "2026-10-09", "2026-10-19", WEEKDAYS_MON_FRI, 1, "10-09 10-19");
    open_days(NULL, NULL, "2026-10-09", "2026-10-12", WEEKDAYS_MON_FRI, 1, "10-09 10-12");
    open_days(&calendar, NULL, "2026-10-09", "2026-10-12", 1u << SATURDAY | 1u << SUNDAY, 1, "10-10 10-11");
    /* every second week, counted from the week that the first day lies in, and over week 53 of 2026 */
    open_days(NULL, NULL, "2026-12-17", "2027-01-15", 1u << TUESDAY, 2, "12-29 01-12");
    open_days(&calendar, &skip, "2026-12-15", "2027-01-15", 1u << TUESDAY, 2, "12-15 01-12");
    open_days(NULL, NULL, "2026-10-09", "2026-10-09", WEEKDAYS_MON_FRI, 0, "10-09");
    open_days(NULL, NULL, "2026-10-09", "2026-10-08", WEEKDAYS_MON_FRI, 1, "");
    open_days(NULL, NULL, "2026-10-09", "2026-10-12", 0, 1, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_holiday_and_no_other_day),
        cmocka_unit_test(holidays_have_names),
        cmocka_unit_test(closed_periods_count_where_named),
        cmocka_unit_test(weekdays_honour_holidays),
        cmocka_unit_test(open_days_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
