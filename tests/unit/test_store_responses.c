#include "store/attendances.h"
#include "store/responses.h"
#include "store_group.h"

#include <stdlib.h>

/* 2026-0001 leads to ck from 2026-09-02, led by bo and anna; 2026-0008 is a second referral of the citizen of 2026-0001, and belongs
 * to anna. Nobody here is real. */
static const char *const house[] = {
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source, owner) VALUES"
    " (8, 2026, 8, 'siblings-group', 1, 'child', '2026-08-05', '2026-08-05', 'test', 'anna')",
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'ck', 'cool-kids', '" GROUP_DIGEST
    "', '2026-08-01'), (2, 'old', 'cool-kids', '" GROUP_DIGEST "', '2026-01-01')",
    "INSERT INTO leads (course, session, staff, position) VALUES (1, 0, 'bo', 1), (1, 0, 'anna', 2), (2, 0, 'anna', 1)",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (1, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (2, 2, '2026-01-20', '2026-02-02', '2026-03-02', 'left', 'anna', '2026-01-20')",
    "INSERT INTO session (course, number, dated, kind, referral, status) VALUES (1, 1, '2026-09-01', 'group', NULL, 'held'),"
    " (1, 2, '2026-09-02', 'group', NULL, 'cancelled'), (1, 3, '2026-09-03', 'individual', 2, 'planned'),"
    " (1, 4, '2026-09-09', 'group', NULL, 'planned'), (2, 1, '2026-03-03', 'group', NULL, 'held')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open_people(state);

    group_do(*state, house);
    return result;
}

static bool add(struct group *group, long referral, const char *instrument, enum instrument_phase phase,
                const char *form, const char *dated, const char *answers)
{
    const struct response response = {
        .instrument = instrument, .phase = phase, .form = form, .dated = group_day(dated), .answers = answers};
    bool known = false;

    group_begin(group);
    assert_int_equal(store_response_add(group->store, referral, &response, &known, &group->messages), 0);
    group_commit(group);
    return !known;
}

static void put(struct text *into, const struct response *response)
{
    text_add_format(into, "%s %d %s", response->instrument, (int)response->phase, response->form);
    group_date(into, response->dated);
    text_add_format(into, " %s", response->answers);
}

static int response_line(void *context, const struct response *response)
{
    struct lines *lines = context;

    put(&lines->text, response);
    return lines_end(lines);
}

