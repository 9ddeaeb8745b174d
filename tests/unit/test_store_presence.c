#include "base/text.h"
#include "store/reports.h"
#include "store_group.h"

/* pr has six held sessions (the fifth for the parents alone, the sixth for A alone), one cancelled and one planned, both for the
 * parents too. A has a mother and a father; B, whose father is A's, came with the third session and left after the fourth; C came
 * when all was over. */
static const char *const meetings[] = {
    "INSERT INTO person (id, kind, name) VALUES (21, 'child', 'A'), (22, 'child', 'B'), (23, 'child', 'C'),"
    " (24, 'adult', 'Mother'), (25, 'adult', 'Father'), (26, 'adult', 'Mother of C')",
    "INSERT INTO guardian (child, adult, position, holder) VALUES (21, 24, 1, 1), (21, 25, 2, 0), (22, 25, 1, 1),"
    " (23, 26, 1, 1)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (21, 2026, 21, 'cool-kids', 21, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (22, 2026, 22, 'cool-kids', 22, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (23, 2026, 23, 'cool-kids', 23, 'child', '2026-08-01', '2026-08-01', 'web')",
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES"
    " (21, 'pr', 'cool-kids', '" GROUP_DIGEST "', '2026-08-10'), (22, 'zz', 'cool-kids', '" GROUP_DIGEST
    "', '2026-08-10')",
    "INSERT INTO session (course, number, dated, kind, children, parents, referral, status) VALUES"
    " (21, 1, '2026-10-01', 'group', 1, 0, NULL, 'held'), (21, 2, '2026-10-02', 'group', 1, 1, NULL, 'cancelled'),"
    " (21, 3, '2026-10-03', 'group', 1, 1, NULL, 'held'), (21, 4, '2026-10-04', 'group', 1, 0, NULL, 'held'),"
    " (21, 5, '2026-10-05', 'group', 0, 1, NULL, 'held'), (21, 6, '2026-10-06', 'individual', 1, 0, 21, 'held'),"
    " (21, 7, '2026-10-07', 'group', 1, 0, NULL, 'held'), (21, 8, '2026-10-08', 'group', 1, 1, NULL, 'planned'),"
    " (22, 1, '2026-10-01', 'group', 1, 0, NULL, 'held')",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (21, 21, '2026-08-20', '2026-10-01', NULL, NULL, 'anna', '2026-08-20'),"
    " (22, 21, '2026-08-20', '2026-10-03', '2026-10-04', 'left', 'anna', '2026-08-20'),"
    " (23, 21, '2026-08-20', '2026-10-08', NULL, NULL, 'anna', '2026-08-20'),"
    " (23, 22, '2026-08-20', '2026-10-01', NULL, NULL, 'anna', '2026-08-20')",
    "INSERT INTO attendance (course, session, person, referral, status, entered_on)"
    " SELECT 21, column1, column2, column3, column4, '2026-10-08' FROM (VALUES"
    " (1, 21, 21, 'present'), (1, 22, 22, 'absent'), (2, 21, 21, 'absent'), (3, 21, 21, 'late'), (3, 22, 22, 'cancelled'),"
    " (3, 24, 21, 'absent'), (3, 25, 21, 'present'), (4, 22, 22, 'present'), (4, 24, 21, 'present'), (5, 24, 21, 'late'),"
    " (6, 21, 21, 'present'), (8, 21, 21, 'present'))",
    NULL,
};

static int open_meetings(void **state)
{
    int result = group_open(state);

    group_do(*state, meetings);
    return result;
}

static int presence_line(void *context, const struct presence_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%s %s %ld %ld %d-%d+%d: %d %d %d %d %d", row->code, row->service, row->course,
                    row->referral, row->year, row->number, row->adult, row->held, row->present, row->late,
                    row->cancelled, row->absent);
    return lines_end(lines);
}

