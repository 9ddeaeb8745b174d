#include "store/contacts.h"
#include "store/past_marks.h"
#include "store/touches.h"
#include "store_group.h"

/* --- contacts --- */

static void contact(struct group *group, long referral, const char *text, const char *on)
{
    group_begin(group);
    assert_int_equal(store_contact_add(group->store, referral, text, group_day(on), &group->messages), 0);
    group_commit(group);
}

static int contact_line(void *context, const struct contact_row *row)
{
    struct lines *lines = context;

    text_add(&lines->text, row->by);
    group_date(&lines->text, row->on);
    text_add(&lines->text, " ");
    group_text(&lines->text, row->text);
    return lines_end(lines);
}

static void attempts_come_by_day(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    contact(group, 1, "no answer", "2026-09-08");
    contact(group, 1, "two\nlines", "2026-09-07");
    contact(group, 2, "another's", "2026-09-07");
    assert_int_equal(store_contact_each(group->store, 1, contact_line, &lines, &group->messages), 0);
    lines_are(&lines, "anna 2026-09-07 [two\nlines]\nanna 2026-09-08 [no answer]\n");
    lines = (struct lines){.stop_after = 1};
    assert_int_equal(store_contact_each(group->store, 1, contact_line, &lines, &group->messages), 7);
    lines_are(&lines, "anna 2026-09-07 [two\nlines]\n");
    assert_int_equal(store_contact_each(group->store, 3, contact_line, &lines, &group->messages), 0);
    lines_are(&lines, "");
    assert_int_equal(group_count(group, "SELECT count(*) FROM contact WHERE entered_on = '2026-09-10'"), 3);
    /* the entry is about the child, so that an erasure finds it */
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal_person WHERE entry ="
                                        " (SELECT max(number) FROM journal) AND person = 2"),
                     1);
}

static void nobody_is_sought_for_no_referral(void **state)
{
    struct group *group = *state;

    group_begin(group);
    assert_int_equal(store_contact_add(group->store, 99, "x", group_day("2026-09-08"), &group->messages), -1);
    assert_int_equal(group->messages.count, 1);
    assert_int_equal(group->messages.items[0].trouble, TROUBLE_NOT_FOUND);
    messages_free(&group->messages);
    store_rollback(group->store);
}

/* --- touches --- */

static int touch_line(void *context, const struct touch_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d-%d %s", row->year, row->number, row->what);
    group_date(&lines->text, row->on);
    text_add(&lines->text, " ");
    group_text(&lines->text, row->owner);
    return lines_end(lines);
}

