#include "base/memory.h"
#include "model/referral.h"
#include "store/reports.h"
#include "store_group.h"

#include <stdlib.h>

#define DECIDED "decided_on, by_user, verdict, reasons, catalogue, entered_on"
#define PLACED "placed_on, from_on, to_on, ended, by_user, entered_on"

/* A referral in each state, numbered 1 to 9; 10 left one course and is in another; 11 came in the year before. Course ck (1) has four
 * sessions, the third for referral 5 alone; its first leader is gone. sg (2) is bo's. Nobody here is real. */
static const char *const house[] = {
    "INSERT INTO person (id, kind, name) VALUES (1, 'child', 'A'), (2, 'child', 'B'), (3, 'adult', 'Mother'),"
    " (4, 'adult', 'Father'), (5, 'adult', 'Grandmother')",
    "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 3, 1, 'mother', 1), (1, 4, 2, 'father', 1),"
    " (1, 5, 3, 'grandmother', 0)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source, child_case,"
    " caseworker_name, caseworker_email, referrer_role) VALUES"
    " (1, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web', NULL, NULL, NULL, NULL),"
    " (2, 2026, 2, 'cool-kids', 1, 'child', '2026-08-02', '2026-08-02', 'web', 0, NULL, NULL, 'parent'),"
    " (3, 2026, 3, 'cool-kids', 1, 'child', '2026-08-03', '2026-08-12', 'web', 1, NULL, NULL, 'parent'),"
    " (4, 2026, 4, 'cool-kids', 1, 'child', '2026-08-04', '2026-08-04', 'web', 1, 'Caseworker', NULL, 'school'),"
    " (5, 2026, 5, 'cool-kids', 1, 'child', '2026-08-05', '2026-08-05', 'web', 1, NULL, 'x@example.org', 'school'),"
    " (6, 2026, 6, 'siblings-group', 2, 'child', '2026-08-06', '2026-08-06', 'web', 0, NULL, NULL, 'school'),"
    " (7, 2026, 7, 'siblings-group', 2, 'child', '2026-08-07', '2026-08-07', 'web', 0, NULL, NULL, 'school'),"
    " (8, 2026, 8, 'siblings-group', 2, 'child', '2026-08-08', '2026-08-08', 'web', 0, NULL, NULL, 'other'),"
    " (9, 2026, 9, 'siblings-group', 2, 'child', '2026-08-09', '2026-08-09', 'web', 0, NULL, NULL, 'other'),"
    " (10, 2026, 10, 'siblings-group', 2, 'child', '2026-08-10', '2026-08-10', 'web', 0, NULL, NULL, 'other'),"
    " (11, 2025, 12345, 'siblings-group', 2, 'child', '2025-12-01', '2025-12-01', 'web', 0, NULL, NULL, 'other')",
    "INSERT INTO interview (referral, invited_on, held_on, outcome, entered_on) VALUES"
    " (2, '2026-08-05', NULL, NULL, '2026-08-05'), (3, '2026-08-05', '2026-08-08', 'no_show', '2026-08-08'),"
    " (3, '2026-08-08', '2026-08-09', 'agreed', '2026-08-12'), (7, '2026-08-08', '2026-08-10', 'declined', '2026-08-10')",
    "INSERT INTO decision (referral, outcome, to_service, " DECIDED ")"
    " SELECT column1, column2, column3, column4, 'anna', 'eligible', '', '" GROUP_DIGEST "', column5 FROM (VALUES"
    " (3, 'decline', NULL, '2026-08-08', '2026-08-08'), (3, 'accept', NULL, '2026-08-10', '2026-08-10'),"
    " (4, 'accept', NULL, '2026-08-10', '2026-08-10'), (5, 'accept', NULL, '2026-08-10', '2026-08-10'),"
    " (6, 'accept', NULL, '2026-08-10', '2026-08-10'), (7, 'accept', NULL, '2026-08-10', '2026-08-10'),"
    " (7, 'decline', NULL, '2026-08-11', '2026-08-11'), (8, 'redirect', 'grief', '2026-08-12', '2026-08-12'),"
    " (9, 'accept', NULL, '2026-08-10', '2026-08-17'), (10, 'accept', NULL, '2026-08-10', '2026-08-10'))",
    "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (9, '2026-08-13', '2026-08-13')",
    "INSERT INTO course (id, code, service, catalogue, planned_on, sessions, follow_up, start, ended_on) VALUES"
    " (1, 'ck', 'cool-kids', '" GROUP_DIGEST "', '2026-08-10', 10, '6 months', '15:00', NULL),"
    " (2, 'sg', 'siblings-group', '" GROUP_DIGEST "', '2026-08-10', NULL, NULL, NULL, '2026-12-01')",
    "INSERT INTO leads (course, session, staff, position) VALUES (1, 0, 'anna', 3), (1, 0, 'bo', 2), (2, 0, 'anna', 2),"
    " (2, 0, 'bo', 1), (1, 1, 'anna', 1)",
    "INSERT INTO session (course, number, dated, kind, children, parents, referral, status, entered_on) VALUES"
    " (1, 1, '2026-09-02', 'group', 1, 0, NULL, 'held', '2026-09-02'),"
    " (1, 2, '2026-09-09', 'group', 1, 1, NULL, 'cancelled', '2026-09-08'),"
    " (1, 3, '2026-09-10', 'individual', 1, 0, 5, 'held', '2026-09-10'),"
    " (1, 4, '2026-09-16', 'group', 1, 0, NULL, 'planned', NULL),"
    " (2, 1, '2026-09-03', 'group', 1, 0, NULL, 'held', '2026-09-09')",
    "INSERT INTO place (referral, course, " PLACED ") VALUES"
    " (4, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (5, 1, '2026-08-20', '2026-09-02', '2026-11-18', 'completed', 'anna', '2026-08-20'),"
    " (6, 2, '2026-08-20', '2026-09-02', '2026-09-12', 'left', 'anna', '2026-08-20'),"
    " (10, 1, '2026-08-20', '2026-09-02', '2026-09-04', 'left', 'anna', '2026-08-20'),"
    " (10, 2, '2026-09-05', '2026-09-05', NULL, NULL, 'anna', '2026-09-08')",
    "INSERT INTO done (referral, what, course, session, done_on, by_user, entered_on) VALUES"
    " (4, 'status report', 1, 3, '2026-09-20', 'anna', '2026-09-20'), (4, 'midway note', NULL, 0, '2026-09-21', 'anna',"
    " '2026-09-21'), (4, 'midway note', 1, 0, '2026-09-19', 'anna', '2026-09-19'),"
    " (4, 'follow-up', 1, 0, '2026-09-20', 'anna', '2026-09-22'), (11, 'closing talk', NULL, 0, '2026-01-01', 'anna',"
    " '2026-01-01')",
    "INSERT INTO response (referral, instrument, phase, form, dated, answers, entered_on) VALUES"
    " (4, 'sdq', 'before', 'parent', '2026-08-21', '0,1', '2026-08-21'), (4, 'sdq', 'followup', '', '2026-12-21', '0,1',"
    " '2026-12-21')",
    "INSERT INTO answer (referral, fact, value, answered_on) VALUES (4, 'death_on', '2026-07-01', '2026-08-04'),"
    " (4, 'sleeps', 'yes', '2026-08-04'), (9, 'sleeps', 'no', '2026-08-04')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open(state);

    group_do(*state, house);
    return result;
}

