#include "base/date.h"
#include "rules/amounts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Fails unless just that was said, as a warning; NULL: nothing. */
static void said(struct messages *messages, const char *wanted)
{
    assert_int_equal(messages->count, wanted ? 1 : 0);
    if (wanted) {
        assert_int_equal(messages->items[0].trouble, TROUBLE_WARNING);
        assert_string_equal(messages->items[0].text, wanted);
    }
    messages_free(messages);
}

static void a_session_of_another_length_is_said(void **state)
{
    static const struct {
        int min, max, minutes;
        enum count_kind kind;
        enum count_unit unit;
        const char *said;
    } cases[] = {
        {60, 90, 60, COUNT_OPEN, COUNT_SESSIONS, NULL},
        {60, 90, 90, COUNT_OPEN, COUNT_SESSIONS, NULL},
        {60, 90, 59, COUNT_OPEN, COUNT_SESSIONS, "s: a session of 59 minutes; the service gives 60 to 90"},
        {60, 90, 91, COUNT_FIXED, COUNT_SESSIONS, "s: a session of 91 minutes; the service gives 60 to 90"},
        {120, 120, 120, COUNT_FIXED, COUNT_SESSIONS, NULL},
        {120, 120, 60, COUNT_FIXED, COUNT_SESSIONS, "s: a session of 60 minutes; the service gives 120"},
        {120, 120, 121, COUNT_RANGE, COUNT_SESSIONS, "s: a session of 121 minutes; the service gives 120"},
        {60, 60, 90, COUNT_RANGE, COUNT_HOURS, NULL}, /* the hours are the promise */
        {60, 60, 90, COUNT_OPEN, COUNT_SESSIONS, NULL},
        {60, 60, 90, COUNT_UNSET, COUNT_SESSIONS, NULL},
        {0, 0, 90, COUNT_FIXED, COUNT_SESSIONS, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = {.code = (char[]){"s"},
                                  .sessions = {.minutes_min = cases[i].min,
                                               .minutes_max = cases[i].max,
                                               .count_kind = cases[i].kind,
                                               .count_unit = cases[i].unit}};
        struct messages messages = {0};

        amounts_tell_length(&service, cases[i].minutes, &messages);
        said(&messages, cases[i].said);
    }
}

static void another_time_of_day_is_said(void **state)
{
    static const struct {
        int own, given;
        const char *said;
    } cases[] = {
        {900, 900, NULL},
        {900, 600, "s: the sessions begin at 10:00; the service's begin at 15:00"},
        {900, TIME_NONE, NULL},
        {TIME_NONE, 600, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = {.code = (char[]){"s"}, .sessions = {.start = cases[i].own}};
        struct messages messages = {0};

        amounts_tell_time(&service, cases[i].given, &messages);
        said(&messages, cases[i].said);
    }
}

static void another_rhythm_is_said(void **state)
{
    static struct duration own[] = {{1, UNIT_WEEK}, {2, UNIT_WEEK}, {1, UNIT_MONTH}};
    static const struct {
        size_t own;           /* how many of them the service names */
        struct duration over; /* or what it is spread over */
        struct duration given;
        const char *said;
    } cases[] = {
        {0, {0, UNIT_DAY}, {3, UNIT_MONTH}, NULL},
        {0, {4, UNIT_MONTH}, {0, UNIT_DAY}, NULL},
        {0, {4, UNIT_MONTH}, {1, UNIT_WEEK}, "s: the rhythm is 1 week; the service spreads its sessions over 4 months"},
        {1, {0, UNIT_DAY}, {0, UNIT_DAY}, NULL},
        {1, {0, UNIT_DAY}, {1, UNIT_WEEK}, NULL},
        {1, {0, UNIT_DAY}, {7, UNIT_DAY}, NULL},
        {1, {0, UNIT_DAY}, {2, UNIT_WEEK}, "s: the rhythm is 2 weeks; the service's is 1 week"},
        {1, {0, UNIT_DAY}, {1, UNIT_WEEKDAY}, "s: the rhythm is 1 weekday; the service's is 1 week"},
        {3, {0, UNIT_DAY}, {3, UNIT_WEEK}, NULL},
        {3, {0, UNIT_DAY}, {1, UNIT_MONTH}, NULL},
        {3, {0, UNIT_DAY}, {3, UNIT_MONTH}, "s: the rhythm is 3 months; the service's is 1 week to 1 month"},
        {3, {0, UNIT_DAY}, {1, UNIT_YEAR}, "s: the rhythm is 1 year; the service's is 1 week to 1 month"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = {.code = (char[]){"s"},
                                  .sessions = {.every = own, .every_count = cases[i].own, .over_max = cases[i].over}};
        struct messages messages = {0};

        amounts_tell_rhythm(&service, cases[i].given, &messages);
        said(&messages, cases[i].said);
    }
}

static void a_course_with_too_little_held_is_said(void **state)
{
    static const struct {
        enum count_kind kind;
        int min, held;
        enum count_unit unit;
        enum count_per per;
        const char *said;
    } cases[] = {
        {COUNT_RANGE, 4, 3, COUNT_HOURS, PER_COURSE,
         "s: 200 minutes were held in c; the service gives 4 hours at least"},
        {COUNT_RANGE, 4, 4, COUNT_HOURS, PER_COURSE, NULL},
        {COUNT_RANGE, 2, 1, COUNT_SESSIONS, PER_COURSE, "s: 1 session was held in c; the service gives 2 at least"},
        {COUNT_RANGE, 2, 2, COUNT_SESSIONS, PER_COURSE, NULL},
        {COUNT_RANGE, 0, 0, COUNT_SESSIONS, PER_COURSE, NULL},
        {COUNT_RANGE, 10, 1, COUNT_SESSIONS, PER_YEAR, NULL}, /* the year may go on elsewhere */
        {COUNT_OPEN, 0, 0, COUNT_SESSIONS, PER_COURSE, NULL},
    };
    struct meeting_rule meeting = {.kind = (char[]){"talk with the mother"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* Held are as many as the case says, the first without a length of its own; the rest is planned, cancelled, a meeting. */
        struct session items[8] = {{.minutes = 0},
                                   {.minutes = 70},
                                   {.minutes = 70},
                                   {.minutes = 70},
                                   {.minutes = 70},
                                   {.minutes = 70, .status = SESSION_CANCELLED},
                                   {.minutes = 70, .status = SESSION_HELD, .kind = meeting.kind}};
        struct service service = {.code = (char[]){"s"},
                                  .meetings = &meeting,
                                  .meeting_count = 1,
                                  .sessions = {.count_kind = cases[i].kind,
                                               .count_min = cases[i].min,
                                               .count_max = 10,
                                               .count_unit = cases[i].unit,
                                               .count_per = cases[i].per}};
        struct course course = {.code = (char[]){"c"}, .sessions = {.items = items, .count = 7}};
        struct messages messages = {0};

        for (int n = 0; n < cases[i].held; n++)
            items[n].status = SESSION_HELD;
        amounts_tell_held(&service, &course, &messages);
        said(&messages, cases[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_of_another_length_is_said),
        cmocka_unit_test(another_time_of_day_is_said),
        cmocka_unit_test(another_rhythm_is_said),
        cmocka_unit_test(a_course_with_too_little_held_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
