#include "planning_house.h"

static void a_closed_day_moves_what_follows(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.count, 8);
    assert_int_equal(plan.minutes, 90);
    assert_int_equal(plan.rhythm.count, 2);
    for (size_t i = 0; i < plan.sessions.count; i++) {
        const struct session *session = &plan.sessions.items[i];

        assert_int_equal(session->number, i + 1);
        assert_int_equal(date_weekday(session->date), TUESDAY);
        assert_string_equal(session->kind, "group");
        assert_int_equal(session->parents, i == 7); /* parents at the last */
        assert_true(session->children);
        assert_int_equal(session->start, TIME_NONE);
        assert_int_equal(session->entered_on, DATE_NONE);
    }
    plan_free(&plan);
    /* 29 December is in the holidays; the first open Tuesday behind it is 5 January, and the last counts from that */
    planning_expect(&wish, "10-06 10-20 11-03 11-17 12-01 12-15 01-05 01-19");
    messages_free(&messages);
}

static void moves_are_remarked(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    planning_plan(&wish, &plan, &messages);
    for (size_t i = 0; i < plan.sessions.count; i++)
        if (i != 6)
            assert_null(plan.sessions.items[i].remark);
    assert_string_equal(plan.sessions.items[6].remark, "2026-12-29 is closed (christmas); moved to 2027-01-05");
    plan_free(&plan);
    messages_free(&messages);
}

static void rhythms(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-01"); /* a Thursday */

    (void)state;
    service.sessions.season_from.month = 0;
    service.sessions.count = 5;
    planning_expect(&wish, "10-01 10-22 11-05 11-19 12-03"); /* the closed week moves the rest as well */
    wish.every = WEEKS(1);
    planning_expect(&wish, "10-01 10-08 10-22 10-29 11-05");
    wish.every = DAYS(14);
    planning_expect(&wish, "10-01 10-22 11-05 11-19 12-03");
    wish.every = MONTHS(1);
    planning_expect(&wish,
                    "10-01 10-29 12-03 01-07 02-04"); /* the nearest Thursday, not every fourth; one meets Christmas */
    wish.every = DAYS(1);
    planning_expect(&wish, "10-01 10-02 10-05 10-06 10-07"); /* working days */
    wish.every = (struct duration){3, UNIT_WEEKDAY};
    planning_expect(&wish, "10-01 10-06 10-09 10-19 10-22");
    wish.every = WEEKS(1);
    wish.start = planning_day("2027-03-18"); /* Maundy Thursday 2027 is a week on */
    planning_expect(&wish, "03-18 04-01 04-08 04-15 04-22");
    wish.start = planning_day("2026-12-17"); /* over week 53 */
    planning_expect(&wish, "12-17 01-07 01-14 01-21 01-28");
    wish.start = planning_day("2028-02-29");
    wish.every = (struct duration){1, UNIT_YEAR};
    planning_expect(&wish, "02-29 02-27 02-26 02-25 03-02");
}

static void seasons_span_the_turn_of_the_year(void **state)
{
    static const struct {
        const char *date;
        bool in;
    } cases[] = {{"2026-09-30", false}, {"2026-10-01", true}, {"2026-12-31", true},
                 {"2027-01-01", true},  {"2027-04-30", true}, {"2027-05-01", false}};
    struct service service = planning_siblings(), summer = planning_siblings(), leap = planning_siblings();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(planning_in_season(&service.sessions, planning_day(cases[i].date)), cases[i].in);
    summer.sessions.season_from = (struct month_day){4, 1};
    summer.sessions.season_to = (struct month_day){9, 30};
    assert_true(planning_in_season(&summer.sessions, planning_day("2026-04-01")));
    assert_false(planning_in_season(&summer.sessions, planning_day("2026-10-01")));
    leap.sessions.season_to = (struct month_day){2, 29};
    assert_true(planning_in_season(&leap.sessions, planning_day("2028-02-29")));
    assert_true(planning_in_season(&leap.sessions, planning_day("2027-02-28")));
    assert_false(planning_in_season(&leap.sessions, planning_day("2027-03-01")));
    leap.sessions.season_from.month = 0;
    assert_true(planning_in_season(&leap.sessions, planning_day("2027-07-01")));
}