/* --- matters --- */

static void tell_lists(struct text *text, const struct matter_row *matter)
{
    for (size_t i = 0; i < matter->done_count; i++) {
        text_add_format(text, " %s(%ld/%d)", matter->done[i].what, matter->done[i].course, matter->done[i].session);
        group_date(text, matter->done[i].done_on);
    }
    for (size_t i = 0; i < matter->response_count; i++) {
        text_add_format(text, " %s:%d", matter->responses[i].instrument, matter->responses[i].phase);
        group_text(text, matter->responses[i].form);
        group_date(text, matter->responses[i].dated);
    }
    for (size_t i = 0; i < matter->answers->count; i++) {
        char *value = value_write(&matter->answers->items[i].value);

        text_add_format(text, " %s=%s", matter->answers->items[i].name, value);
        free(value);
    }
}

static void tell_place(struct text *text, const struct matter_row *matter)
{
    text_add_format(text, " | %ld", matter->course);
    if (matter->course == 0)
        return;
    text_add_format(text, " %s by %s %d", matter->code, matter->leader, matter->promised);
    group_text(text, matter->follow_up);
    group_date(text, matter->course_ended_on);
    group_date(text, matter->place.from);
    group_date(text, matter->place.to);
    text_add_format(text, " %d", (int)matter->place.ended);
    assert_int_equal(matter->place.course, matter->course);
    assert_int_equal(matter->place.referral, matter->referral);
    assert_string_equal(matter->catalogue, GROUP_DIGEST);
    for (size_t i = 0; i < matter->sessions->count; i++) {
        const struct session *session = &matter->sessions->items[i];

        text_add_format(text, " /%d%c", session->number, named_name(session_status_names, (int)session->status)[0]);
    }
}

