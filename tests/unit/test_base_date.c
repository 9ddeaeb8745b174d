/* Days, weeks and ages against what calendars print. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int day(const char *text)
{
    int date = DATE_NONE;

    if (!date_read(text, &date))
        fail_msg("%s is no date", text);
    return date;
}

static void assert_date(int date, const char *expected)
{
    char written[DATE_TEXT];

    assert_string_equal(date_write(date, written), expected);
}

static void days_are_counted_from_1970(void **state)
{
    static const struct {
        const char *text;
        int date;
    } rows[] = {
        {"1970-01-01", 0},     {"1969-12-31", -1},      {"1970-03-01", 59},      {"2000-02-29", 11016},
        {"2000-03-01", 11017}, {"1900-02-28", -25509},  {"1900-03-01", -25508},  {"2026-09-01", 20697},
        {"2038-01-19", 24855}, {"1582-10-15", -141427}, {"1000-01-01", -354285}, {"9999-12-31", 2932896},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(day(rows[i].text), rows[i].date);
        assert_date(rows[i].date, rows[i].text);
    }
}

static void every_day_comes_once(void **state)
{
    int date = day("1599-12-31");

    (void)state;
    for (int year = 1600; year < 2420; year++)
        for (int month = 1; month <= 12; month++)
            for (int of_month = 1; of_month <= 31; of_month++) {
                int made = date_make(year, month, of_month);
                struct date_parts parts;

                if (made == DATE_NONE)
                    continue;
                assert_int_equal(made, ++date);
                parts = date_parts(made);
                assert_int_equal(parts.year, year);
                assert_int_equal(parts.month, month);
                assert_int_equal(parts.day, of_month);
            }
    assert_date(date, "2419-12-31");
}

static void what_is_no_day_is_refused(void **state)
{
    static const char *const rows[] = {
        "",           "2026",       "2026-9-1",   "2026-09-1",   "2026-09-01 ", " 2026-09-01",
        "2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31",  "2026-13-01",  "2026-00-10",
        "2026-01-00", "2026-01-32", "0999-12-31", "20260-01-01", "2026/09/01",  "01-09-2026",
        "2026-09-0x", "-026-09-01", "+026-09-01", "2026-+9-01",  "2026-09--1",  "２026-09-0",
    };
    int date = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (date_read(rows[i], &date))
            fail_msg("'%s' was read", rows[i]);
        assert_int_equal(date, 7);
    }
    assert_false(date_read(NULL, &date));
    assert_int_equal(date_make(10000, 1, 1), DATE_NONE);
    assert_int_equal(date_make(999, 12, 31), DATE_NONE);
    assert_int_equal(date_make(2023, 2, 29), DATE_NONE);
    assert_int_not_equal(date_make(2024, 2, 29), DATE_NONE);
    assert_date(DATE_NONE, "");
}

static void times(void **state)
{
    static const struct {
        const char *text;
        int time;
        const char *written;
    } rows[] = {{"00:00", 0, "00:00"},   {"0:00", 0, "00:00"},    {"9:05", 545, "09:05"},
                {"09:05", 545, "09:05"}, {"15:00", 900, "15:00"}, {"23:59", 1439, "23:59"}};
    static const char *const wrong[] = {"",    "24:00", "12:60", "1200",  "12:5",  "12:005", "012:00", ":30",
                                        "12:", "-1:00", "1 :00", "12:3x", " 9:00", "9:00 ",  "12.30",  "12:30:00"};
    char written[TIME_TEXT];
    int time = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(time_read(rows[i].text, &time));
        assert_int_equal(time, rows[i].time);
        assert_string_equal(time_write(time, written), rows[i].written);
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        time = 7;
        if (time_read(wrong[i], &time))
            fail_msg("'%s' was read", wrong[i]);
        assert_int_equal(time, 7);
    }
    assert_false(time_read(NULL, &time));
    assert_string_equal(time_write(TIME_NONE, written), "");
}

static void weekdays_of_days(void **state)
{
    static const struct {
        const char *text, *weekday;
    } rows[] = {{"1970-01-01", "thu"}, {"1969-12-31", "wed"}, {"1969-12-28", "sun"}, {"2000-02-29", "tue"},
                {"2026-09-01", "tue"}, {"2026-11-21", "sat"}, {"1900-01-01", "mon"}, {"1000-01-01", "wed"}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(weekday_name(date_weekday(day(rows[i].text))), rows[i].weekday);
}

static void sets_of_weekdays(void **state)
{
    static const struct {
        const char *text;
        unsigned days;
        const char *written;
    } rows[] = {{"", 0, ""},
                {"mon", 1u << MONDAY, "mon"},
                {"wed,mon", 1u << MONDAY | 1u << WEDNESDAY, "mon,wed"},
                {"wed, mon", 1u << MONDAY | 1u << WEDNESDAY, "mon,wed"},
                {"tue,tue", 1u << TUESDAY, "tue"},
                {"weekdays", WEEKDAYS_MON_FRI, "mon,tue,wed,thu,fri"},
                {"weekdays,sun", WEEKDAYS_MON_FRI | 1u << SUNDAY, "mon,tue,wed,thu,fri,sun"},
                {"sun,sat,fri,thu,wed,tue,mon", 0x7f, "mon,tue,wed,thu,fri,sat,sun"}};
    static const char *const wrong[] = {"monday",   "Mon",     "man",     "mon,", ",mon",
                                        "mon,,tue", "mon;tue", "mon tue", ",",    "wednesdaywednesday"};
    char written[32];
    unsigned days;
    enum weekday one;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(weekdays_read(rows[i].text, &days));
        assert_int_equal(days, rows[i].days);
        assert_string_equal(weekdays_write(days, written), rows[i].written);
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        days = 99;
        if (weekdays_read(wrong[i], &days))
            fail_msg("'%s' was read", wrong[i]);
        assert_int_equal(days, 99);
    }
    assert_false(weekday_read("weekdays", &one));
    assert_false(weekday_read("", &one));
    assert_true(weekday_read("sun", &one));
    assert_int_equal(one, SUNDAY);
}

/* Four digits hold no later day than the last of 9999. */
static void past_the_last_day(void **state)
{
    static const int past[] = {1, 2, 3, 7, 366, 100000, 1000000000};
    char written[DATE_TEXT], week[WEEK_TEXT];

    (void)state;
    assert_int_equal(day("9999-12-31"), DATE_LAST);
    for (size_t i = 0; i < COUNT(past); i++) {
        assert_string_equal(date_write(DATE_LAST + past[i], written), "9999-12-31");
        assert_string_equal(week_write(DATE_LAST + past[i], week), "9999-W52");
    }
}

