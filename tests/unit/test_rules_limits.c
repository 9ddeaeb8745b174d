#include "planning_house.h"
#include "rules/limits.h"

#include <string.h>

/* A course of so many sessions, a week apart from 2026-09-01, each of an hour. */
struct case_course {
    struct session items[16];
    struct course course;
};

static char code[] = "c", family[] = "family";

static void course_make(struct case_course *into, size_t count, int promised)
{
    memset(into, 0, sizeof *into);
    for (size_t i = 0; i < count; i++)
        into->items[i] = (struct session){
            .number = (int)i + 1, .date = planning_day("2026-09-01") + 7 * (int)i, .kind = family, .minutes = 60};
    into->course = (struct course){
        .code = code, .count = promised, .for_referral = 1, .sessions = {.items = into->items, .count = count}};
}

static void allowed(const struct limits_wish *wish)
{
    struct messages messages = {0};

    if (limits_check(wish, &messages) != 0)
        fail_msg("refused: %s", messages.items[0].text);
    assert_int_equal(messages.count, 0);
}

static void refused(const struct limits_wish *wish, const char *said)
{
    struct messages messages = {0};

    assert_int_equal(limits_check(wish, &messages), -1);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages_trouble(&messages), TROUBLE_FORBIDDEN);
    assert_string_equal(messages.items[0].text, said);
    messages_free(&messages);
}

