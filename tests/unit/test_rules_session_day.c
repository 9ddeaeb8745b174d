#include "planning_house.h"
#include "rules/session_day.h"

#include <stdlib.h>
#include <string.h>

static void a_day_is_judged(void **state)
{
    static const struct {
        const char *day;
        bool agreement, agreed;     /* the service leaves room for it; it was made */
        const char *rule, *nearest; /* NULL: the day would do; NULL: none would */
    } cases[] = {
        {"2026-10-06", false, false, NULL, NULL},
        {"2026-10-10", false, false, "siblings-group: 2026-10-10 is a sat; the service allows mon,tue,wed,thu,fri",
         "siblings-group: the nearest day that would do is 2026-10-19"}, /* over the autumn holiday too */
        {"2026-10-10", false, true, "siblings-group: 2026-10-10 is a sat; the service allows mon,tue,wed,thu,fri",
         "siblings-group: the nearest day that would do is 2026-10-19"},
        {"2026-10-10", true, false,
         "siblings-group: 2026-10-10 is a sat; the service allows mon,tue,wed,thu,fri, other days by agreement only",
         "siblings-group: the nearest day that would do is 2026-10-19"},
        {"2026-10-10", true, true, NULL, NULL},
        {"2026-10-14", false, false, "siblings-group: 2026-10-14 is closed (autumn); a session is held on an open day",
         "siblings-group: the nearest day that would do is 2026-10-19"},
        {"2027-03-25", false, false,
         "siblings-group: 2027-03-25 is closed (Maundy Thursday); a session is held on an open day",
         "siblings-group: the nearest day that would do is 2027-03-30"},
        {"2027-05-04", false, false,
         "siblings-group: 2027-05-04 is outside the season; the service runs from 10-01 to 04-30",
         "siblings-group: the nearest day that would do is 2027-10-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = planning_siblings();
        struct plan_wish wish = planning_wish(&service, "2026-10-01");
        struct messages messages = {0};

        service.sessions.other_days_by_agreement = cases[i].agreement;
        wish.agreed = cases[i].agreed;
        wish.until = planning_day("2026-10-02"); /* of a plan: no matter here */
        assert_int_equal(session_day_check(&wish, planning_day(cases[i].day), &messages), cases[i].rule ? -1 : 0);
        assert_int_equal(messages.count, cases[i].rule ? 2 : 0);
        if (cases[i].rule) {
            assert_string_equal(messages.items[0].text, cases[i].rule);
            assert_string_equal(messages.items[1].text, cases[i].nearest);
            assert_int_equal(messages_trouble(&messages), TROUBLE_FORBIDDEN);
        }
        messages_free(&messages);
    }
}

static void no_day_within_a_year(void **state)
{
    struct closed_period always = {.name = (char[]){"always"}, .from = 0, .to = 100000};
    struct calendar shut = {.closed = &always, .closed_count = 1};
    struct texts skip = {(char *[]){"always"}, 1};
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-10-01");
    struct messages messages = {0};

    (void)state;
    service.sessions.skip = skip;
    wish.calendar = &shut;
    assert_int_equal(session_day_check(&wish, planning_day("2026-10-06"), &messages), -1);
    assert_int_equal(messages.count, 1);
    messages_free(&messages);
}

/* Two ordinary sessions on Tuesdays, the second two weeks after the first. */
static struct session items[3];
static char code[] = "c", group[] = "group", parent_group[] = "parent group";

static struct course two_sessions(const char *first, const char *second, struct duration rhythm)
{
    memset(items, 0, sizeof items);
    items[0] = (struct session){.number = 1, .date = planning_day(first), .kind = group};
    items[1] = (struct session){.number = 2, .date = planning_day(second), .kind = group};
    return (struct course){.code = code, .rhythm = rhythm, .sessions = {.items = items, .count = 2}};
}

#define PAST_AUTUMN "2026-10-13 is closed (autumn); moved to 2026-10-20"

static void one_more_behind_the_last(void **state)
{
    static const struct {
        const char *first, *last, *wanted; /* NULL: none would do */
        struct duration rhythm;
        bool season;
        const char *remark; /* NULL: none */
    } cases[] = {
        {"2026-09-08", "2026-09-22", "2026-10-06", {2, UNIT_WEEK}, false, NULL},
        {"2026-09-15", "2026-09-29", "2026-10-20", {2, UNIT_WEEK}, false, PAST_AUTUMN}, /* to the first open week */
        {"2026-09-15", "2026-09-22", "2026-09-29", {0}, false, NULL}, /* spread or agreed: the next week */
        {"2026-09-22", "2026-09-15", "2026-09-29", {0}, false, NULL}, /* last by its day, not by its number */
        {"2026-09-08", "2026-09-30", "2026-10-27", {1, UNIT_MONTH}, false, NULL}, /* the nearest such weekday */
        {"2026-09-15",
         "2026-09-24",
         "2026-09-29",
         {1, UNIT_WEEK},
         false,
         NULL}, /* moved alone, from the Tuesday before */
        {"2026-09-15", "2026-09-21", "2026-09-29", {1, UNIT_WEEK}, false, NULL}, /* and from the Tuesday after */
        {"2026-09-15", "2026-10-01", "2026-10-20", {2, UNIT_WEEK}, false, PAST_AUTUMN},
        {"2026-09-15", "2026-09-21", "2026-09-22", {1, UNIT_DAY}, false, NULL},   /* daily: no weekday to keep */
        {"2026-09-15", "2026-10-13", "2026-11-17", {1, UNIT_MONTH}, false, NULL}, /* a month, not four weeks */
        {"2026-09-15", "2026-11-17", "2026-12-15", {1, UNIT_MONTH}, false, NULL},
        {"2026-09-07", "2026-09-11", "2026-09-14", {1, UNIT_DAY}, false, NULL}, /* daily: not at the week's end */
        {"2026-09-07", "2026-09-11", "2026-09-14", {1, UNIT_WEEKDAY}, false, NULL},
        {"2026-10-06", "2027-04-20", NULL, {2, UNIT_WEEK}, true, NULL}, /* never into the next season */
        {"2026-10-06", "2027-04-13", "2027-04-27", {2, UNIT_WEEK}, true, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = planning_treatment();
        struct plan_wish wish = planning_wish(&service, "2026-09-01");
        struct course course = two_sessions(cases[i].first, cases[i].last, cases[i].rhythm);
        struct messages messages = {0};
        char *remark;
        int date;

        service.sessions.skip = planning_skip;
        if (cases[i].season)
            service.sessions = planning_siblings().sessions;
        assert_int_equal(session_day_behind(&wish, &course, (struct session_line){0}, &date, &remark, &messages),
                         cases[i].wanted ? 0 : -1);
        if (cases[i].wanted)
            assert_int_equal(date, planning_day(cases[i].wanted));
        if (cases[i].remark)
            assert_string_equal(remark, cases[i].remark);
        else
            assert_null(remark);
        if (!cases[i].wanted)
            assert_string_equal(
                messages.items[messages.count - 1].text,
                "c: no open day behind the last session would do; wanted schedule add on another weekday");
        free(remark);
        messages_free(&messages);
    }
}

static void behind_nothing(void **state)
{
    struct meeting_rule meeting = {.kind = (char[]){"group"}};
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-09-01");
    struct course course = two_sessions("2026-09-08", "2026-09-15", WEEKS(1));
    struct messages messages = {0};
    int date;

    (void)state;
    service.meetings = &meeting; /* meetings are no sessions to count from */
    service.meeting_count = 1;
    assert_int_equal(session_day_behind(&wish, &course, (struct session_line){0}, &date, NULL, &messages), -1);
    assert_string_equal(messages.items[0].text, "c has no session to put another one behind; wanted schedule add");
    messages_free(&messages);
    service.meeting_count = 0;
    items[1].referral = 7;
    items[0].status = SESSION_CANCELLED; /* the one it stands for counts too */
    assert_int_equal(session_day_behind(&wish, &course, (struct session_line){0}, &date, NULL, &messages), 0);
    assert_int_equal(date, planning_day("2026-09-15"));
    assert_int_equal(session_day_behind(&wish, &course, (struct session_line){.referral = 7}, &date, NULL, &messages),
                     0);
    assert_int_equal(date, planning_day("2026-09-22"));
}

/* The parents meet at the children's hour: beside one of theirs that is to come, else one rhythm on from their own last. */
static void behind_the_parents(void **state)
{
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-01");
    struct course course = two_sessions("2026-10-01", "2026-12-17", WEEKS(2));
    const struct session_line parents = {.parents = true};
    struct messages messages = {0};
    int date;

    (void)state;
    service.parents.kind = PARENTS_PARALLEL;
    assert_int_equal(session_day_behind(&wish, &course, parents, &date, NULL, &messages), -1);
    messages_free(&messages);
    items[2] = (struct session){.number = 3, .date = planning_day("2026-10-29"), .kind = parent_group};
    course.sessions.count = 3;
    assert_int_equal(session_day_behind(&wish, &course, parents, &date, NULL, &messages), 0);
    assert_int_equal(date, planning_day("2026-12-17"));
    items[1].status = SESSION_CANCELLED;
    assert_int_equal(session_day_behind(&wish, &course, parents, &date, NULL, &messages), 0);
    assert_int_equal(date, planning_day("2026-11-12"));
    assert_int_equal(session_day_behind(&wish, &course, (struct session_line){0}, &date, NULL, &messages), 0);
    assert_int_equal(date, planning_day("2027-01-07")); /* the children's own goes on from theirs, past Christmas */
}

/* A day that is taken is passed by: week by week, or day by day, and never out of the season. */
static void the_next_such_day(void **state)
{
    static const struct {
        const char *from, *next; /* NULL: none */
        struct duration rhythm;
    } cases[] = {
        {"2026-10-06", "2026-10-20", {2, UNIT_WEEK}}, /* over the autumn */
        {"2026-12-15", "2027-01-05", {0, UNIT_DAY}},
        {"2026-10-09", "2026-10-19", {1, UNIT_DAY}},
        {"2027-04-27", NULL, {2, UNIT_WEEK}},
        {"2026-10-10", "2026-10-17", {1, UNIT_WEEK}}, /* a Saturday that was agreed */
    };
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-01");

    (void)state;
    service.sessions.other_days_by_agreement = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = two_sessions("2026-10-01", "2026-10-08", cases[i].rhythm);

        assert_int_equal(session_day_next(&wish, &course, planning_day(cases[i].from)),
                         cases[i].next ? planning_day(cases[i].next) : DATE_NONE);
    }
}

static void late_is_told(void **state)
{
    struct service service = planning_cool_kids();
    struct plan_wish wish = planning_wish(&service, "2026-09-15");
    struct course course = two_sessions("2026-09-15", "2026-10-06", WEEKS(1));
    struct messages messages = {0};

    (void)state;
    session_day_tell_late(&wish, &course, planning_day("2027-01-15"), &messages);
    assert_int_equal(messages.count, 0);
    session_day_tell_late(&wish, &course, planning_day("2027-01-16"), &messages);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages.items[0].trouble, TROUBLE_WARNING);
    assert_string_equal(messages.items[0].text, "cool-kids: 2027-01-16 lies after 2027-01-15, when the service's time "
                                                "from the first session is over");
    messages_free(&messages);
    service.sessions.over_max = (struct duration){0};
    session_day_tell_late(&wish, &course, planning_day("2029-01-16"), &messages);
    course.sessions.count = 0;
    service = planning_cool_kids();
    session_day_tell_late(&wish, &course, planning_day("2029-01-16"), &messages);
    assert_int_equal(messages.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_judged),
        cmocka_unit_test(no_day_within_a_year),
        cmocka_unit_test(one_more_behind_the_last),
        cmocka_unit_test(behind_nothing),
        cmocka_unit_test(behind_the_parents),
        cmocka_unit_test(the_next_such_day),
        cmocka_unit_test(late_is_told),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}
