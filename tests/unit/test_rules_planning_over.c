#include "planning_house.h"
#include "rules/calendar.h"
#include "rules/spread.h"

static void dates_are_spread_to_the_limit(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2026-09-08");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.time, 15 * 60);
    assert_int_equal(plan.rhythm.count, 0);
    for (size_t i = 0; i < plan.sessions.count; i++) {
        assert_true(plan.sessions.items[i].parents && plan.sessions.items[i].children);
        assert_int_equal(plan.sessions.items[i].start, 15 * 60);
        assert_int_equal(plan.sessions.items[i].minutes, 120);
    }
    plan_free(&plan);
    messages_free(&messages);
    planning_expect(&wish, "09-08 09-22 10-06 10-20 11-03 11-10 11-24 12-08 12-15 01-05");
    wish.time = 16 * 60;
    planning_plan(&wish, &plan, &messages);
    assert_int_equal(plan.time, 16 * 60);
    plan_free(&plan);
    messages_free(&messages);
}

static void limits_are_in(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2027-08-03");

    (void)state;
    service.sessions.count = 3;
    service.sessions.over_min = service.sessions.over_max = WEEKS(8);
    planning_expect(&wish, "08-03 08-31 09-28");
    service.sessions.over_min = service.sessions.over_max = DAYS(55); /* a day short of the eighth week */
    planning_expect(&wish, "08-03 08-24 09-21");
    service.sessions.over_min = service.sessions.over_max = MONTHS(1); /* 31 January and its month's end */
    wish.start = planning_day("2028-01-31");
    planning_expect(&wish, "01-31 02-14 02-28");
    wish.start = planning_day("2028-01-29"); /* a Saturday */
    service.sessions.days = 0;
    planning_expect(&wish, "01-29 02-12 02-26");
    service.sessions.count = 1;
    planning_expect(&wish, "01-29");
}

