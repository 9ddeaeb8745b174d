#include "planning_house.h"
#include "rules/session_follow.h"

#include <string.h>

/* Five sessions week by week, a network meeting with the third, a closing talk three weeks after the last. */
static struct session items[8];
static struct meeting_rule rules[] = {
    {(char[]){"network meeting"}, {EVENT_SESSION, 3, NULL}, {0, UNIT_DAY}},
    {(char[]){"closing talk"}, {EVENT_END, 0, NULL}, {21, UNIT_DAY}},
};
static char code[] = "c", group[] = "group", beside[] = "parent group";

static struct course course_make(void)
{
    memset(items, 0, sizeof items);
    for (int i = 0; i < 5; i++)
        items[i] = (struct session){
            .number = i + 1, .date = planning_day("2026-11-02") + 7 * i, .start = 900, .kind = group, .children = true};
    items[5] = (struct session){
        .number = 6, .date = items[2].date, .start = TIME_NONE, .kind = rules[0].kind, .parents = true};
    items[6] = (struct session){.number = 7, .date = items[4].date + 35, .start = TIME_NONE, .kind = rules[1].kind};
    return (struct course){.code = code, .count = 5, .sessions = {.items = items, .count = 7}};
}

static struct service service_make(void)
{
    struct service service = planning_siblings();

    service.meetings = rules;
    service.meeting_count = 2;
    return service;
}

/* The one meeting that follows; its day, "stays" where it is only told of, "" for none. */
static const char *follower(const struct course *course, const struct session *former, char day[DATE_TEXT + 8])
{
    const struct sessions before = {.items = (struct session *)former, .count = course->sessions.count};
    struct service service = service_make();
    struct plan_wish wish = planning_wish(&service, "2026-11-02");
    struct follows follows;

    session_follow(&wish, course, &before, &follows);
    day[0] = '\0';
    assert_true(follows.count <= 1);
    if (follows.count == 1) {
        date_write(follows.items[0].date, day);
        strcat(day, follows.items[0].stays ? " stays" : "");
    }
    follows_free(&follows);
    return day;
}

static void a_meeting_goes_with_its_session(void **state)
{
    struct course course = course_make();
    struct session former[8];
    char day[DATE_TEXT + 8];

    (void)state;
    memcpy(former, items, sizeof former);
    assert_string_equal(follower(&course, former, day), "");
    items[2].date += 1;
    assert_string_equal(follower(&course, former, day), "2026-11-17");
    items[5].start = 780; /* arranged: somebody comes then */
    assert_string_equal(follower(&course, former, day), "2026-11-17 stays");
    items[5].status = SESSION_CANCELLED;
    assert_string_equal(follower(&course, former, day), "");
}

static void one_whose_session_is_cancelled_goes_to_the_next(void **state)
{
    struct course course = course_make();
    struct session former[8];
    char day[DATE_TEXT + 8];

    (void)state;
    memcpy(former, items, sizeof former);
    items[2].status = SESSION_CANCELLED;
    assert_string_equal(follower(&course, former, day), "2026-11-23");
}

/* Three weeks after 30 November is Christmas: the closing talk stands on 4 January. */
static void the_end_takes_the_closing_talk_along(void **state)
{
    struct course course = course_make();
    struct session former[8];
    char day[DATE_TEXT + 8];

    (void)state;
    memcpy(former, items, sizeof former);
    items[4].date += 70;
    assert_string_equal(follower(&course, former, day), "2027-03-01");
    items[6].date++; /* it was put on another day before */
    former[6].date++;
    assert_string_equal(follower(&course, former, day), "2027-03-01 stays");
    items[4].date -= 70;
    items[4].status = SESSION_CANCELLED; /* fewer than promised: there is no end yet */
    assert_string_equal(follower(&course, former, day), "");
}

static void the_parents_come_to_the_last(void **state)
{
    struct service service = service_make();
    struct course course = course_make();

    (void)state;
    items[3].parents = true;
    session_parents(&service, &course);
    assert_true(items[4].parents && !items[3].parents && items[5].parents);
    items[3].date = items[4].date + 7; /* by day, not by number */
    session_parents(&service, &course);
    assert_true(items[3].parents && !items[4].parents);
    course.count = 6; /* the last is not dated yet */
    items[4].parents = true;
    session_parents(&service, &course);
    assert_true(items[3].parents && items[4].parents);
    service.parents.kind = PARENTS_FIRST;
    items[0].status = SESSION_HELD;
    session_parents(&service, &course);
    assert_true(!items[0].parents && !items[1].parents && !items[3].parents);
    service.parents.kind = PARENTS_EVERY;
    items[1].parents = true;
    session_parents(&service, &course);
    assert_true(items[1].parents);
}

static void the_parents_own_session_is_beside_one(void **state)
{
    struct service service = service_make();
    struct course course = course_make();

    (void)state;
    items[7] = (struct session){.number = 8, .date = items[1].date, .start = 900, .kind = beside, .parents = true};
    assert_false(session_beside(&service, &items[1], &items[7]));
    service.parents = (struct parents_rule){.kind = PARENTS_PARALLEL, .parallel = 1};
    assert_true(session_beside(&service, &items[1], &items[7]));
    assert_false(session_beside(&service, &items[7], &items[1]));
    assert_false(session_beside(&service, &items[2], &items[7]));
    assert_false(session_beside(&service, &items[2], &items[5])); /* a meeting is none */
    items[7].children = true;
    assert_false(session_beside(&service, &items[1], &items[7]));
    (void)course;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_goes_with_its_session),
        cmocka_unit_test(one_whose_session_is_cancelled_goes_to_the_next),
        cmocka_unit_test(the_end_takes_the_closing_talk_along),
        cmocka_unit_test(the_parents_come_to_the_last),
        cmocka_unit_test(the_parents_own_session_is_beside_one),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}