/* Years with 53 weeks, and days whose week belongs to another year than they do. */
static void weeks(void **state)
{
    static const struct {
        const char *text, *week, *monday;
    } rows[] = {
        {"2020-12-31", "2020-W53", "2020-12-28"}, {"2021-01-03", "2020-W53", "2020-12-28"},
        {"2021-01-04", "2021-W01", "2021-01-04"}, {"2026-12-28", "2026-W53", "2026-12-28"},
        {"2027-01-03", "2026-W53", "2026-12-28"}, {"2027-01-04", "2027-W01", "2027-01-04"},
        {"2032-12-31", "2032-W53", "2032-12-27"}, {"2033-01-02", "2032-W53", "2032-12-27"},
        {"2024-12-29", "2024-W52", "2024-12-23"}, {"2024-12-30", "2025-W01", "2024-12-30"},
        {"2025-12-29", "2026-W01", "2025-12-29"}, {"2026-01-01", "2026-W01", "2025-12-29"},
        {"2023-01-01", "2022-W52", "2022-12-26"}, {"2016-01-03", "2015-W53", "2015-12-28"},
        {"2018-01-01", "2018-W01", "2018-01-01"}, {"2026-10-12", "2026-W42", "2026-10-12"},
        {"1970-01-01", "1970-W01", "1969-12-29"}, {"1969-12-28", "1969-W52", "1969-12-22"},
    };
    char written[WEEK_TEXT];
    int monday;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(week_write(day(rows[i].text), written), rows[i].week);
        assert_true(week_read(rows[i].week, &monday));
        assert_date(monday, rows[i].monday);
    }
    assert_string_equal(week_write(DATE_NONE, written), "");
}

static void weeks_that_a_year_lacks(void **state)
{
    static const char *const rows[] = {"2025-W53",  "2021-W53", "2027-W53", "2026-W54", "2026-W00", "2026-W1",
                                       "2026-42",   "2026W42",  "2026-w42", "",         "2026-W4x", "x026-W42",
                                       "2026-W42 ", "2026-W-1", "1000-W00", "9999-W53", "9999-W99"};
    int monday = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (week_read(rows[i], &monday))
            fail_msg("'%s' was read", rows[i]);
        assert_int_equal(monday, 7);
    }
    assert_false(week_read(NULL, &monday));
}