static void too_few_open_days(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2026-12-08");

    (void)state;
    service.sessions.over_min = service.sessions.over_max = WEEKS(10);
    planning_expect_refused(
        &wish, "cool-kids: 8 open days a week apart from 2026-12-08 to 2027-02-16; wanted 10, one a session",
        "cool-kids: the nearest start that would do is 2027-01-05");
    wish.start = planning_day("2026-10-06");
    service.sessions.count = 12;
    planning_expect_refused(
        &wish, "cool-kids: 10 open days a week apart from 2026-10-06 to 2026-12-15; wanted 12, one a session",
        "cool-kids: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
    wish.start = planning_day("9999-12-07"); /* no day is counted past the last that can be written */
    planning_expect_refused(
        &wish, "cool-kids: 4 open days a week apart from 9999-12-07 to 9999-12-31; wanted 12, one a session",
        "cool-kids: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
}

static void time_ends_with_the_last_date_that_is_written(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "9999-12-21");

    (void)state;
    planning_expect_refused(
        &wish, "cool-kids: 2 open days a week apart from 9999-12-21 to 9999-12-31; wanted 10, one a session",
        "cool-kids: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
    wish.every = WEEKS(1);
    planning_expect_refused(
        &wish, "cool-kids: 10 sessions are not all held within 10 years; wanted fewer or closer ones",
        "cool-kids: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
}

static void a_span_has_two_ends(void **state)
{
    struct service service = planning_ses();
    struct plan_wish wish = planning_wish(&service, "2027-04-07"); /* a Wednesday */

    (void)state;
    wish.one_referral = true;
    planning_expect(&wish, "04-07 04-21 05-05 05-19 06-02 06-16");
    wish.start = planning_day("2026-10-19");                       /* the house closes on 21 December */
    planning_expect(&wish, "10-19 11-02 11-09 11-23 11-30 12-14"); /* exactly eight weeks */
    service.sessions.over_min = WEEKS(9); /* both Mondays that could end it are in the holidays */
    planning_expect_refused(&wish, "ses: the last session would be on 2026-12-14; wanted on 2026-12-21 or later",
                            "ses: the nearest start that would do is 2026-10-26");
    service.sessions.over_min = WEEKS(8);
    wish.start = planning_day("2027-04-07");
    wish.every = WEEKS(1); /* a rhythm of one's own is held against the span too */
    planning_expect_refused(
        &wish, "ses: the last session would be on 2027-05-12; wanted on 2027-06-02 or later",
        "ses: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
}

static void spread_remarks(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2026-09-29");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    service.sessions.count = 3;
    service.sessions.over_min = service.sessions.over_max = WEEKS(4);
    planning_plan(&wish, &plan, &messages);
    assert_null(plan.sessions.items[0].remark);
    assert_string_equal(plan.sessions.items[1].remark, "2026-10-13 is closed (autumn); moved to 2026-10-06");
    assert_null(plan.sessions.items[2].remark);
    plan_free(&plan);
    /* The last day is closed, and the one before it makes room. */
    wish.start = planning_day("2026-11-17");
    service.sessions.over_min = service.sessions.over_max = WEEKS(6);
    service.sessions.count = 4;
    planning_expect(&wish, "11-17 11-24 12-08 12-15");
    planning_plan(&wish, &plan, &messages);
    assert_null(plan.sessions.items[0].remark);
    assert_string_equal(plan.sessions.items[1].remark, "moved from 2026-12-01, as other days are closed");
    assert_string_equal(plan.sessions.items[2].remark, "moved from 2026-12-15, as other days are closed");
    assert_string_equal(plan.sessions.items[3].remark, "2026-12-29 is closed (christmas); moved to 2026-12-15");
    plan_free(&plan);
    messages_free(&messages);
}

/* The least sum of squared gaps, by trying every choice. */
static long long brute_force(const int *dates, size_t count, size_t wanted)
{
    long long least = -1;

    for (unsigned bits = 0; bits < 1u << count; bits++) {
        long long sum = 0;
        size_t chosen = 0, last = 0;

        if (!(bits & 1u) || !(bits & 1u << (count - 1)))
            continue;
        for (size_t i = 0; i < count; i++)
            if (bits & 1u << i) {
                long long gap = dates[i] - dates[last];

                sum += gap * gap;
                last = i;
                chosen++;
            }
        if (chosen == wanted && (least < 0 || sum < least))
            least = sum;
    }
    return least;
}

static void spreads_are_the_evenest(void **state)
{
    unsigned seed = 20260901;

    (void)state;
    for (int round = 0; round < 300; round++) {
        int dates[11] = {0};
        size_t count = 2 + (size_t)(round % 10), chosen[11];

        for (size_t i = 1; i < count; i++) {
            seed = seed * 1103515245u + 12345u;
            dates[i] = dates[i - 1] + 7 * (1 + (int)(seed >> 16) % 3);
        }
        for (size_t wanted = 2; wanted <= count; wanted++) {
            long long sum = 0;

            assert_true(spread_evenly(dates, count, wanted, chosen));
            assert_int_equal(chosen[0], 0);
            assert_int_equal(chosen[wanted - 1], count - 1);
            for (size_t i = 1; i < wanted; i++) {
                long long gap = dates[chosen[i]] - dates[chosen[i - 1]];

                assert_true(chosen[i] > chosen[i - 1]);
                sum += gap * gap;
            }
            assert_int_equal(sum, brute_force(dates, count, wanted));
        }
    }
}

static void spreads_at_the_edges(void **state)
{
    static const int weeks[] = {0, 7, 14, 21};
    size_t chosen[4] = {9, 9, 9, 9};

    (void)state;
    assert_false(spread_evenly(weeks, 4, 0, chosen));
    assert_false(spread_evenly(weeks, 4, 5, chosen));
    assert_false(spread_evenly(weeks, 0, 1, chosen));
    assert_true(spread_evenly(weeks, 4, 1, chosen));
    assert_int_equal(chosen[0], 0);
    assert_true(spread_evenly(weeks, 4, 3, chosen)); /* a tie: the earlier date */
    assert_int_equal(chosen[1], 1);
    assert_true(spread_evenly(weeks, 4, 4, chosen));
    assert_int_equal(chosen[2], 2);
    assert_false(spread_evenly(weeks, SPREAD_MOST + 1, 1, chosen));
}

/* Whatever the start of two years: refused, or all of the rules hold. */
static void every_start_holds_the_rules(void **state)
{
    struct service services[] = {planning_siblings(), planning_cool_kids(), planning_ses()};
    size_t planned = 0;

    (void)state;
    for (size_t k = 0; k < 3; k++)
        for (int start = planning_day("2026-01-01"); start < planning_day("2028-01-01"); start += 3) {
            struct plan_wish wish = planning_wish(&services[k], "2026-01-01");
            struct messages messages = {0};
            struct plan plan;

            wish.start = start;
            wish.one_referral = true;
            if (planning_plan(&wish, &plan, &messages) == 0) {
                planned++;
                assert_int_equal(plan.sessions.count, plan.count);
                assert_int_equal(plan.sessions.items[0].date, start);
                for (size_t i = 0; i < plan.sessions.count; i++) {
                    int date = plan.sessions.items[i].date;

                    assert_int_equal(date_weekday(date), date_weekday(start));
                    assert_false(calendar_day_closed(&planning_calendar, &planning_skip, date, NULL, NULL));
                    assert_true(planning_in_season(&services[k].sessions, date));
                    assert_true(i == 0 || date > plan.sessions.items[i - 1].date);
                }
            }
            plan_free(&plan);
            messages_free(&messages);
        }
    assert_in_range(planned, 200, 600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_spread_to_the_limit),
        cmocka_unit_test(limits_are_in),
        cmocka_unit_test(too_few_open_days),
        cmocka_unit_test(time_ends_with_the_last_date_that_is_written),
        cmocka_unit_test(a_span_has_two_ends),
        cmocka_unit_test(spread_remarks),
        cmocka_unit_test(spreads_are_the_evenest),
        cmocka_unit_test(spreads_at_the_edges),
        cmocka_unit_test(every_start_holds_the_rules),
    };

    return cmocka_run_group_tests(tests, planning_house, NULL);
}