static void touched(struct group *group, long referral, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_touch_last(group->store, referral, touch_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

/* Each touch, later than the one before; and of two on one day the greater. */
static void the_last_touch_counts(void **state)
{
    static const struct {
        const char *sql, *wanted;
    } steps[] = {
        {"UPDATE referral SET received_on = '2026-07-01', owner = 'bo' WHERE id = 1",
         "2026-1 received 2026-07-01 [bo]\n"},
        {"INSERT INTO answer VALUES (1, 'e', 'yes', '2026-07-01')", "2026-1 received 2026-07-01 [bo]\n"},
        {"INSERT INTO answer VALUES (1, 'f', 'yes', '2026-07-02')", "2026-1 answer 2026-07-02 [bo]\n"},
        {"INSERT INTO consent VALUES (1, 1, 'service', '2026-07-03', 'given', '2026-07-03')",
         "2026-1 consent 2026-07-03 [bo]\n"},
        {"INSERT INTO goal (referral, text, set_on) VALUES (1, 'x', '2026-07-04')", "2026-1 goal 2026-07-04 [bo]\n"},
        {"INSERT INTO response (referral, instrument, phase, dated, answers, entered_on)"
         " VALUES (1, 'sdq', 'before', '2026-07-05', '', '2026-07-05')",
         "2026-1 response 2026-07-05 [bo]\n"},
        {"INSERT INTO done (referral, what, done_on, by_user, entered_on) VALUES (1, 'x', '2026-07-06', 'bo', '2026-07-06')",
         "2026-1 done 2026-07-06 [bo]\n"},
        {"INSERT INTO contact (referral, dated, text, by_user, entered_on)"
         " VALUES (1, '2026-07-07', 'x', 'bo', '2026-07-07')",
         "2026-1 contact 2026-07-07 [bo]\n"},
        {"INSERT INTO interview (referral, invited_on, entered_on) VALUES (1, '2026-07-08', '2026-07-08')",
         "2026-1 interview 2026-07-08 [bo]\n"},
        {"UPDATE interview SET set_for = '2026-07-20'", "2026-1 interview 2026-07-20 [bo]\n"},
        {"UPDATE interview SET held_on = '2026-07-21', outcome = 'no_show'", "2026-1 interview 2026-07-21 [bo]\n"},
        {"INSERT INTO contact (referral, dated, text, by_user, entered_on)"
         " VALUES (1, '2026-07-21', 'x', 'bo', '2026-07-21')",
         "2026-1 interview 2026-07-21 [bo]\n"},
        {"INSERT INTO answer VALUES (1, 'g', 'yes', '2026-07-21')", "2026-1 interview 2026-07-21 [bo]\n"},
        /* decided it lies no more, nor taken back */
        {"INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (1, '2026-07-22', '2026-07-22')", ""},
    };
    struct group *group = *state;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const char *const sql[] = {steps[i].sql, NULL};

        group_do(group, sql);
        touched(group, 1, steps[i].wanted);
    }
}

static void only_the_undecided_lie(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) VALUES"
        " (1, 'accept', '2026-09-01', 'bo', 'eligible', '', '" GROUP_DIGEST "', '2026-09-01'),"
        " (2, 'decline', '2026-09-01', 'bo', 'eligible', '', '" GROUP_DIGEST "', '2026-09-01')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {.stop_after = 1};

    group_do(group, sql);
    touched(group, 1, "");
    touched(group, 2, "");
    touched(group, 99, "");
    assert_int_equal(store_touch_last(group->store, 4, touch_line, &lines, &group->messages), 7);
    assert_int_equal(lines.rows, 1);
    text_free(&lines.text);
}

/* --- past marks --- */

static void a_mark_is_the_persons(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)"
        " VALUES (1, 1, '2026-09-01', '2026-09-01', 'bo', '2026-09-01')",
        "INSERT INTO attendance VALUES (1, 2, 1, 1, 'late', '2026-09-16')",
        NULL,
    };
    struct group *group = *state;
    enum attendance_status status;

    group_keep_ck(group);
    group_do(group, sql);
    assert_int_equal(store_mark_standing(group->store, 1, 2, 1, &status, &group->messages), 0);
    assert_int_equal(status, ATTENDANCE_LATE);
    assert_int_equal(store_mark_standing(group->store, 1, 3, 1, &status, &group->messages), 0);
    assert_int_equal(status, ATTENDANCE_NONE);
}

static void numbered(struct group *group, const char *number, const char *source, long referral, bool several)
{
    struct participant_numbered found;

    assert_int_equal(store_participant_numbered(group->store, 1, number, source, &found, &group->messages), 0);
    assert_int_equal(found.several, several);
    if (!several)
        assert_int_equal(found.referral, referral);
}

static void a_participant_is_known_by_the_senders_number(void **state)
{
    static const char *const sql[] = {
        "UPDATE referral SET external_id = '17', source = 'a.csv' WHERE id = 1",
        "UPDATE referral SET external_id = '17', source = 'b.csv' WHERE id IN (2)",
        "UPDATE referral SET external_id = '17', source = 'c.csv' WHERE id IN (3)",
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
        " (1, 1, '2026-09-01', '2026-09-01', 'bo', '2026-09-01'), (2, 1, '2026-09-01', '2026-09-01', 'bo', '2026-09-01')",
        NULL,
    };
    struct group *group = *state;

    group_keep_ck(group);
    group_do(group, sql);
    numbered(group, "17", NULL, 0, true);
    numbered(group, "17", "b.csv", 2, false);
    numbered(group, "17", "c.csv", 0, false); /* has no place here */
    numbered(group, "18", NULL, 0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attempts_come_by_day, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(nobody_is_sought_for_no_referral, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(the_last_touch_counts, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(only_the_undecided_lie, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_mark_is_the_persons, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_participant_is_known_by_the_senders_number, group_open_people, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
