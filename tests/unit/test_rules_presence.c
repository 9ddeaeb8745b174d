#include "base/date.h"
#include "rules/presence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FIRST 20600 /* the day of the first session; one a week */

/* Six weekly sessions for children and parents, all held. */
static void sessions_make(struct session sessions[6])
{
    for (int i = 0; i < 6; i++)
        sessions[i] = (struct session){
            .number = i + 1, .date = FIRST + 7 * i, .children = true, .parents = true, .status = SESSION_HELD};
}

static void check(struct presence found, struct presence wanted)
{
    assert_int_equal(found.held, wanted.held);
    assert_int_equal(found.present, wanted.present);
    assert_int_equal(found.late, wanted.late);
    assert_int_equal(found.cancelled, wanted.cancelled);
    assert_int_equal(found.absent, wanted.absent);
    assert_int_equal(found.unrecorded, wanted.unrecorded);
    assert_int_equal(found.held, found.present + found.late + found.cancelled + found.absent + found.unrecorded);
}

static void each_status_is_counted(void **state)
{
    static const struct presence_mark marks[] = {{1, ATTENDANCE_PRESENT},
                                                 {2, ATTENDANCE_LATE},
                                                 {3, ATTENDANCE_CANCELLED},
                                                 {4, ATTENDANCE_ABSENT},
                                                 {5, ATTENDANCE_NONE}};
    const struct presence_person person = {.from = FIRST, .to = DATE_NONE, .marks = marks, .mark_count = 5};
    struct session sessions[6];

    (void)state;
    sessions_make(sessions);
    check(presence_count(sessions, 6, &person), (struct presence){6, 1, 1, 1, 1, 2});
}

static void only_held_sessions_with_a_place_count(void **state)
{
    static const struct {
        int from, to;
        bool adult;
        int held;
    } cases[] = {
        {FIRST, DATE_NONE, false, 6},       {FIRST + 1, DATE_NONE, false, 5}, {FIRST + 7, FIRST + 14, false, 2},
        {FIRST + 7, FIRST + 13, false, 1},  {DATE_NONE, DATE_NONE, false, 0}, {FIRST + 36, DATE_NONE, false, 0},
        {FIRST - 100, FIRST - 1, false, 0}, {FIRST, DATE_NONE, true, 6},
    };
    struct session sessions[6];

    (void)state;
    sessions_make(sessions);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct presence_person person = {.from = cases[i].from, .to = cases[i].to, .adult = cases[i].adult};

        check(presence_count(sessions, 6, &person),
              (struct presence){.held = cases[i].held, .unrecorded = cases[i].held});
    }
}

/* A mark at a session that the house cancelled, that is still planned, that lies outside the place, or that does not exist. */
static void what_was_not_held_counts_against_nobody(void **state)
{
    static const struct presence_mark marks[] = {{1, ATTENDANCE_ABSENT},
                                                 {2, ATTENDANCE_ABSENT},
                                                 {3, ATTENDANCE_ABSENT},
                                                 {4, ATTENDANCE_PRESENT},
                                                 {99, ATTENDANCE_ABSENT}};
    const struct presence_person person = {.from = FIRST + 1, .to = DATE_NONE, .marks = marks, .mark_count = 5};
    struct session sessions[6];

    (void)state;
    sessions_make(sessions);
    sessions[1].status = SESSION_CANCELLED;
    sessions[2].status = SESSION_PLANNED;
    sessions[4].date = DATE_NONE;
    check(presence_count(sessions, 6, &person), (struct presence){.held = 2, .present = 1, .unrecorded = 1});
}

static void a_session_concerns_those_it_is_for(void **state)
{
    const struct presence_person child = {.referral = 7, .from = FIRST, .to = DATE_NONE};
    const struct presence_person adult = {.referral = 7, .from = FIRST, .to = DATE_NONE, .adult = true};
    struct session sessions[6];

    (void)state;
    sessions_make(sessions);
    for (int i = 0; i < 5; i++)
        sessions[i].parents = false; /* parents at the last only */
    sessions[4].referral = 8;        /* another family's own talk */
    sessions[5].children = false;
    sessions[5].referral = 7;
    check(presence_count(sessions, 6, &child), (struct presence){.held = 4, .unrecorded = 4});
    check(presence_count(sessions, 6, &adult), (struct presence){.held = 1, .unrecorded = 1});
}

static void the_last_of_two_marks_counts(void **state)
{
    static const struct presence_mark marks[] = {{1, ATTENDANCE_ABSENT}, {1, ATTENDANCE_PRESENT}};
    const struct presence_person person = {.from = FIRST, .to = FIRST, .marks = marks, .mark_count = 2};
    struct session sessions[6];

    (void)state;
    sessions_make(sessions);
    check(presence_count(sessions, 6, &person), (struct presence){.held = 1, .present = 1});
}

static void a_rate_is_of_the_held(void **state)
{
    struct presence sum = {0}, one = {.held = 4, .present = 1, .late = 1, .absent = 1, .unrecorded = 1};
    struct presence other = {.held = 1, .cancelled = 1};

    (void)state;
    assert_true(presence_rate(&sum) < 0);
    assert_true(presence_rate(&one) == 0.5);
    assert_true(presence_rate(&other) == 0);
    presence_add(&sum, &one);
    presence_add(&sum, &other);
    check(sum, (struct presence){5, 1, 1, 1, 1, 1});
    assert_true(presence_rate(&sum) == 0.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_status_is_counted),
        cmocka_unit_test(only_held_sessions_with_a_place_count),
        cmocka_unit_test(what_was_not_held_counts_against_nobody),
        cmocka_unit_test(a_session_concerns_those_it_is_for),
        cmocka_unit_test(the_last_of_two_marks_counts),
        cmocka_unit_test(a_rate_is_of_the_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