static void presence_is_counted_honestly(void **state)
{
    static const struct {
        long course;
        const char *from, *to, *wanted;
    } cases[] = {
        {21, "2026-10-05", "2026-10-08",
         "pr cool-kids 21 21 2026-21+0: 5 2 1 0 0\n" /* sessions 1 3 4 6 7 */
         "pr cool-kids 21 21 2026-21+1: 2 0 1 0 1\n" /* 3 and 5 */
         "pr cool-kids 21 21 2026-21+2: 2 1 0 0 0\n"
         "pr cool-kids 21 22 2026-22+0: 2 1 0 1 0\n" /* 3 and 4 */
         "pr cool-kids 21 22 2026-22+1: 1 1 0 0 0\n" /* 3, marked for his other child */
         "pr cool-kids 21 23 2026-23+0: 0 0 0 0 0\n"
         "pr cool-kids 21 23 2026-23+1: 0 0 0 0 0\n"},
        {21, "2026-10-05", "2026-10-03",
         "pr cool-kids 21 21 2026-21+0: 2 1 1 0 0\n"
         "pr cool-kids 21 21 2026-21+1: 1 0 0 0 1\n"
         "pr cool-kids 21 21 2026-21+2: 1 1 0 0 0\n"
         "pr cool-kids 21 22 2026-22+0: 1 0 0 1 0\n"
         "pr cool-kids 21 22 2026-22+1: 1 1 0 0 0\n"},
        {22, "2026-10-05", "2026-10-08", "zz cool-kids 22 23 2026-23+0: 1 0 0 0 0\n"}, /* nothing for parents */
        {99, "2026-10-05", "2026-10-08", ""},
    };
    struct group *group = *state;
    struct lines lines = {0};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_presence_each(group->store, cases[i].course, group_day(cases[i].from),
                                             group_day(cases[i].to), presence_line, &lines, &group->messages),
                         0);
        lines_are(&lines, cases[i].wanted);
    }
}

/* Beside pr and zz: a course where nobody is, and one that has not met yet. */
static void presence_of_all_that_runs(void **state)
{
    static const char *const more[] = {
        "UPDATE course SET ended_on = '2026-10-04' WHERE code = 'pr'",
        "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES"
        " (31, 'aa', 'cool-kids', '" GROUP_DIGEST "', '2026-08-10'), (32, 'qq', 'grief', '" GROUP_DIGEST
        "', '2026-08-10')",
        "INSERT INTO session (course, number, dated, kind, status) VALUES (31, 1, '2026-10-01', 'group', 'held')",
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)"
        " VALUES (22, 32, '2026-08-20', '2026-10-01', 'anna', '2026-08-20')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};
    int from = group_day("2026-10-05"), to = group_day("2026-10-07");

    group_do(group, more);
    assert_int_equal(store_presence_each(group->store, 0, from, to, presence_line, &lines, &group->messages), 0);
    lines_are(&lines, "qq grief 32 22 2026-22+0: 0 0 0 0 0\n"
                      "zz cool-kids 22 23 2026-23+0: 1 0 0 0 0\n");
    assert_int_equal(store_presence_each(group->store, 0, from - 1, to, presence_line, &lines, &group->messages), 0);
    lines_are(&lines, "pr cool-kids 21 21 2026-21+0: 5 2 1 0 0\n"
                      "pr cool-kids 21 21 2026-21+1: 2 0 1 0 1\n"
                      "pr cool-kids 21 21 2026-21+2: 2 1 0 0 0\n"
                      "pr cool-kids 21 22 2026-22+0: 2 1 0 1 0\n"
                      "pr cool-kids 21 22 2026-22+1: 1 1 0 0 0\n"
                      "qq grief 32 22 2026-22+0: 0 0 0 0 0\n"
                      "zz cool-kids 22 23 2026-23+0: 1 0 0 0 0\n");
    lines.stop_after = 3;
    assert_int_equal(store_presence_each(group->store, 0, from - 1, to, presence_line, &lines, &group->messages), 7);
    text_free(&lines.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(presence_is_counted_honestly, open_meetings, group_close),
        cmocka_unit_test_setup_teardown(presence_of_all_that_runs, open_meetings, group_close),
    };

    return cmocka_run_group_tests_name("store: presence", tests, NULL, NULL);
}
