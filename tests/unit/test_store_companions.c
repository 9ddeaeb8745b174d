#include "store/companions.h"
#include "store_group.h"

static int companion_line(void *context, const struct companion_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d %d-%d %s", row->number, row->other_year, row->other_number,
                    named_name(companion_wish_names, (int)row->wish));
    if (row->course != 0 || row->other_course != 0)
        text_add_format(&lines->text, " %d%d", row->course != 0, row->other_course != 0);
    return lines_end(lines);
}

static void wishes_of(struct group *group, long referral, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_companion_each_of(group->store, referral, companion_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

static void wish(struct group *group, long referral, enum companion_wish wish, const long *others, size_t count)
{
    group_begin(group);
    assert_int_equal(store_companions_set(group->store, referral, wish, others, count, &group->messages), 0);
    group_commit(group);
}

static void a_wish_is_seen_from_both_and_taken_away(void **state)
{
    static const long two[] = {1, 5}, one[] = {5};
    struct group *group = *state;
    long entries;

    wish(group, 3, COMPANION_APART, two, 2);
    wishes_of(group, 3, "3 2026-1 apart\n3 2026-5 apart\n");
    wishes_of(group, 1, "1 2026-3 apart\n");
    wishes_of(group, 5, "5 2026-3 apart\n");
    wishes_of(group, 2, "");
    /* the same again is no change */
    entries = group_count(group, "SELECT count(*) FROM journal");
    wish(group, 3, COMPANION_APART, two, 2);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal"), entries);
    /* the list is what is given */
    wish(group, 3, COMPANION_APART, one, 1);
    wishes_of(group, 3, "3 2026-5 apart\n");
    wishes_of(group, 1, "");
    /* the other wish takes the place of the first, and only its own are taken away */
    wish(group, 5, COMPANION_TOGETHER, (const long[]){3, 6}, 2);
    wishes_of(group, 5, "5 2026-3 together\n5 2026-6 together\n");
    wish(group, 3, COMPANION_APART, NULL, 0);
    wishes_of(group, 3, "3 2026-5 together\n");
    wish(group, 3, COMPANION_TOGETHER, NULL, 0);
    wishes_of(group, 3, "");
    wishes_of(group, 5, "5 2026-6 together\n");
}

static void both_are_touched(void **state)
{
    struct group *group = *state;

    wish(group, 4, COMPANION_TOGETHER, (const long[]){2}, 1);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM journal WHERE touched LIKE '%2026-0002%' AND touched LIKE "
                                 "'%2026-0004%'"),
                     1);
    assert_int_equal(group_count(group, "SELECT count(DISTINCT person) FROM journal_person WHERE entry = (SELECT "
                                        "max(number) FROM journal)"),
                     2);
    group_begin(group);
    assert_int_equal(store_companions_set(group->store, 4, COMPANION_APART, (const long[]){99}, 1, &group->messages),
                     -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
}

static void all_wishes_of_a_service_tell_who_has_a_place(void **state)
{
    static const char *const places[] = {
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) "
        "SELECT 2, id, '2026-09-01', '2026-09-01', 'anna', '2026-09-01' FROM course",
        "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on, ended_entered_on) "
        "SELECT 1, id, '2026-09-01', '2026-09-01', '2026-09-02', 'left', 'anna', '2026-09-01', '2026-09-02' FROM course",
        "UPDATE referral SET service = 'another' WHERE id = 6", NULL};
    static const char *const withdrawn[] = {
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (3, '2026-09-09', '2026-09-09')", NULL};
    struct group *group = *state;
    struct lines lines = {0};

    group_keep_ck(group);
    wish(group, 2, COMPANION_TOGETHER, (const long[]){1}, 1);
    wish(group, 2, COMPANION_APART, (const long[]){3, 6}, 2);
    group_do(group, places);
    assert_int_equal(store_companion_each(group->store, NULL, companion_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-2 together 01\n2 2026-3 apart 10\n");
    assert_int_equal(store_companion_each(group->store, "another", companion_line, &lines, &group->messages), 0);
    lines_are(&lines, "");
    lines.stop_after = 1;
    assert_int_equal(store_companion_each(group->store, "cool-kids", companion_line, &lines, &group->messages), 7);
    lines_are(&lines, "1 2026-2 together 01\n");
    lines.stop_after = 0;
    group_do(group, withdrawn);
    assert_int_equal(store_companion_each(group->store, NULL, companion_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-2 together 01\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_wish_is_seen_from_both_and_taken_away, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(both_are_touched, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(all_wishes_of_a_service_tell_who_has_a_place, group_open_people, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