static void those_of_referral_are(struct group *group, long referral, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_response_each(group->store, referral, response_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

static void responses_come_by_instrument_and_form_the_latest_last(void **state)
{
    struct group *group = *state;
    struct lines lines = {.stop_after = 1};

    assert_true(add(group, 1, "sdq", PHASE_AFTER, "parent", "2026-12-01", "1,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-09-02", "2,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "1,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "self", "2026-08-21", ",2"));
    assert_true(add(group, 1, "epds", PHASE_FOLLOWUP, "", "2026-08-22", "3"));
    assert_true(add(group, 2, "epds", PHASE_BEFORE, "", "2026-08-22", "1"));
    those_of_referral_are(group, 1,
                          "epds 2  2026-08-22 3\nsdq 0 parent 2026-08-20 0,\nsdq 0 parent 2026-08-20 1,\n"
                          "sdq 0 parent 2026-09-02 2,\nsdq 1 parent 2026-12-01 1,\nsdq 0 self 2026-08-21 ,2\n");
    those_of_referral_are(group, 3, "");
    assert_int_equal(store_response_each(group->store, 1, response_line, &lines, &group->messages), 7);
    lines_are(&lines, "epds 2  2026-08-22 3\n");
}

static void what_was_recorded_before_is_not_added(void **state)
{
    struct group *group = *state;

    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,"));
    assert_false(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "1,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "self", "2026-08-20", "0,"));
    assert_true(add(group, 1, "sdq", PHASE_AFTER, "parent", "2026-08-20", "0,"));
    assert_true(add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-21", "0,"));
    assert_true(add(group, 2, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,"));
    assert_int_equal(group_count(group, "SELECT count(*) FROM response"), 6);
    assert_int_equal(group_count(group, "SELECT count(*) FROM response WHERE entered_on = '2026-09-10'"), 6);
    assert_int_equal(group_count(group, "SELECT rows FROM journal ORDER BY number DESC LIMIT 1"), 1);
}

static void answers_need_a_referral(void **state)
{
    struct group *group = *state;
    const struct response response = {.instrument = "sdq", .form = "", .dated = group->today, .answers = ""};
    bool known;
    int received, started;

    group_begin(group);
    assert_int_equal(store_response_add(group->store, 99, &response, &known, &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    assert_int_equal(store_response_bounds(group->store, 99, &received, &started, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    assert_int_equal(store_response_bounds(group->store, 1, &received, &started, &group->messages), 0);
    assert_int_equal(received,
                     group_count(group, "SELECT julianday(received_on) - 2440587.5 FROM referral WHERE id = 1"));
    assert_int_equal(started, group_day("2026-09-09"));
    assert_int_equal(store_response_bounds(group->store, 2, &received, &started, &group->messages), 0);
    assert_int_equal(started, DATE_NONE);
}

static void a_citizens_responses_are_those_of_all_referrals_the_latest_first(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,");
    add(group, 8, "sdq", PHASE_BEFORE, "teacher", "2026-09-01", "1,");
    add(group, 1, "sdq", PHASE_BEFORE, "parent", "2026-09-01", "2,");
    add(group, 8, "epds", PHASE_BEFORE, "", "2026-08-01", "3");
    add(group, 2, "epds", PHASE_BEFORE, "", "2026-08-02", "1");
    assert_int_equal(store_citizen_response_each(group->store, 1, response_line, &lines, &group->messages), 0);
    lines_are(&lines, "epds 0  2026-08-01 3\nsdq 0 parent 2026-09-01 2,\nsdq 0 teacher 2026-09-01 1,\n"
                      "sdq 0 parent 2026-08-20 0,\n");
}

static int id_line(void *context, long id)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld", id);
    return lines_end(lines);
}

static void referrals_with_answers_come_by_reference(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    add(group, 8, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,");
    add(group, 2, "sdq", PHASE_BEFORE, "parent", "2026-08-20", "0,");
    add(group, 2, "sdq", PHASE_AFTER, "parent", "2026-08-20", "0,");
    assert_int_equal(store_response_referral_each(group->store, id_line, &lines, &group->messages), 0);
    lines_are(&lines, "2\n8\n");
}

/* --- what nobody has seen --- */

static int unseen_line(void *context, const struct response_unseen *unseen)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%d-%04d %ld ", unseen->year, unseen->number, unseen->referral);
    put(&lines->text, &unseen->response);
    return lines_end(lines);
}

static void unseen_are(struct group *group, long referral, const char *service, const char *wanted)
{
    const struct unseen_filter filter = {.instruments = ",epds,own,", .referral = referral, .service = service};
    struct lines lines = {0};

    assert_int_equal(store_unseen_each(group->store, &filter, unseen_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

static void only_that_one_response_is_seen(void **state)
{
    struct group *group = *state;
    long first;

    add(group, 8, "epds", PHASE_BEFORE, "", "2026-08-25", "9");
    add(group, 1, "epds", PHASE_BEFORE, "", "2026-08-22", "3");
    first = group_count(group, "SELECT max(id) FROM response");
    add(group, 1, "sdq", PHASE_BEFORE, "", "2026-08-22", "2");
    add(group, 1, "ep", PHASE_BEFORE, "", "2026-08-22", "2");
    unseen_are(group, 0, NULL, "2026-0001 1 epds 0  2026-08-22 3\n2026-0008 8 epds 0  2026-08-25 9\n");
    unseen_are(group, 0, "siblings-group", "2026-0008 8 epds 0  2026-08-25 9\n");
    unseen_are(group, 1, NULL, "2026-0001 1 epds 0  2026-08-22 3\n");
    unseen_are(group, 1, "siblings-group", "");
    group_begin(group);
    assert_int_equal(store_done_add(group->store, 1, DONE_ALERT, 0, (int)first, group->today, &group->messages), 0);
    group_commit(group);
    unseen_are(group, 1, NULL, "");
    /* An older form that is typed after the seeing is another one. */
    add(group, 1, "epds", PHASE_BEFORE, "", "2026-08-21", "4");
    unseen_are(group, 0, NULL, "2026-0001 1 epds 0  2026-08-21 4\n2026-0008 8 epds 0  2026-08-25 9\n");
}

static void the_responsible_is_the_courses_leader_else_the_referrals_own(void **state)
{
    static const struct {
        long referral;
        const char *leader;
    } cases[] = {{1, "bo"}, {2, NULL}, {8, "anna"}, {3, NULL}};
    struct group *group = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *leader = store_responsible(group->store, cases[i].referral, &group->messages);

        assert_true(text_is(leader, cases[i].leader));
        free(leader);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(responses_come_by_instrument_and_form_the_latest_last, open_house, group_close),
        cmocka_unit_test_setup_teardown(what_was_recorded_before_is_not_added, open_house, group_close),
        cmocka_unit_test_setup_teardown(answers_need_a_referral, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_citizens_responses_are_those_of_all_referrals_the_latest_first, open_house,
                                        group_close),
        cmocka_unit_test_setup_teardown(referrals_with_answers_come_by_reference, open_house, group_close),
        cmocka_unit_test_setup_teardown(only_that_one_response_is_seen, open_house, group_close),
        cmocka_unit_test_setup_teardown(the_responsible_is_the_courses_leader_else_the_referrals_own, open_house,
                                        group_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
