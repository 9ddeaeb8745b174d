#include "store/notes.h"
#include "store_group.h"

/* ck (1) meets twice, the second time the child of 2026-0002 alone; 2026-0001 with two adults left it after the first time, and
 * 2026-0003 was never in it. Nobody here is real. */
static const char *const house[] = {
    "INSERT INTO person (id, kind, name) VALUES (8, 'adult', 'Mother of A'), (9, 'adult', 'Father of A')",
    "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 8, 1, 'mother', 1), (1, 9, 2, 'father', 1)",
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'ck', 'cool-kids', '" GROUP_DIGEST
    "', '2026-08-01'), (2, 'sg', 'siblings-group', '" GROUP_DIGEST "', '2026-08-01')",
    "INSERT INTO session (course, number, dated, kind, referral) VALUES (1, 1, '2026-09-02', 'group', NULL),"
    " (1, 2, '2026-09-09', 'individual', 2), (2, 1, '2026-09-09', 'group', NULL)",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (1, 1, '2026-08-20', '2026-09-02', '2026-09-02', 'left', 'anna', '2026-08-20'),"
    " (2, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open_people(state);

    group_do(*state, house);
    return result;
}

static void begin_as(struct group *group, const char *user, const char *at)
{
    const struct store_who who = {.user = user, .command = "attend note", .at = at, .today = group->today};

    assert_int_equal(store_begin(group->store, &who, &group->messages), 0);
}

static void note(struct group *group, long course, int session, const char *user, const char *at, const char *text)
{
    begin_as(group, user, at);
    assert_int_equal(store_note_add(group->store, course, session, text, &group->messages), 0);
    group_commit(group);
}

static int note_line(void *context, const struct note_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d %s %s ", row->session, row->at, row->author);
    group_text(&lines->text, row->text);
    return lines_end(lines);
}

