#include "base/memory.h"
#include "store/attendances.h"
#include "store/course_change.h"
#include "store/courses.h"
#include "store_group.h"

#include <stdlib.h>

/* ck with a place for the first two children, held once. */
static long group_with_places(struct group *group)
{
    static const char *const places[] = {
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
        " (1, 1, '2026-09-01', '2026-09-01', 'anna', '2026-09-01'), (2, 1, '2026-09-01', '2026-09-01', 'anna', '2026-09-01')",
        "UPDATE session SET status = 'held' WHERE number = 2",
        "INSERT INTO attendance (course, session, person, referral, status, entered_on) VALUES"
        " (1, 2, 1, 1, 'present', '2026-09-16'), (1, 3, 1, 1, 'cancelled', '2026-09-16'),"
        " (1, 3, 2, 2, 'cancelled', '2026-09-16'), (1, 4, 1, 1, 'cancelled', '2026-09-16')",
        NULL,
    };
    long course = group_keep_ck(group);

    group_do(group, places);
    return course;
}

static void a_session_moves(void **state)
{
    struct group *group = *state;
    long course = group_keep_ck(group);
    struct session session = {.number = 3,
                              .date = group_day("2026-09-24"),
                              .start = 600,
                              .venue = "Ørum",
                              .remark = NULL,
                              .reason = "leader away"};
    struct course loaded;

    group_begin(group);
    assert_int_equal(store_session_move(group->store, course, &session, &group->messages), 0);
    session.start = TIME_NONE;
    session.venue = NULL;
    session.remark = "agreed";
    assert_int_equal(store_session_move(group->store, course, &session, &group->messages), 0);
    group_commit(group);
    assert_int_equal(store_course_load(group->store, course, &loaded, &group->messages), 0);
    assert_int_equal(loaded.sessions.items[2].date, group_day("2026-09-24"));
    assert_int_equal(loaded.sessions.items[2].start, TIME_NONE);
    assert_null(loaded.sessions.items[2].venue);
    assert_string_equal(loaded.sessions.items[2].remark, "agreed");
    assert_string_equal(loaded.sessions.items[2].reason, "leader away");
    assert_int_equal(loaded.sessions.items[2].sequence, 2);
    assert_int_equal(loaded.sessions.items[2].status, SESSION_PLANNED);
    assert_int_equal(loaded.sessions.items[1].sequence, 0);
    course_free(&loaded);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal WHERE touched = 'ck' AND rows = 1"), 1);
}

static void the_parents_come_or_do_not(void **state)
{
    struct group *group = *state;
    long course = group_keep_ck(group);

    group_begin(group);
    assert_int_equal(store_session_parents(group->store, course, 2, true, &group->messages), 0);
    assert_int_equal(store_session_parents(group->store, course, 3, true, &group->messages), 0);
    assert_int_equal(store_session_parents(group->store, course, 3, false, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT sequence FROM session WHERE number = 2 AND parents = 1"), 1);
    assert_int_equal(group_count(group, "SELECT sequence FROM session WHERE number = 3 AND parents = 0"), 2);
}

/* What is stored keeps the room it had from the course; its own rooms stay as well. */
static void a_course_meets_elsewhere(void **state)
{
    static const char *const rooms[] = {"UPDATE course SET venue = 'Huset'",
                                        "UPDATE session SET venue = CASE number WHEN 2 THEN 'Ørum' END", NULL};
    struct group *group = *state;
    long course = group_keep_ck(group);

    group_do(group, rooms);
    group_begin(group);
    assert_int_equal(store_course_meets(group->store, course, 960, "Grenaa", &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM course WHERE venue = 'Grenaa' AND start = '16:00'"), 1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM session WHERE venue = 'Ørum' AND number = 2"), 1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM session WHERE venue = 'Huset'"),
                     group_count(group, "SELECT count(*) - 1 FROM session"));
    assert_int_equal(group_count(group, "SELECT sum(sequence) FROM session"), 0); /* nobody need hear of it */
}

static void a_session_has_its_own_leaders_or_the_courses(void **state)
{
    static const char *const substitute[] = {"INSERT INTO leads (course, session, staff) VALUES (1, 3, 'anna')", NULL};
    struct group *group = *state;
    long course = group_keep_ck(group);
    struct texts leaders = {0};
    struct text text = {0};

    group_do(group, substitute);
    for (int session = 2; session <= 5; session++) { /* the fifth is not stored yet */
        assert_int_equal(store_session_leaders(group->store, course, session, &leaders, &group->messages), 0);
        texts_add(&leaders, "|");
    }
    texts_join(&leaders, " ", &text);
    assert_string_equal(text_bytes(&text), "bo anna | anna | bo anna | bo anna |");
    text_free(&text);
    texts_free(&leaders);
}

static void a_course_promises_and_ends(void **state)
{
    struct group *group = *state;
    long course = group_keep_ck(group);

    group_begin(group);
    assert_int_equal(store_course_promise(group->store, course, 7, &group->messages), 0);
    assert_int_equal(store_course_end(group->store, course, group_day("2026-10-01"), &group->messages), 0);
    assert_int_equal(store_course_end(group->store, course, group_day("2026-11-01"), &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM course WHERE sessions = 7 AND ended_on = '2026-10-01'"),
                     1);
    group_begin(group);
    assert_int_equal(store_course_end(group->store, 99, group_day("2026-10-01"), &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "no such course; wanted one that is in the store");
}

static void a_place_ends_with_what_lies_behind_it(void **state)
{
    struct group *group = *state;
    long course = group_with_places(group);

    group_begin(group);
    assert_int_equal(store_place_end(group->store, 1, course, group_day("2026-09-20"), PLACE_LEFT, "moved away",
                                     &group->messages),
                     0);
    group_commit(group);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM place WHERE referral = 1 AND to_on = '2026-09-20'"
                                 " AND ended = 'left' AND reason = 'moved away' AND ended_entered_on = '2026-09-10'"),
                     1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM place WHERE ended IS NULL"), 1);
    /* The mark of the held session stays, and so does the other child's word; this one's words for later sessions go. */
    assert_int_equal(group_count(group, "SELECT sum(session * 10 + referral) FROM attendance"), 21 + 32);
    group_begin(group);
    assert_int_equal(
        store_place_end(group->store, 1, course, group_day("2026-09-25"), PLACE_COMPLETED, NULL, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM place WHERE to_on = '2026-09-20'"), 1); /* ended before */
}

static void the_last_mark(void **state)
{
    static const char *const held[] = {"UPDATE session SET status = 'held' WHERE number = 3", NULL};
    struct group *group = *state;
    long course = group_with_places(group);
    const struct {
        long referral;
        int number;
        const char *day;
    } cases[] = {{1, 2, "2026-09-16"}, {2, 0, NULL}, {3, 0, NULL}, {1, 3, "2026-09-23"}, {2, 3, "2026-09-23"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int number, date;

        if (i == 3) /* word sent beforehand counts once the session is held */
            group_do(group, held);
        assert_int_equal(store_mark_last(group->store, cases[i].referral, course, &number, &date, &group->messages), 0);
        assert_int_equal(number, cases[i].number);
        assert_int_equal(date, cases[i].day == NULL ? DATE_NONE : group_day(cases[i].day));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_session_moves, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(the_parents_come_or_do_not, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_course_meets_elsewhere, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_session_has_its_own_leaders_or_the_courses, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_course_promises_and_ends, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_place_ends_with_what_lies_behind_it, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(the_last_mark, group_open_people, group_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