static int matter_line(void *context, const struct matter_row *matter)
{
    struct lines *lines = context;
    struct text *text = &lines->text;

    text_add_format(text, "%d-%d %ld %s", matter->year, matter->number, matter->referral,
                    named_name(referral_state_names, (int)matter->state));
    group_date(text, matter->accepted_on);
    group_date(text, matter->closed_on);
    group_date(text, matter->interview_held_on);
    tell_lists(text, matter);
    tell_place(text, matter);
    return lines_end(lines);
}

static void matters_are(struct group *group, const struct matter_filter *filter, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_matter_each(group->store, filter, matter_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

#define M_11 "2025-12345 11 received - - - closing talk(0/0) 2026-01-01 | 0\n"
#define M_1 "2026-1 1 received - - - | 0\n"
#define M_2 "2026-2 2 interview - - - | 0\n"
#define M_3 "2026-3 3 waiting 2026-08-10 - 2026-08-09 | 0\n"
#define M_4                                                                                                  \
    "2026-4 4 placed 2026-08-10 - - midway note(1/0) 2026-09-19 follow-up(1/0) 2026-09-20"                   \
    " status report(1/3) 2026-09-20 midway note(0/0) 2026-09-21 sdq:0[parent] 2026-08-21 sdq:2[] 2026-12-21" \
    " death_on=2026-07-01 sleeps=yes | 1 ck by bo 10[6 months] - 2026-09-02 - 0 /1h /2c /4p\n"
#define M_5 \
    "2026-5 5 completed 2026-08-10 2026-11-18 - | 1 ck by bo 10[6 months] - 2026-09-02 2026-11-18 1 /1h /2c /3h /4p\n"
#define M_6 "2026-6 6 left 2026-08-10 2026-09-12 - | 2 sg by bo 0[-] 2026-12-01 2026-09-02 2026-09-12 2 /1h\n"
#define M_7 "2026-7 7 declined 2026-08-10 2026-08-11 2026-08-10 | 0\n"
#define M_8 "2026-8 8 redirected - 2026-08-12 - | 0\n"
#define M_9 "2026-9 9 withdrawn 2026-08-10 2026-08-13 - sleeps=no | 0\n"
#define M_10_LEFT \
    "2026-10 10 left 2026-08-10 2026-09-04 - | 1 ck by bo 10[6 months] - 2026-09-02 2026-09-04 2 /1h /2c /4p\n"
#define M_10 "2026-10 10 placed 2026-08-10 - - | 2 sg by bo 0[-] 2026-12-01 2026-09-05 - 0 /1h\n"

static void matters_come_in_order_with_all_they_have(void **state)
{
    struct group *group = *state;
    const struct matter_filter all = {0}, open = {.open_only = true};

    matters_are(group, &all, M_11 M_1 M_2 M_3 M_4 M_5 M_6 M_7 M_8 M_9 M_10_LEFT M_10);
    matters_are(group, &open, M_11 M_1 M_2 M_3 M_4 M_5 M_10);
}

static void matters_are_chosen(void **state)
{
    struct group *group = *state;
    const struct matter_filter four = {.referral = 4}, ten = {.referral = 10}, nobody = {.referral = 99},
                               none = {.service = "grief"}, kids = {.service = "cool-kids"},
                               four_sg = {.referral = 4, .service = "siblings-group"};

    matters_are(group, &four, M_4);
    matters_are(group, &ten, M_10_LEFT M_10);
    matters_are(group, &nobody, "");
    matters_are(group, &none, "");
    matters_are(group, &kids, M_1 M_2 M_3 M_4 M_5);
    matters_are(group, &four_sg, "");
}

static void matters_stop_when_told(void **state)
{
    struct group *group = *state;
    const struct matter_filter all = {0};

    for (int after = 1; after <= 12; after++) {
        struct lines lines = {.stop_after = after};

        assert_int_equal(store_matter_each(group->store, &all, matter_line, &lines, &group->messages), 7);
        assert_int_equal(lines.rows, after);
        text_free(&lines.text);
    }
}

static int remember(void *context, const struct matter_row *matter)
{
    *(struct matter_row *)context = *matter;
    return 0;
}

static void who_works_the_case(void **state)
{
    static const struct {
        long referral;
        enum truth child_case;
        bool caseworker;
    } cases[] = {{1, TRUTH_UNKNOWN, false},
                 {2, TRUTH_NO, false},
                 {3, TRUTH_YES, false},
                 {4, TRUTH_YES, true},
                 {5, TRUTH_YES, true}};
    struct group *group = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct matter_filter one = {.referral = cases[i].referral};
        struct matter_row matter;

        assert_int_equal(store_matter_each(group->store, &one, remember, &matter, &group->messages), 0);
        assert_int_equal(matter.child_case, cases[i].child_case);
        assert_int_equal(matter.has_caseworker, cases[i].caseworker);
    }
}

/* The consents pile up from case to case. */
static void consent_to_a_report_is_every_holders(void **state)
{
    static const struct {
        const char *add;
        bool given;
    } cases[] = {
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 3, 'service', '2026-08-04', 'given', '2026-08-04'), (4, 4, 'service', '2026-08-04', 'given', '2026-08-04')",
         false},
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 3, 'report', '2026-08-04', 'given', '2026-08-04')",
         false},
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 5, 'report', '2026-08-04', 'refused', '2026-08-04')", /* she holds no responsibility */
         false},
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 4, 'report', '2026-08-04', 'given', '2026-08-04')",
         true},
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 3, 'report', '2026-08-03', 'refused', '2026-08-05')", /* an earlier day, typed later */
         true},
        {"INSERT INTO consent (referral, person, purpose, dated, consent, entered_on) VALUES"
         " (4, 4, 'report', '2026-08-06', 'withdrawn', '2026-08-06')",
         false},
        {"DELETE FROM guardian WHERE holder = 1", false}, /* nobody to ask */
    };
    struct group *group = *state;
    const struct matter_filter one = {.referral = 4};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matter_row matter;

        group_begin(group);
        group_run(group, cases[i].add);
        group_commit(group);
        assert_int_equal(store_matter_each(group->store, &one, remember, &matter, &group->messages), 0);
        assert_int_equal(matter.report_consent, cases[i].given);
    }
}

