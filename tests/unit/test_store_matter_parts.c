#include "model/referral.h"
#include "store/courses.h"
#include "store/referrals.h"
#include "store/reports.h"
#include "store_group.h"

#include <stdlib.h>

#define OTHER_DIGEST "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

/* Referrals 1 to 3 of one service and 4 to 6 of another: 1 and 4 are in courses, the places of 2 and 5 ended well, 3 and 6 wait. Each
 * has an answer, a response and every holder's consent to a report. Course 3 is for one referral, course 4 is closed. */
static const char *const house[] = {
    "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" OTHER_DIGEST "', 'x', '2026-01-01')",
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult')",
    "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 2, 1, 'mother', 1)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source)"
    " SELECT value, 2026, value, CASE WHEN value < 4 THEN 'cool-kids' ELSE 'siblings-group' END, 1, 'child', '2026-08-01',"
    " '2026-08-01', 'web' FROM json_each('[1,2,3,4,5,6]')",
    "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on)"
    " SELECT id, 'accept', '2026-08-10', 'anna', 'eligible', '', '" GROUP_DIGEST "', '2026-08-10' FROM referral",
    "INSERT INTO course (id, code, service, for_referral, catalogue, planned_on, ended_on) VALUES"
    " (1, 'ck', 'cool-kids', NULL, '" GROUP_DIGEST "', '2026-08-10', NULL),"
    " (2, 'sg', 'siblings-group', NULL, '" GROUP_DIGEST "', '2026-08-10', NULL),"
    " (3, 'one', 'siblings-group', 6, '" OTHER_DIGEST "', '2026-08-10', NULL),"
    " (4, 'over', 'siblings-group', NULL, '" GROUP_DIGEST "', '2026-08-10', '2026-09-01')",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (1, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (2, 1, '2026-08-20', '2026-09-02', '2026-11-18', 'completed', 'anna', '2026-08-20'),"
    " (4, 2, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (5, 2, '2026-08-20', '2026-09-02', '2026-11-18', 'completed', 'anna', '2026-08-20')",
    "INSERT INTO answer (referral, fact, value, answered_on) SELECT id, 'sleeps', 'yes', '2026-08-01' FROM referral",
    "INSERT INTO response (referral, instrument, phase, dated, answers, entered_on)"
    " SELECT id, 'sdq', 'before', '2026-08-01', '1', '2026-08-01' FROM referral",
    "INSERT INTO consent (referral, person, purpose, dated, consent, entered_on)"
    " SELECT id, 2, 'report', '2026-08-01', 'given', '2026-08-01' FROM referral",
    NULL};

static int open_house(void **state)
{
    if (group_open(state) != 0)
        return -1;
    group_do(*state, house);
    return 0;
}

static int matter_line(void *context, const struct matter_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d%s%s%s%s", row->number, row->response_count > 0 ? " responses" : "",
                    row->answers->count > 0 ? " answers" : "", row->report_consent ? " consent" : "",
                    row->sessions ? " sessions" : "");
    return lines_end(lines);
}

/* What is looked at of the two services; what only the catalogue of OTHER_DIGEST wants of the second. */
struct wanted {
    unsigned cool_kids, siblings, siblings_other;
    int asked;
};

static unsigned parts_of(void *context, const char *service, const char *catalogue)
{
    struct wanted *wanted = context;

    wanted->asked++;
    if (text_is(service, "cool-kids"))
        return wanted->cool_kids;
    return text_is(catalogue, OTHER_DIGEST) ? wanted->siblings_other : wanted->siblings;
}

static void only_what_is_looked_at_is_read(void **state)
{
    static const struct {
        struct wanted wanted;
        const char *told;
    } cases[] = {
        {{0, 0, 0, 0}, "1\n3\n4\n6\n"},
        {{MATTER_WHOLE, 0, 0, 0},
         "1 responses answers consent sessions\n2 responses answers consent sessions\n3 responses answers consent\n"
         "4\n6\n"},
        {{MATTER_ANSWERS, MATTER_RESPONSES, MATTER_CONSENT | MATTER_SESSIONS, 0},
         "1 answers\n3 answers\n4 responses consent sessions\n6 responses consent\n"},
        {{0, 0, MATTER_COMPLETED, 0}, "1\n3\n4\n5\n6\n"},
    };
    struct group *group = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct wanted wanted = cases[i].wanted;
        struct matter_filter filter = {.open_only = true, .parts = parts_of, .parts_context = &wanted};
        struct lines lines = {0};

        assert_int_equal(store_matter_each(group->store, &filter, matter_line, &lines, &group->messages), 0);
        lines_are(&lines, cases[i].told);
        assert_int_equal(wanted.asked, 5); /* two services of today, and the three ways they were planned */
    }
}

static void one_referral_is_given_whole(void **state)
{
    struct group *group = *state;
    struct wanted wanted = {.siblings = MATTER_ANSWERS};
    struct matter_filter filter = {.open_only = true, .referral = 5, .parts = parts_of, .parts_context = &wanted};
    struct lines lines = {0};

    assert_int_equal(store_matter_each(group->store, &filter, matter_line, &lines, &group->messages), 0);
    lines_are(&lines, "5 responses answers consent sessions\n");
}

static int course_line(void *context, const struct course_row *row)
{
    struct lines *lines = context;

    text_add(&lines->text, row->code);
    return lines_end(lines);
}

static void courses_that_take_somebody_in(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    assert_int_equal(store_course_each_open(group->store, NULL, course_line, &lines, &group->messages), 0);
    lines_are(&lines, "ck\nsg\n");
    assert_int_equal(store_course_each_open(group->store, "siblings-group", course_line, &lines, &group->messages), 0);
    lines_are(&lines, "sg\n");
}

static int id_line(void *context, long id)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld", id);
    return lines_end(lines);
}

static void every_referral_by_its_id(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    group_begin(group);
    group_run(group, "UPDATE referral SET number = 100 - id");
    group_commit(group);
    assert_int_equal(store_referral_id_each(group->store, id_line, &lines, &group->messages), 0);
    lines_are(&lines, "6\n5\n4\n3\n2\n1\n");
    lines.stop_after = 2;
    assert_int_equal(store_referral_id_each(group->store, id_line, &lines, &group->messages), 7);
    text_free(&lines.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_what_is_looked_at_is_read, open_house, group_close),
        cmocka_unit_test_setup_teardown(one_referral_is_given_whole, open_house, group_close),
        cmocka_unit_test_setup_teardown(courses_that_take_somebody_in, open_house, group_close),
        cmocka_unit_test_setup_teardown(every_referral_by_its_id, open_house, group_close),
    };

    return cmocka_run_group_tests_name("store: parts of matters", tests, NULL, NULL);
}
