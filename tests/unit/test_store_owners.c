#include "store/courses.h"
#include "store/owners.h"
#include "store_group.h"

static int owner_line(void *context, const struct owner_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d-%d %s ", row->year, row->number,
                    named_name(referral_state_names, (int)row->state));
    group_text(&lines->text, row->owner);
    return lines_end(lines);
}

static void owned(struct group *group, long referral, const char *staff, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_owner_each(group->store, referral, staff, owner_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

static void own(struct group *group, long referral, const char *staff)
{
    group_begin(group);
    assert_int_equal(store_owner_set(group->store, referral, staff, &group->messages), 0);
    group_commit(group);
}

static void a_referral_has_its_leader(void **state)
{
    static const char *const withdrawn[] = {
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (2, '2026-09-09', '2026-09-09')", NULL};
    struct group *group = *state;
    long entries;

    own(group, 1, "anna");
    own(group, 2, "anna");
    own(group, 3, "bo");
    owned(group, 0, NULL, "2026-1 received [anna]\n2026-2 received [anna]\n2026-3 received [bo]\n");
    owned(group, 0, "bo", "2026-3 received [bo]\n");
    owned(group, 4, NULL, "2026-4 received [-]\n");
    /* the same again is no change */
    entries = group_count(group, "SELECT count(*) FROM journal");
    own(group, 1, "anna");
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal"), entries);
    group_do(group, withdrawn);
    owned(group, 0, "anna", "2026-1 received [anna]\n");
    owned(group, 2, NULL, "2026-2 withdrawn [anna]\n");
    own(group, 1, NULL);
    owned(group, 0, "anna", "");
}

static int ahead_line(void *context, const struct interview_ahead *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d-%d", row->year, row->number);
    group_date(&lines->text, row->set_for);
    return lines_end(lines);
}

static void interviews_ahead_are_found_and_handed(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO interview (id, referral, invited_on, set_for, leader, held_on, outcome, entered_on) VALUES"
        " (1, 1, '2026-08-01', '2026-09-09', 'anna', NULL, NULL, '2026-08-01'),"             /* before the day */
        " (2, 2, '2026-08-01', '2026-09-10', 'anna', NULL, NULL, '2026-08-01'),"             /* on it */
        " (3, 3, '2026-08-01', NULL, 'anna', NULL, NULL, '2026-08-01'),"                     /* no day yet */
        " (4, 4, '2026-08-01', '2026-09-20', 'bo', NULL, NULL, '2026-08-01'),"               /* another's */
        " (5, 5, '2026-08-01', '2026-09-20', 'anna', '2026-09-20', 'agreed', '2026-08-01')," /* held */
        " (6, 6, '2026-08-01', '2026-09-20', 'anna', NULL, NULL, '2026-08-01'),"             /* not the last */
        " (7, 6, '2026-08-01', '2026-09-21', 'bo', NULL, NULL, '2026-08-01')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};
    const struct interview_ahead second = {.id = 2, .referral = 2};

    group_do(group, sql);
    assert_int_equal(store_interview_ahead_each(group->store, "anna", group_day("2026-09-10"), ahead_line, &lines,
                                                &group->messages),
                     0);
    lines_are(&lines, "2026-2 2026-09-10\n2026-3 -\n");
    group_begin(group);
    assert_int_equal(store_interview_hand(group->store, &second, "bo", &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT group_concat(id, '') FROM (SELECT id FROM interview"
                                        " WHERE leader = 'bo' ORDER BY id)"),
                     247);
}

static int course_line(void *context, long course)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld", course);
    return lines_end(lines);
}

/* ck is led by bo and anna, its third session by anna alone. */
static void a_course_changes_its_leader_and_keeps_its_past(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO staff (code) VALUES ('cam')",
        "INSERT INTO leads (course, session, staff) VALUES (1, 3, 'anna')",
        "UPDATE session SET status = 'held' WHERE number = 1",
        NULL,
    };
    static const char *const closed[] = {"UPDATE course SET ended_on = '2026-09-10'", NULL};
    struct group *group = *state;
    struct lines lines = {0};
    struct texts leads = {0};

    group_keep_ck(group);
    group_do(group, sql);
    assert_int_equal(store_course_led_each(group->store, "bo", course_line, &lines, &group->messages), 0);
    lines_are(&lines, "1\n");
    group_begin(group);
    assert_int_equal(store_leads_keep(group->store, 1, group_day("2026-09-23"), &group->messages), 0);
    assert_int_equal(store_leads_hand(group->store, 1, 0, "anna", "cam", &group->messages), 0);
    assert_int_equal(store_leads_hand(group->store, 1, 3, "anna", "cam", &group->messages), 0);
    group_commit(group);
    /* the first two days are before it; those led by their own are not touched */
    assert_int_equal(store_session_leads(group->store, 1, 1, &leads, &group->messages), 0);
    assert_int_equal(store_session_leads(group->store, 1, 2, &leads, &group->messages), 0);
    assert_int_equal(store_session_leads(group->store, 1, 3, &leads, &group->messages), 0);
    assert_int_equal(store_session_leads(group->store, 1, 4, &leads, &group->messages), 0);
    texts_join(&leads, " ", &lines.text);
    lines_are(&lines, "bo anna bo anna cam");
    texts_free(&leads);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM leads WHERE session = 0 AND staff = 'cam' AND position = 2"), 1);
    group_do(group, closed);
    assert_int_equal(store_course_led_each(group->store, "bo", course_line, &lines, &group->messages), 0);
    lines_are(&lines, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_referral_has_its_leader, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(interviews_ahead_are_found_and_handed, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_course_changes_its_leader_and_keeps_its_past, group_open_people, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