/* Each year from 2018 to 2040, as calendars print it: the Monday of week 1, the last week, the last day of February. */
static void years_of_weeks_and_leap_days(void **state)
{
    static const struct {
        const char *first;
        int weeks;
        const char *february;
    } rows[] = {
        {"2018-01-01", 52, "2018-02-28"}, {"2018-12-31", 52, "2019-02-28"}, {"2019-12-30", 53, "2020-02-29"},
        {"2021-01-04", 52, "2021-02-28"}, {"2022-01-03", 52, "2022-02-28"}, {"2023-01-02", 52, "2023-02-28"},
        {"2024-01-01", 52, "2024-02-29"}, {"2024-12-30", 52, "2025-02-28"}, {"2025-12-29", 53, "2026-02-28"},
        {"2027-01-04", 52, "2027-02-28"}, {"2028-01-03", 52, "2028-02-29"}, {"2029-01-01", 52, "2029-02-28"},
        {"2029-12-31", 52, "2030-02-28"}, {"2030-12-30", 52, "2031-02-28"}, {"2031-12-29", 53, "2032-02-29"},
        {"2033-01-03", 52, "2033-02-28"}, {"2034-01-02", 52, "2034-02-28"}, {"2035-01-01", 52, "2035-02-28"},
        {"2035-12-31", 52, "2036-02-29"}, {"2036-12-29", 53, "2037-02-28"}, {"2038-01-04", 52, "2038-02-28"},
        {"2039-01-03", 52, "2039-02-28"}, {"2040-01-02", 52, "2040-02-29"},
    };
    int monday, date, year = 2018;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++, year++) {
        char text[32];

        snprintf(text, sizeof text, "%04d-W01", year);
        assert_true(week_read(text, &monday));
        assert_date(monday, rows[i].first);
        for (int week = 1; week <= rows[i].weeks; week++) {
            snprintf(text, sizeof text, "%04d-W%02d", year, week);
            assert_true(week_read(text, &date));
            assert_int_equal(date, monday + 7 * (week - 1));
            for (int on = date; on < date + 7; on++) {
                char written[WEEK_TEXT];

                assert_string_equal(week_write(on, written), text);
            }
        }
        snprintf(text, sizeof text, "%04d-W%02d", year, rows[i].weeks + 1);
        assert_false(week_read(text, &date));
        assert_date(date_make(year, 3, 1) - 1, rows[i].february);
        snprintf(text, sizeof text, "%04d-02-29", year);
        assert_int_equal(date_read(text, &date), rows[i].february[9] == '9');
    }
    assert_int_equal(year, 2041);
}

static void months_on(void **state)
{
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2026-01-31", 2, "2026-03-31"},
        {"2026-01-31", 3, "2026-04-30"},
        {"2026-01-15", 1, "2026-02-15"},
        {"2026-10-31", 4, "2027-02-28"},
        {"2027-10-31", 4, "2028-02-29"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2026-12-01", 1, "2027-01-01"},
        {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-01", -1, "2025-12-01"},
        {"2026-01-30", -11, "2025-02-28"},
        {"2026-05-05", 0, "2026-05-05"},
        {"2026-02-28", 1, "2026-03-28"},
        {"2026-01-27", 1, "2026-02-27"},
        {"9999-12-31", 1, ""},
        {"1000-01-01", -1, ""},
        {"2026-01-01", -30000, ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_date(date_add_months(day(rows[i].from), rows[i].months), rows[i].to);
    assert_int_equal(date_add_months(DATE_NONE, 3), DATE_NONE);
}

static void ages(void **state)
{
    static const struct {
        const char *birth, *on;
        int age;
    } rows[] = {
        {"2016-03-04", "2026-03-03", 9},  {"2016-03-04", "2026-03-04", 10},  {"2016-03-04", "2026-03-05", 10},
        {"2016-02-29", "2026-02-28", 9},  {"2016-02-29", "2026-03-01", 10},  {"2016-02-29", "2028-02-28", 11},
        {"2016-02-29", "2028-02-29", 12}, {"2016-12-31", "2017-01-01", 0},   {"2016-03-04", "2016-03-04", 0},
        {"2016-03-04", "2016-03-03", -1}, {"1926-11-21", "2026-11-21", 100},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(date_age(day(rows[i].birth), day(rows[i].on)), rows[i].age);
}

static void easter_sundays(void **state)
{
    static const char *const rows[] = {
        "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19", "2008-03-23", "2011-04-24", "2018-04-01",
        "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
        "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
        "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2285-03-22",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int sunday = day(rows[i]);

        assert_date(date_easter(date_parts(sunday).year), rows[i]);
        assert_int_equal(date_weekday(sunday), SUNDAY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(every_day_comes_once),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(times),
        cmocka_unit_test(weekdays_of_days),
        cmocka_unit_test(sets_of_weekdays),
        cmocka_unit_test(weeks),
        cmocka_unit_test(past_the_last_day),
        cmocka_unit_test(weeks_that_a_year_lacks),
        cmocka_unit_test(years_of_weeks_and_leap_days),
        cmocka_unit_test(months_on),
        cmocka_unit_test(ages),
        cmocka_unit_test(easter_sundays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
