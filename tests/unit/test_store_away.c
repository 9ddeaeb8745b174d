#include "store/away.h"
#include "store/courses.h"
#include "store/leads.h"
#include "store_group.h"

static void away_is(struct group *group, const char *wanted)
{
    struct staff staff;
    struct text text = {0};

    assert_int_equal(store_staff_load(group->store, "bo", &staff, &group->messages), 0);
    for (size_t i = 0; i < staff.aways.count; i++) {
        group_date(&text, staff.aways.items[i].from);
        group_date(&text, staff.aways.items[i].to);
    }
    assert_string_equal(text_bytes(&text), wanted);
    text_free(&text);
    staff_free(&staff);
}

static void add(struct group *group, const char *from, const char *to)
{
    group_begin(group);
    assert_int_equal(store_away_add(group->store, "bo", group_day(from), group_day(to), &group->messages), 0);
    group_commit(group);
}

static void take(struct group *group, const char *from, const char *to, bool wanted)
{
    bool found = !wanted;

    group_begin(group);
    assert_int_equal(store_away_remove(group->store, "bo", group_day(from), group_day(to), &found, &group->messages),
                     0);
    group_commit(group);
    assert_int_equal(found, wanted);
}

static void stretches_are_joined_and_cut(void **state)
{
    struct group *group = *state;

    group_run(group, "INSERT INTO away VALUES ('anna', '2026-10-05', '2026-10-25')"); /* another's stays */
    add(group, "2026-10-10", "2026-10-12");
    add(group, "2026-10-20", "2026-10-20");
    away_is(group, " 2026-10-10 2026-10-12 2026-10-20 2026-10-20");
    add(group, "2026-10-12", "2026-10-18");
    away_is(group, " 2026-10-10 2026-10-18 2026-10-20 2026-10-20");
    add(group, "2026-10-01", "2026-10-31"); /* over both */
    away_is(group, " 2026-10-01 2026-10-31");
    add(group, "2026-10-05", "2026-10-06"); /* within */
    away_is(group, " 2026-10-01 2026-10-31");
    take(group, "2026-10-10", "2026-10-11", true);
    away_is(group, " 2026-10-01 2026-10-09 2026-10-12 2026-10-31");
    take(group, "2026-10-09", "2026-10-12", true); /* the end of one and the beginning of the other */
    away_is(group, " 2026-10-01 2026-10-08 2026-10-13 2026-10-31");
    take(group, "2026-10-09", "2026-10-12", false);
    take(group, "2026-09-01", "2026-12-31", true);
    away_is(group, "");
    assert_int_equal(group_count(group, "SELECT count(*) FROM away"), 1);
}

static int meeting_line(void *context, const struct away_meeting *meeting)
{
    struct lines *lines = context;

    group_text(&lines->text, meeting->what);
    group_date(&lines->text, meeting->date);
    text_add(&lines->text, meeting->interview ? " interview" : "");
    return lines_end(lines);
}

/* ck meets on 16 and 23 September, led by bo and anna; what was cancelled is nothing to hold. */
static void what_falls_into_a_leave(void **state)
{
    static char *anna_alone[] = {"anna"};
    struct group *group = *state;
    struct lines lines = {0};
    long course = group_keep_ck(group);
    const struct texts anna = {anna_alone, 1};

    group_run(group, "INSERT INTO interview (referral, set_for, leader, entered_on) "
                     "VALUES (1, '2026-09-17', 'bo', '2026-09-10')");
    group_run(group, "INSERT INTO interview (referral, set_for, leader, held_on, outcome, entered_on) "
                     "VALUES (2, '2026-09-18', 'bo', '2026-09-18', 'agreed', '2026-09-10')");
    assert_int_equal(store_away_meeting_each(group->store, "bo", group_day("2026-09-01"), group_day("2026-10-30"),
                                             meeting_line, &lines, &group->messages),
                     0);
    lines_are(&lines, "[ck/2] 2026-09-16\n[2026-0001] 2026-09-17 interview\n[ck/3] 2026-09-23\n");
    group_begin(group);
    assert_int_equal(store_leads_put(group->store, course, 3, &anna, &group->messages), 0);
    group_commit(group);
    lines.stop_after = 1;
    assert_int_equal(store_away_meeting_each(group->store, "bo", group_day("2026-09-17"), group_day("2026-10-30"),
                                             meeting_line, &lines, &group->messages),
                     7);
    lines_are(&lines, "[2026-0001] 2026-09-17 interview\n");
}

static void leaders_of_one_session(void **state)
{
    static char *codes[] = {"anna", "nobody", "bo"};
    static const struct texts none = {0};
    const struct texts team = {codes, 3};
    struct group *group = *state;
    long course = group_keep_ck(group);

    group_begin(group);
    assert_int_equal(store_leads_put(group->store, course, 2, &team, &group->messages), 0);
    assert_int_equal(store_session_told(group->store, course, 2, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM leads WHERE session = 2 AND "
                                        "((staff = 'anna' AND position = 1) OR (staff = 'bo' AND position = 3))"),
                     2);
    assert_int_equal(group_count(group, "SELECT count(*) FROM leads WHERE session = 0"), 2);
    assert_int_equal(group_count(group, "SELECT sequence FROM session WHERE number = 2"), 1);
    assert_int_equal(group_count(group, "SELECT sum(sequence) FROM session"), 1);
    assert_int_equal(group_count(group, "SELECT touched = 'ck' FROM journal ORDER BY number DESC LIMIT 1"), 1);
    group_begin(group);
    assert_int_equal(store_leads_put(group->store, course, 2, &none, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM leads WHERE session = 2"), 0);
    group_begin(group);
    assert_int_equal(store_leads_put(group->store, 99, 2, &none, &group->messages), -1);
    store_rollback(group->store);
    messages_free(&group->messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(stretches_are_joined_and_cut, group_open, group_close),
        cmocka_unit_test_setup_teardown(what_falls_into_a_leave, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(leaders_of_one_session, group_open, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