static void refusals_name_rule_and_nearest_start(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-10");

    (void)state;
    planning_expect_refused(&wish, "siblings-group: 2026-10-10 is a sat; the service allows mon,tue,wed,thu,fri",
                            "siblings-group: the nearest start that would do is 2026-10-19");
    service.sessions.other_days_by_agreement = true;
    planning_expect_refused(
        &wish,
        "siblings-group: 2026-10-10 is a sat; the service allows mon,tue,wed,thu,fri, other days by agreement only",
        "siblings-group: the nearest start that would do is 2026-10-19");
    wish.agreed = true;
    planning_expect(&wish, "10-10 10-24 11-07 11-21 12-05 12-19 01-09 01-23");
    wish = planning_wish(&service, "2026-10-13");
    planning_expect_refused(&wish, "siblings-group: 2026-10-13 is closed (autumn); a course starts on an open day",
                            "siblings-group: the nearest start that would do is 2026-10-20");
    wish = planning_wish(&service, "2026-09-29");
    planning_expect_refused(&wish,
                            "siblings-group: 2026-09-29 is outside the season; the service runs from 10-01 to 04-30",
                            "siblings-group: the nearest start that would do is 2026-10-06");
    wish = planning_wish(&service, "2027-02-02");
    planning_expect_refused(
        &wish,
        "siblings-group: session 7 would be on 2027-05-04, after the season; the service runs from 10-01 to 04-30",
        "siblings-group: the nearest start that would do is 2027-10-05");
    service.sessions.count = 2;
    wish = planning_wish(&service, "2027-04-16"); /* the season's last day is in */
    planning_expect(&wish, "04-16 04-30");
    service.sessions.count = 8;
    wish = planning_wish(&service, "2026-10-06");
    wish.until = planning_day("2026-12-24");
    planning_expect_refused(
        &wish, "siblings-group: the last session would be on 2027-01-19; wanted by 2026-12-24",
        "siblings-group: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
    wish.until = planning_day("2027-01-19"); /* the end's own day is in */
    planning_expect(&wish, "10-06 10-20 11-03 11-17 12-01 12-15 01-05 01-19");
}

/* Where only the first talk is dated its weekday is no choice: acute help begins on the next open day. */
static void a_single_day_moves_to_the_next(void **state)
{
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-05-25");

    (void)state;
    planning_expect_refused(&wish,
                            "family-treatment: 2026-05-25 is closed (Whit Monday); a course starts on an open day",
                            "family-treatment: the nearest start that would do is 2026-05-26");
    wish = planning_wish(&service, "2026-04-03"); /* not on Holy Saturday, where no days are named */
    planning_expect_refused(&wish,
                            "family-treatment: 2026-04-03 is closed (Good Friday); a course starts on an open day",
                            "family-treatment: the nearest start that would do is 2026-04-07");
    service.sessions.days = 1u << FRIDAY | 1u << SATURDAY;
    planning_expect_refused(&wish,
                            "family-treatment: 2026-04-03 is closed (Good Friday); a course starts on an open day",
                            "family-treatment: the nearest start that would do is 2026-04-04");
}

static void a_start_on_a_holiday(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2027-03-29");

    (void)state;
    wish.language = "da";
    planning_expect_refused(&wish, "cool-kids: 2027-03-29 is closed (2. påskedag); a course starts on an open day",
                            "cool-kids: the nearest start that would do is 2027-04-05");
}

static void the_calendar_may_be_missing(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-13");

    (void)state;
    wish.calendar = NULL;
    planning_expect(&wish, "10-13 10-27 11-10 11-24 12-08 12-22 01-05 01-19");
}

static void a_house_that_never_opens_ends_the_search(void **state)
{
    struct service service = planning_siblings();
    struct closed_period always = {.name = "always",
                                   .from = planning_day("2026-10-07"),
                                   .to = planning_day("2060-01-01")};
    struct calendar shut = {.name = "shut", .closed = &always, .closed_count = 1};
    struct plan_wish wish = planning_wish(&service, "2026-10-06");

    (void)state;
    service.sessions.skip = (struct texts){(char *[]){"always"}, 1};
    wish.calendar = &shut;
    planning_expect_refused(
        &wish, "siblings-group: 8 sessions are not all held within 10 years; wanted fewer or closer ones",
        "siblings-group: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
    service.sessions.skip = (struct texts){0};
    service.sessions.season_from = service.sessions.season_to = (struct month_day){0};
    wish.start = planning_day("9999-11-02"); /* nor past the last day that can be written */
    planning_expect_refused(
        &wish, "siblings-group: 8 sessions are not all held within 10 years; wanted fewer or closer ones",
        "siblings-group: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_closed_day_moves_what_follows),
        cmocka_unit_test(moves_are_remarked),
        cmocka_unit_test(rhythms),
        cmocka_unit_test(seasons_span_the_turn_of_the_year),
        cmocka_unit_test(refusals_name_rule_and_nearest_start),
        cmocka_unit_test(a_single_day_moves_to_the_next),
        cmocka_unit_test(a_start_on_a_holiday),
        cmocka_unit_test(the_calendar_may_be_missing),
        cmocka_unit_test(a_house_that_never_opens_ends_the_search),
    };

    return cmocka_run_group_tests(tests, planning_house, NULL);
}