static int session_line(void *context, const struct matter_row *matter)
{
    struct lines *lines = context;
    const struct session *session = &matter->sessions->items[2];

    text_add_format(&lines->text, "%d %s %d %ld", session->number, session->kind, (int)session->status,
                    session->referral);
    group_date(&lines->text, session->date);
    assert_null(session->venue);
    assert_int_equal(session->entered_on, DATE_NONE);
    return lines_end(lines);
}

static void a_session_keeps_what_rules_ask_for(void **state)
{
    const struct matter_filter one = {.referral = 5};
    struct group *group = *state;
    struct lines lines = {0};

    assert_int_equal(store_matter_each(group->store, &one, session_line, &lines, &group->messages), 0);
    lines_are(&lines, "3 individual 1 5 2026-09-10\n");
}

/* --- weeks --- */

static int week_line(void *context, const struct week_sum *sum)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%s %s", sum->section, sum->item);
    group_text(&lines->text, sum->detail);
    text_add_format(&lines->text, "%ld %ld", sum->count, sum->days);
    return lines_end(lines);
}

static void a_week_is_summed_up(void **state)
{
    static const struct {
        const char *from, *to, *wanted;
    } cases[] = {
        {"2026-08-03", "2026-08-09",
         "received cool-kids[-]3 -1\nreceived siblings-group[-]4 -1\n"
         "source other[-]2 -1\nsource parent[-]1 -1\nsource school[-]4 -1\n"
         "decided cool-kids[decline]1 -1\n"},
        /* 9 waited until it was withdrawn, 7 for a day; 4, 5, 6 and 10 were placed later */
        {"2026-08-10", "2026-08-12",
         "received siblings-group[-]1 -1\nsource other[-]1 -1\n"
         "decided cool-kids[accept]3 -1\ndecided siblings-group[accept]4 -1\ndecided siblings-group[decline]1 -1\n"
         "decided siblings-group[redirect]1 -1\n"
         "waiting cool-kids[-]3 2\nwaiting siblings-group[-]3 2\n"
         "late received[-]1 -1\nlate interview[-]1 -1\n"},
        {"2026-08-13", "2026-08-19", "waiting cool-kids[-]3 9\nwaiting siblings-group[-]2 9\nlate decision[-]1 -1\n"},
        {"2026-09-07", "2026-09-13",
         "waiting cool-kids[-]1 34\n"
         "sessions cool-kids[held]1 -1\nsessions cool-kids[cancelled]1 -1\n"
         "coming ck/4[2026-09-16 15:00]1 -1\n"
         "late session[-]1 -1\nlate place[-]1 -1\n"},
        {"2026-09-14", "2026-09-20", "waiting cool-kids[-]1 41\nsessions cool-kids[planned]1 -1\n"},
        {"2026-09-21", "2026-09-27", "waiting cool-kids[-]1 48\nlate done[-]1 -1\n"},
        {"2026-08-31", "2026-09-02",
         "waiting cool-kids[-]1 23\nsessions cool-kids[held]1 -1\n"
         "coming sg/1[2026-09-03]1 -1\n"},
        {"2024-01-01", "2024-01-07", ""},
    };
    struct group *group = *state;
    struct lines lines = {0};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_week_each(group->store, group_day(cases[i].from), group_day(cases[i].to), week_line,
                                         &lines, &group->messages),
                         0);
        lines_are(&lines, cases[i].wanted);
    }
}