static void a_number_that_is_promised(void **state)
{
    static const struct {
        size_t held;
        int count, promised;
        const char *said; /* NULL: allowed */
    } cases[] = {
        {7, 8, 8, NULL},
        {8, 8, 8, "s: this would be session 9; the service gives 8 at most"},
        {3, 8, 3, NULL}, /* planned with fewer than the service gives */
        {8, 8, 10, NULL},
        {10, 8, 10, "s: this would be session 11; the service gives 10 at most"},
        {8, 8, 0, "s: this would be session 9; the service gives 8 at most"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = {.code = (char[]){"s"},
                                  .sessions = {.count_kind = COUNT_FIXED, .count = cases[i].count}};
        struct case_course made;
        const struct limits_wish wish = {.service = &service,
                                         .course = &made.course,
                                         .date = planning_day("2027-01-05")};

        course_make(&made, cases[i].held, cases[i].promised);
        if (cases[i].said == NULL)
            allowed(&wish);
        else
            refused(&wish, cases[i].said);
    }
}

static void what_does_not_count(void **state)
{
    struct meeting_rule meeting = {.kind = (char[]){"closing talk"}};
    struct service service = {.code = (char[]){"s"},
                              .sessions = {.count_kind = COUNT_RANGE, .count_min = 1, .count_max = 2},
                              .beyond_refer_to = (char[]){"other"},
                              .meetings = &meeting,
                              .meeting_count = 1};
    struct case_course made;
    struct limits_wish wish = {.service = &service, .course = &made.course, .date = planning_day("2027-01-05")};

    (void)state;
    course_make(&made, 2, 2);
    refused(&wish, "s: this would be session 3; the service gives 2 at most and guides on to other");
    made.items[0].status = SESSION_CANCELLED;
    allowed(&wish);
    made.items[0].status = SESSION_HELD;
    made.items[1].kind = (char[]){"closing talk"};
    assert_int_equal(limits_counted(&wish), 1);
    allowed(&wish);
    made.items[1].kind = family;
    made.items[1].referral = 7; /* one place's own */
    allowed(&wish);
    made.items[1].referral = 0;
    wish.number = 2; /* it moves: nothing is added */
    made.items[0].status = SESSION_PLANNED;
    service.sessions.count_max = 1;
    allowed(&wish);
    service.sessions.count_kind = COUNT_OPEN;
    wish.number = 0;
    allowed(&wish);
    service.sessions = (struct sessions_rule){.count_kind = COUNT_RANGE, .count_min = 4}; /* no upper bound */
    allowed(&wish);
}

static void hours_are_minutes_summed(void **state)
{
    struct service service = {
        .code = (char[]){"s"},
        .sessions = {.count_kind = COUNT_RANGE, .count_min = 4, .count_max = 10, .count_unit = COUNT_HOURS}};
    struct case_course made;
    struct limits_wish wish = {.service = &service, .course = &made.course, .date = planning_day("2027-01-05")};

    (void)state;
    course_make(&made, 8, 0);
    wish.minutes = 120;
    allowed(&wish);
    wish.minutes = 121;
    refused(&wish, "s: this would make 601 minutes; the service gives 10 hours at most");
    service.beyond_refer_to = (char[]){"other"};
    refused(&wish, "s: this would make 601 minutes; the service gives 10 hours at most and guides on to other");
    wish.minutes = 0; /* not said: an hour, or what the course has */
    allowed(&wish);
    made.course.minutes = 121;
    refused(&wish, "s: this would make 601 minutes; the service gives 10 hours at most and guides on to other");
    made.items[0].minutes = 0;
    refused(&wish, "s: this would make 662 minutes; the service gives 10 hours at most and guides on to other");
    service.sessions.count_per = PER_YEAR;
    wish.date = planning_day("2026-12-31");
    refused(&wish, "s: this would make 662 minutes in 2026; the service gives 10 hours a year at most");
    wish.date = planning_day("2027-01-01");
    allowed(&wish);
}

static void a_year_is_the_calendars(void **state)
{
    struct service service = {
        .code = (char[]){"s"},
        .sessions = {.count_kind = COUNT_RANGE, .count_min = 10, .count_max = 10, .count_per = PER_YEAR}};
    struct case_course made;
    struct limits_wish wish = {.service = &service, .course = &made.course, .date = planning_day("2026-12-31")};

    (void)state;
    course_make(&made, 11, 0);
    made.items[10].date = planning_day("2027-01-05");
    refused(&wish, "s: this would be session 11 in 2026; the service gives 10 a year at most");
    wish.date = planning_day("2027-01-01");
    allowed(&wish);
    wish.date = planning_day("2026-12-31");
    wish.number = 11; /* moved into the full year */
    refused(&wish, "s: this would be session 11 in 2026; the service gives 10 a year at most");
    wish.number = 3; /* moved within it */
    allowed(&wish);
}

static void parts_of_a_group_and_of_each_place(void **state)
{
    struct service service = planning_ses();
    struct case_course made;
    struct limits_wish wish = {.service = &service, .course = &made.course, .date = planning_day("2027-01-05")};

    (void)state;
    course_make(&made, 3, 6);
    made.course.for_referral = 0;
    assert_int_equal(limits_own_count(&service, &made.course), 3);
    refused(&wish, "ses: this would be session 4; the service gives 3 at most");
    wish.referral = 7;
    allowed(&wish);
    for (int i = 0; i < 3; i++)
        made.items[i].referral = 7;
    refused(&wish, "ses: this would be session 4; the service gives 3 at most");
    wish.referral = 8;
    allowed(&wish);
    made.course.for_referral = 9; /* planned for one family: all six are the course's */
    assert_int_equal(limits_own_count(&service, &made.course), 0);
    wish.referral = 0;
    for (int i = 0; i < 3; i++)
        made.items[i].referral = 0;
    allowed(&wish);
}

static void what_is_missing(void **state)
{
    struct service service = planning_siblings(), ses = planning_ses(), treatment = planning_treatment();
    struct case_course at;

    (void)state;
    course_make(&at, 8, 8);
    at.course.rhythm = WEEKS(2);
    assert_int_equal(limits_missing(&service, &at.course), 0);
    at.items[2].status = SESSION_CANCELLED;
    assert_int_equal(limits_missing(&service, &at.course), 1);
    at.course.count = 6;
    assert_int_equal(limits_missing(&service, &at.course), -1);
    at.course.count = 10;
    at.course.rhythm = (struct duration){0}; /* dated one by one: the rest may come yet */
    assert_int_equal(limits_missing(&service, &at.course), 0);
    at.course.count = 0;
    assert_int_equal(limits_missing(&treatment, &at.course), 0);
    course_make(&at, 2, 6); /* three of the group's, three of each family's own */
    at.course.for_referral = 0;
    assert_int_equal(limits_missing(&ses, &at.course), 1);
}

/* A session that one family has for itself, behind the `count` others. */
static void add_talk(struct case_course *at, size_t count, long referral, enum session_status status)
{
    at->items[count] = (struct session){.number = (int)count + 1, .kind = "individual", .referral = referral};
    at->items[count].status = status;
    at->course.sessions.count = count + 1;
}

static void what_has_its_date(void **state)
{
    struct service service = planning_siblings(), ses = planning_ses();
    struct case_course at;

    (void)state;
    course_make(&at, 8, 8);
    at.course.rhythm = WEEKS(2);
    at.items[2].status = SESSION_CANCELLED;
    assert_true(limits_dated(&service, &at.course, 0)); /* it had its date */
    at.course.rhythm = (struct duration){0};
    service.sessions.over_max = (struct duration){0};
    assert_false(limits_dated(&service, &at.course, 0)); /* one by one: another is still to be found */
    at.course.count = 7;
    assert_true(limits_dated(&service, &at.course, 0));
    at.course.count = 0;
    assert_false(limits_dated(&service, &at.course, 0));
    course_make(&at, 3, 6); /* three of the group's, three of each family's own */
    at.course.for_referral = 0;
    assert_true(limits_dated(&ses, &at.course, 0));
    for (size_t i = 3; i < 6; i++)
        add_talk(&at, i, i == 5 ? 2 : 1, SESSION_PLANNED);
    assert_false(limits_dated(&ses, &at.course, 1));
    add_talk(&at, 6, 1, SESSION_CANCELLED);
    assert_false(limits_dated(&ses, &at.course, 1));
    add_talk(&at, 7, 1, SESSION_HELD);
    assert_true(limits_dated(&ses, &at.course, 1));
    assert_false(limits_dated(&ses, &at.course, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_that_is_promised),
        cmocka_unit_test(what_does_not_count),
        cmocka_unit_test(hours_are_minutes_summed),
        cmocka_unit_test(a_year_is_the_calendars),
        cmocka_unit_test(parts_of_a_group_and_of_each_place),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(what_has_its_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