static void notes_are(struct group *group, long course, int session, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_note_each(group->store, course, session, note_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

/* The persons that the newest entry of the journal is tied to, and what it names. */
static void entry_is(struct group *group, const char *wanted)
{
    static const char sql[] =
        "SELECT kind || ' [' || touched || '] ' || coalesce((SELECT group_concat(person, ' ') FROM (SELECT person"
        " FROM journal_person WHERE entry = number ORDER BY person)), '-') FROM journal ORDER BY number DESC LIMIT 1";
    struct query *query = query_begin(group->store, sql);

    assert_int_equal(query_step(query, &group->messages), 1);
    assert_string_equal(query_text(query, 0), wanted);
    query_end(query);
}

/* --- notes --- */

static void notes_come_by_session_instant_and_author(void **state)
{
    struct group *group = *state;

    notes_are(group, 1, 0, "");
    note(group, 1, 2, "bo", "2026-09-09T15:00:00Z", "alone");
    note(group, 1, 1, "bo", "2026-09-02T15:00:00Z", "two\nlines");
    note(group, 1, 1, "anna", "2026-09-03T15:00:00Z", "late");
    note(group, 1, 1, "anna", "2026-09-02T15:00:00Z", "'); DROP TABLE note; --");
    note(group, 2, 1, "anna", "2026-09-09T15:00:00Z", "of another course");
    notes_are(group, 1, 1,
              "1 2026-09-02T15:00:00Z anna ['); DROP TABLE note; --]\n1 2026-09-02T15:00:00Z bo [two\nlines]\n"
              "1 2026-09-03T15:00:00Z anna [late]\n");
    notes_are(group, 1, 0,
              "1 2026-09-02T15:00:00Z anna ['); DROP TABLE note; --]\n1 2026-09-02T15:00:00Z bo [two\nlines]\n"
              "1 2026-09-03T15:00:00Z anna [late]\n2 2026-09-09T15:00:00Z bo [alone]\n");
    notes_are(group, 2, 2, "");
}

static void a_listing_of_notes_can_be_stopped(void **state)
{
    struct group *group = *state;
    struct lines lines = {.stop_after = 1};

    note(group, 1, 1, "anna", "2026-09-02T15:00:00Z", "one");
    note(group, 1, 1, "anna", "2026-09-02T16:00:00Z", "two");
    assert_int_equal(store_note_each(group->store, 1, 0, note_line, &lines, &group->messages), 7);
    lines_are(&lines, "1 2026-09-02T15:00:00Z anna [one]\n");
}

static void a_second_note_of_an_instant_takes_the_next_free_second(void **state)
{
    struct group *group = *state;

    note(group, 1, 1, "anna", "2026-12-31T23:59:58Z", "one");
    note(group, 1, 1, "anna", "2026-12-31T23:59:59Z", "two");
    note(group, 1, 1, "bo", "2026-12-31T23:59:59Z", "of another author");
    note(group, 1, 1, "anna", "2026-12-31T23:59:58Z", "three");
    note(group, 1, 2, "anna", "2026-12-31T23:59:58Z", "of another session");
    notes_are(group, 1, 1,
              "1 2026-12-31T23:59:58Z anna [one]\n1 2026-12-31T23:59:59Z anna [two]\n"
              "1 2026-12-31T23:59:59Z bo [of another author]\n1 2027-01-01T00:00:00Z anna [three]\n");
    notes_are(group, 1, 2, "2 2026-12-31T23:59:58Z anna [of another session]\n");
}

static void notes_need_a_session(void **state)
{
    struct group *group = *state;

    begin_as(group, "anna", "2026-09-02T15:00:00Z");
    assert_int_equal(store_note_add(group->store, 1, 3, "text", &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "the course has no session 3; wanted one that schedule show lists");
    begin_as(group, "anna", "2026-09-02T15:00:00Z");
    assert_int_equal(store_note_add(group->store, 9, 1, "text", &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "the course has no session 1; wanted one that schedule show lists");
    assert_int_equal(group_count(group, "SELECT count(*) FROM note"), 0);
}

/* --- whom a note may speak of --- */

static void a_note_is_tied_to_all_of_the_course(void **state)
{
    struct group *group = *state;

    note(group, 1, 1, "anna", "2026-09-02T15:00:00Z", "text");
    entry_is(group, "change [ck 2026-0001 2026-0002] 1 2 8 9");
    note(group, 2, 1, "anna", "2026-09-02T15:00:00Z", "a course without places");
    entry_is(group, "change [sg] -");
}

static void a_look_is_tied_to_those_it_may_show(void **state)
{
    static const struct {
        long course;
        int session;
        const char *entry;
    } cases[] = {
        {1, 1, "look [ck 2026-0001 2026-0002] 1 2 8 9"},
        {1, 2, "look [ck 2026-0002] 2"},
        {2, 1, "look [sg] -"},
    };
    const struct store_who who = {.user = "anna", .command = "attend show", .at = "2026-09-10T08:00:00Z"};
    struct group *group = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_look_begin(group->store, &who, &group->messages), 0);
        assert_int_equal(store_note_touch(group->store, cases[i].course, cases[i].session, &group->messages), 0);
        assert_int_equal(store_look_commit(group->store, &group->messages), 0);
        entry_is(group, cases[i].entry);
    }
    assert_int_equal(store_look_begin(group->store, &who, &group->messages), 0);
    assert_int_equal(store_note_touch(group->store, 1, 9, &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "the course has no session 9; wanted one that schedule show lists");
}

/* --- themes --- */

static void set_theme(struct group *group, const char *theme)
{
    group_begin(group);
    assert_int_equal(store_session_theme(group->store, 1, 1, theme, &group->messages), 0);
    group_commit(group);
}

static void a_theme_is_set_changed_and_taken_away(void **state)
{
    struct group *group = *state;

    set_theme(group, "Courage");
    assert_int_equal(group_count(group, "SELECT count(*) FROM session WHERE theme = 'Courage'"), 1);
    entry_is(group, "change [ck] -");
    set_theme(group, "Anger");
    assert_int_equal(group_count(group, "SELECT count(*) FROM session WHERE number = 1 AND theme = 'Anger'"), 1);
    long entries = group_count(group, "SELECT count(*) FROM journal");
    set_theme(group, "Anger"); /* the same again changes nothing */
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal"), entries);
    set_theme(group, NULL);
    assert_int_equal(group_count(group, "SELECT count(*) FROM session WHERE theme IS NOT NULL"), 0);
    set_theme(group, NULL);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal"), entries + 1);
    assert_int_equal(group_count(group, "SELECT sum(sequence) FROM session"), 0);
}

static void themes_need_a_session(void **state)
{
    struct group *group = *state;

    group_begin(group);
    assert_int_equal(store_session_theme(group->store, 1, 7, "Courage", &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "the course has no session 7; wanted one that schedule show lists");
    group_begin(group);
    assert_int_equal(store_session_theme(group->store, 9, 1, "Courage", &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "no such course; wanted one that is in the store");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(notes_come_by_session_instant_and_author, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_listing_of_notes_can_be_stopped, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_second_note_of_an_instant_takes_the_next_free_second, open_house,
                                        group_close),
        cmocka_unit_test_setup_teardown(notes_need_a_session, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_note_is_tied_to_all_of_the_course, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_look_is_tied_to_those_it_may_show, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_theme_is_set_changed_and_taken_away, open_house, group_close),
        cmocka_unit_test_setup_teardown(themes_need_a_session, open_house, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
