#include "planning_house.h"
#include "rules/session_line.h"

static char group[] = "group", parent_group[] = "parent group", talk[] = "closing talk";

struct case_session {
    const char *day; /* NULL ends the list */
    int start;
};

/* Of 2026: 15 September is a Tuesday. */
static void one_that_was_moved_alone_changes_nothing(void **state)
{
    static const struct {
        struct case_session sessions[6];
        enum weekday weekday;
        int start;
    } cases[] = {
        {{{"2026-09-15", 900}, {"2026-09-22", 900}, {"2026-09-29", 900}}, TUESDAY, 900},
        {{{"2026-09-15", 900}, {"2026-09-22", 900}, {"2026-10-01", 1020}}, TUESDAY, 900}, /* the last, day and time */
        {{{"2026-09-16", 600}, {"2026-09-22", 900}, {"2026-09-29", 900}}, TUESDAY, 900},  /* the first */
        {{{"2026-09-15", 900}, {"2026-09-22", 900}, {"2026-09-30", 900}, {"2026-10-06", 900}}, TUESDAY, 900},
        {{{"2026-09-15", 900}, {"2026-09-22", 900}, {"2026-10-06", 900}, {"2026-10-01", 600}},
         TUESDAY,
         900}, /* by its day, not by its number: 1 October is not the last */
        {{{"2026-09-15", 900}, {"2026-09-22", 900}, {"2026-09-29", 900}, {"2026-10-07", 960}, {"2026-10-14", 960}},
         WEDNESDAY,
         960}, /* fewer, but all that came later */
        {{{"2026-09-15", 900}, {"2026-09-24", 960}}, TUESDAY, 900},
        {{{"2026-09-15", 900}, {"2026-09-17", 900}, {"2026-09-22", 900}, {"2026-09-24", 900}}, TUESDAY, 900},
        {{{"2026-09-17", TIME_NONE}}, THURSDAY, TIME_NONE},
    };
    struct service service = planning_treatment();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct session items[6] = {0};
        struct course course = {.sessions = {.items = items}};

        for (size_t k = 0; k < 6 && cases[i].sessions[k].day; k++)
            items[course.sessions.count++] = (struct session){.number = (int)k + 1,
                                                              .date = planning_day(cases[i].sessions[k].day),
                                                              .start = cases[i].sessions[k].start,
                                                              .kind = group};
        assert_int_equal(date_weekday(session_line_weekday(&service, &course, (struct session_line){0})),
                         cases[i].weekday);
        assert_int_equal(session_line_start(&service, &course, (struct session_line){0}), cases[i].start);
    }
}

static void each_line_has_its_own(void **state)
{
    struct meeting_rule meeting = {.kind = talk};
    struct service service = planning_siblings();
    struct session items[] = {
        {.number = 1, .date = planning_day("2026-09-15"), .start = 900, .kind = group},
        {.number = 2, .date = planning_day("2026-09-16"), .start = 960, .kind = parent_group},
        {.number = 3, .date = planning_day("2026-09-17"), .start = 600, .kind = group, .referral = 7},
        {.number = 4, .date = planning_day("2026-09-22"), .start = 660, .kind = group, .status = SESSION_CANCELLED},
        {.number = 5, .date = planning_day("2026-09-29"), .start = 660, .kind = talk},
    };
    struct course course = {.sessions = {.items = items, .count = 5}};
    const struct session_line all = {0}, parents = {.parents = true}, family = {.referral = 7},
                              nobody = {.referral = 8};

    (void)state;
    service.meetings = &meeting;
    service.meeting_count = 1;
    service.parents.kind = PARENTS_PARALLEL;
    assert_int_equal(session_line_weekday(&service, &course, all), items[3].date); /* cancelled or not */
    assert_int_equal(session_line_start(&service, &course, all), 900);
    assert_int_equal(session_line_weekday(&service, &course, parents), items[1].date);
    assert_int_equal(session_line_start(&service, &course, family), 600);
    assert_int_equal(session_line_weekday(&service, &course, nobody), DATE_NONE);
    assert_int_equal(session_line_start(&service, &course, nobody), TIME_NONE);
    assert_true(session_line_of(&service, &items[1]).parents);
    assert_int_equal(session_line_of(&service, &items[2]).referral, 7);
    assert_false(session_line_has(&service, all, &items[4])); /* a meeting is of none */
    service.parents.kind = PARENTS_NONE;
    assert_true(session_line_has(&service, all, &items[1]));
}

/* Before it a meeting, a talk with one family, and one that the house cancelled. */
static void what_all_share_begins_a_course(void **state)
{
    struct meeting_rule meeting = {.kind = talk};
    struct service service = planning_siblings();
    struct session items[] = {
        {.number = 1, .date = planning_day("2026-09-15"), .kind = group, .status = SESSION_CANCELLED},
        {.number = 2, .date = planning_day("2026-09-29"), .kind = group},
        {.number = 3, .date = planning_day("2026-09-22"), .kind = group},
        {.number = 4, .date = planning_day("2026-09-17"), .kind = group, .referral = 7, .status = SESSION_HELD},
        {.number = 5, .date = planning_day("2026-09-10"), .kind = talk, .status = SESSION_HELD},
    };
    struct course course = {.sessions = {.items = items, .count = 5}};
    bool held;

    (void)state;
    service.meetings = &meeting;
    service.meeting_count = 1;
    assert_int_equal(session_line_begins(&service, &course, &held), items[2].date);
    assert_false(held);
    items[1].status = SESSION_HELD;
    assert_int_equal(session_line_begins(&service, &course, &held), items[2].date);
    assert_true(held);
    assert_int_equal(session_line_begins(NULL, &course, &held), items[4].date);
    assert_int_equal(session_line_first(&service, &course, items[2].date), items[2].date);
    assert_int_equal(session_line_first(&service, &course, items[2].date + 1), items[1].date);
    assert_int_equal(session_line_first(&service, &course, items[1].date + 1), items[1].date + 1);
    assert_int_equal(session_line_first(NULL, &course, 0), items[4].date);
    course.sessions.count = 1;
    assert_int_equal(session_line_begins(&service, &course, &held), DATE_NONE);
    assert_false(held);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_was_moved_alone_changes_nothing),
        cmocka_unit_test(each_line_has_its_own),
        cmocka_unit_test(what_all_share_begins_a_course),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}