static void late_ends_and_withdrawals_are_told(void **state)
{
    static const char *const more[] = {
        "UPDATE place SET ended_entered_on = '2027-01-06' WHERE ended = 'left'",
        "UPDATE withdrawal SET entered_on = '2027-01-05'",
        "UPDATE referral SET referrer_role = NULL, received_on = '2027-01-05' WHERE id = 1",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};

    group_do(group, more);
    assert_int_equal(store_week_each(group->store, group_day("2027-01-04"), group_day("2027-01-10"), week_line, &lines,
                                     &group->messages),
                     0);
    lines_are(&lines, "received cool-kids[-]1 -1\nsource unknown[-]1 -1\nwaiting cool-kids[-]1 153\n"
                      "late withdrawal[-]1 -1\nlate place[-]2 -1\n");
    lines.stop_after = 2;
    assert_int_equal(store_week_each(group->store, group_day("2027-01-04"), group_day("2027-01-10"), week_line, &lines,
                                     &group->messages),
                     7);
    text_free(&lines.text);
}

/* Today's waiting is told alike by the week and by the view. */
static void the_week_waits_as_the_view_does(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    assert_int_equal(group_count(group, "SELECT count(*) FROM referral_state WHERE state = 'waiting'"), 1);
    assert_int_equal(store_week_each(group->store, group_day("2030-01-01"), group_day("2030-01-07"), week_line, &lines,
                                     &group->messages),
                     0);
    lines_are(&lines, "waiting cool-kids[-]1 1246\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(matters_come_in_order_with_all_they_have, open_house, group_close),
        cmocka_unit_test_setup_teardown(matters_are_chosen, open_house, group_close),
        cmocka_unit_test_setup_teardown(matters_stop_when_told, open_house, group_close),
        cmocka_unit_test_setup_teardown(who_works_the_case, open_house, group_close),
        cmocka_unit_test_setup_teardown(consent_to_a_report_is_every_holders, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_session_keeps_what_rules_ask_for, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_week_is_summed_up, open_house, group_close),
        cmocka_unit_test_setup_teardown(late_ends_and_withdrawals_are_told, open_house, group_close),
        cmocka_unit_test_setup_teardown(the_week_waits_as_the_view_does, open_house, group_close),
    };

    return cmocka_run_group_tests_name("store: reports", tests, NULL, NULL);
}
