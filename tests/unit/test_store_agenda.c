#include "store/agenda.h"
#include "store/undo.h"
#include "store_group.h"

#include <string.h>

/* ck (1) meets at the house, its second session elsewhere and led by bo, its third cancelled, its fourth for B alone; sk (2) meets at a
 * school; on (3) is one family's, of C, whose address is protected. A has a place in ck from its second session, C in sk. Nobody here is
 * real. */
static const char *const house[] = {
    "INSERT INTO person (id, kind, name, school, protected) VALUES (1, 'child', 'A', 'Aaskolen', 0),"
    " (2, 'child', 'B', NULL, 0), (3, 'child', 'C', 'Hemmelig Skole', 1), (4, 'child', 'D', 'Dalskolen', 1)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (12, 2026, 2, 'cool-kids', 2, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (13, 2026, 3, 'counselling', 3, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (14, 2026, 4, 'cool-kids', 4, 'child', '2026-08-01', '2026-08-01', 'web')",
    "INSERT INTO course (id, code, service, venue, school, for_referral, catalogue, planned_on, ended_on) VALUES"
    " (1, 'ck', 'cool-kids', 'Huset', NULL, NULL, '" GROUP_DIGEST "', '2026-08-01', NULL),"
    " (2, 'sk', 'wellbeing', 'Biblioteket', 'Hemmelig Skole', NULL, '" GROUP_DIGEST "', '2026-08-01', '2026-09-30'),"
    " (3, 'on', 'counselling', 'Huset', NULL, 13, '" GROUP_DIGEST "', '2026-08-01', NULL)",
    "INSERT INTO session (course, number, dated, start, minutes, kind, venue, children, parents, status, sequence, referral)"
    " VALUES (1, 1, '2026-09-02', '15:00', 120, 'group', NULL, 1, 0, 'held', 0, NULL),"
    " (1, 2, '2026-09-09', '15:00', 120, 'group', 'Dalskolen', 1, 1, 'planned', 1, NULL),"
    " (1, 3, '2026-09-16', '15:00', 120, 'group', NULL, 1, 0, 'cancelled', 1, NULL),"
    " (1, 4, '2026-09-23', NULL, NULL, 'closing talk', NULL, 0, 1, 'planned', 0, 12),"
    " (2, 1, '2026-09-09', '09:00', 60, 'group', NULL, 1, 0, 'planned', 0, NULL),"
    " (3, 1, '2026-09-09', '09:00', 60, 'family', NULL, 1, 1, 'planned', 0, NULL)",
    "INSERT INTO leads (course, session, staff, position) VALUES (1, 0, 'bo', 1), (1, 0, 'anna', 2), (1, 2, 'bo', 1),"
    " (3, 0, 'anna', 1)",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (11, 1, '2026-08-20', '2026-09-09', NULL, NULL, 'anna', '2026-08-20'),"
    " (12, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (14, 1, '2026-08-20', '2026-09-02', '2026-09-10', 'left', 'anna', '2026-08-20'),"
    " (13, 2, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (13, 3, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open(state);

    group_do(*state, house);
    return result;
}

/* --- listing ------------------------------------------------------------------------------------- */

static int agenda_line(void *context, const struct agenda_row *row)
{
    struct lines *lines = context;

    if (row->course)
        text_add_format(&lines->text, "%s/%d", row->code, row->session);
    else
        text_add_format(&lines->text, "talk %ld", row->interview);
    group_date(&lines->text, row->date);
    text_add_format(&lines->text, " %d+%d", row->start, row->minutes);
    group_text(&lines->text, row->venue);
    group_text(&lines->text, row->leaders);
    if (row->number > 0)
        text_add_format(&lines->text, " for %d-%d", row->year, row->number);
    text_add_format(&lines->text, "%s%s%s", row->children ? " children" : "", row->parents ? " parents" : "",
                    row->cancelled ? " cancelled" : "");
    return lines_end(lines);
}

static void agenda_is(struct group *group, const struct agenda_filter *filter, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_agenda_each(group->store, filter, agenda_line, &lines, &group->messages), 0);
    assert_int_equal(group->messages.count, 0);
    lines_are(&lines, wanted);
}

#define CK1 "ck/1 2026-09-02 900+120[Huset][bo, anna] children\n"
#define CK2 "ck/2 2026-09-09 900+120[Dalskolen][bo] children parents\n"
#define CK3 "ck/3 2026-09-16 900+120[Huset][bo, anna] children cancelled\n"
#define CK4 "ck/4 2026-09-23 -1+0[Huset][bo, anna] for 2026-2 parents\n"
#define SK1 "sk/1 2026-09-09 540+60[Biblioteket][-] children\n"
#define ON1 "on/1 2026-09-09 540+60[-][anna] for 2026-3 children parents\n"

static void all_is_listed(void **state)
{
    static const struct agenda_filter all = {0};

    agenda_is(*state, &all, CK1 ON1 SK1 CK2 CK3 CK4);
}

static void courses_are_picked(void **state)
{
    static const long one[] = {1}, two[] = {3, 2}, unknown[] = {13};
    const struct agenda_filter ck = {.courses = one, .course_count = 1}, others = {.courses = two, .course_count = 2};
    const struct agenda_filter none = {.courses = one}, other = {.courses = unknown, .course_count = 1};

    agenda_is(*state, &ck, CK1 CK2 CK3 CK4);
    agenda_is(*state, &others, ON1 SK1);
    agenda_is(*state, &none, ""); /* an empty list is no course, not all */
    agenda_is(*state, &other, "");
}

/* A session's own leaders stand in the stead of the course's, and its venue in that of the course. */
static void leaders_and_venues_are_picked(void **state)
{
    static const long ck[] = {1};

    agenda_is(*state, &(struct agenda_filter){.leader = "bo"}, CK1 CK2 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.leader = "anna"}, CK1 ON1 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.leader = "anna", .courses = ck, .course_count = 1}, CK1 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.leader = "nobody"}, "");
    agenda_is(*state, &(struct agenda_filter){.venue = "Dalskolen"}, CK2);
    agenda_is(*state, &(struct agenda_filter){.venue = "Huset", .leader = "anna"}, CK1 ON1 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.venue = "huset"}, "");
}

/* What a family takes part in while it has its place. */
static void a_family_is_picked(void **state)
{
    static const char sk1[] = "sk/1 2026-09-09 540+60[-][-] children\n"; /* its child's school stays untold */

    agenda_is(*state, &(struct agenda_filter){.referral = 11}, CK2 CK3);
    agenda_is(*state, &(struct agenda_filter){.referral = 12}, CK1 CK2 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.referral = 12, .leader = "anna"}, CK1 CK3 CK4);
    agenda_is(*state, &(struct agenda_filter){.referral = 14},
              "ck/1 2026-09-02 900+120[-][bo, anna] children\nck/2 2026-09-09 900+120[-][bo] children parents\n");
    struct text own = {0};
    text_add(&own, ON1);
    text_add(&own, sk1);
    agenda_is(*state, &(struct agenda_filter){.referral = 13}, text_bytes(&own));
    text_free(&own);
}

/* --- interviews ---------------------------------------------------------------------------------- */

static void interviews_are_listed(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO interview (id, referral, invited_on, set_for, start, venue, leader, held_on, outcome, entered_on) VALUES"
        " (1, 11, '2026-08-01', '2026-09-01', '10:00', 'Huset', 'bo', '2026-09-01', 'no_show', '2026-08-01'),"
        " (2, 11, '2026-08-01', NULL, NULL, 'Huset', 'bo', NULL, NULL, '2026-08-01')," /* not set */
        " (3, 12, NULL, '2026-09-03', NULL, NULL, NULL, NULL, NULL, '2026-08-01'),"    /* overtaken by the next */
        " (4, 12, NULL, '2026-09-09', '09:00', 'Huset', 'anna', NULL, NULL, '2026-08-01'),"
        " (5, 13, NULL, '2026-09-09', '09:00', 'Hemmelig Skole', 'anna', NULL, NULL, '2026-08-01'),"
        " (6, 14, NULL, '2026-09-09', '11:00', 'Huset', 'anna', NULL, NULL, '2026-08-01')",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (14, '2026-08-30', '2026-08-30')",
        "DELETE FROM session",
        NULL,
    };
    struct group *group = *state;
    static const long ck[] = {1};

    group_do(group, sql);
    agenda_is(group, &(struct agenda_filter){0},
              "talk 1 2026-09-01 600+0[Huset][bo] for 2026-1 children parents\n"
              "talk 3 2026-09-03 -1+0[-][-] for 2026-2 children parents cancelled\n"
              "talk 4 2026-09-09 540+0[Huset][anna] for 2026-2 children parents\n"
              "talk 5 2026-09-09 540+0[-][anna] for 2026-3 children parents\n"
              "talk 6 2026-09-09 660+0[-][anna] for 2026-4 children parents cancelled\n");
    agenda_is(group, &(struct agenda_filter){.referral = 11},
              "talk 1 2026-09-01 600+0[Huset][bo] for 2026-1 children parents\n");
    agenda_is(group, &(struct agenda_filter){.leader = "bo", .venue = "Huset"},
              "talk 1 2026-09-01 600+0[Huset][bo] for 2026-1 children parents\n");
    agenda_is(group, &(struct agenda_filter){.courses = ck, .course_count = 1}, "");
}

/* Decided against before it was held: nobody comes. Accepted without it: it still stands. */
static void interviews_that_a_decision_ends(void **state)
{
    static const char *const set[] = {
        "INSERT INTO interview (id, referral, set_for, entered_on) VALUES (1, 11, '2026-09-01', '2026-08-01')",
        "DELETE FROM session",
        "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) VALUES"
        " (11, 'accept', '2026-08-20', 'anna', 'eligible', '', '" GROUP_DIGEST "', '2026-08-20')",
        NULL};
    static const char *const declined[] = {
        "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) VALUES"
        " (11, 'decline', '2026-08-21', 'anna', 'eligible', '', '" GROUP_DIGEST "', '2026-08-21')",
        NULL};

    group_do(*state, set);
    agenda_is(*state, &(struct agenda_filter){0}, "talk 1 2026-09-01 -1+0[-][-] for 2026-1 children parents\n");
    group_do(*state, declined);
    agenda_is(*state, &(struct agenda_filter){0},
              "talk 1 2026-09-01 -1+0[-][-] for 2026-1 children parents cancelled\n");
}

/* --- sequences ----------------------------------------------------------------------------------- */

static int note_sequence(void *context, const struct agenda_row *row)
{
    long *sequences = context;

    sequences[row->course ? row->session : 0] = row->sequence;
    return 0;
}

/* Of the interview, and of the sessions of ck by their number. */
static void sequences_are(struct group *group, const long wanted[5])
{
    long sequences[5] = {-1, -1, -1, -1, -1};
    const struct agenda_filter filter = {.referral = 12};

    assert_int_equal(store_agenda_each(group->store, &filter, note_sequence, sequences, &group->messages), 0);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(sequences[i], wanted[i]);
}

static void undo(struct group *group, long number)
{
    const struct store_who who = {"anna", "kreds undo", "2026-09-11T08:00:00Z", group->today};
    long undone;

    assert_int_equal(store_undo(group->store, &who, number, false, &undone, &group->messages), 0);
}

/* One that is taken back is a change, too: it never falls. */
static void sequences_rise(void **state)
{
    static const char *const interview[] = {
        "INSERT INTO interview (id, referral, set_for, entered_on) VALUES (1, 12, '2026-09-30', '2026-08-01')", NULL};
    struct group *group = *state;

    group_do(group, interview);
    long entry = group_count(group, "SELECT max(number) FROM journal");
    sequences_are(group, (const long[]){entry, 0, 1, 1, 0});
    group_begin(group);
    store_touch(group->store, "ck");
    group_run(group,
              "UPDATE session SET dated = '2026-09-10', sequence = sequence + 1 WHERE course = 1 AND number = 2");
    group_commit(group);
    sequences_are(group, (const long[]){entry, 0, 2, 1, 0});
    undo(group, 0);
    sequences_are(group, (const long[]){entry, 2, 3, 3, 2});
    undo(group, entry + 2); /* the undo: so it is moved again */
    sequences_are(group, (const long[]){entry, 4, 6, 5, 4});
}

static void an_interview_counts_by_the_journal(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO interview (id, referral, set_for, entered_on) VALUES (1, 12, '2026-09-30', '2026-08-01')", NULL};
    static const char *const moved[] = {"UPDATE interview SET set_for = '2026-09-29' WHERE id = 1", NULL};
    struct group *group = *state;
    const struct store_who who = {"anna", "refer show", "2026-09-11T08:00:00Z", group->today};

    group_do(group, sql);
    long entry = group_count(group, "SELECT max(number) FROM journal");
    assert_int_equal(store_look_begin(group->store, &who, &group->messages), 0);
    store_touch_person(group->store, 2);
    assert_int_equal(store_look_commit(group->store, &group->messages), 0);
    sequences_are(group, (const long[]){entry, 0, 1, 1, 0}); /* a look is no change */
    group_do(group, moved);
    sequences_are(group, (const long[]){entry + 2, 0, 1, 1, 0});
    undo(group, 0);
    sequences_are(group, (const long[]){entry + 3, 0, 1, 1, 0});
}

/* --- persons ------------------------------------------------------------------------------------- */

static int person_line(void *context, const struct agenda_person *person)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld %d-%d ", person->person, person->year, person->number);
    group_text(&lines->text, person->name);
    return lines_end(lines);
}

static void persons_are(struct group *group, const struct agenda_row *of, long referral, const char *wanted)
{
    struct lines lines = {0};

    assert_int_equal(store_agenda_person_each(group->store, of, referral, person_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
}

/* Where a meeting at a school would tell the school of a child whose address is protected, its name is left out. */
static void participants_are_named(void **state)
{
    static const char *const talks[] = {
        "INSERT INTO interview (id, referral, set_for, venue, entered_on) VALUES"
        " (1, 12, '2026-09-30', 'Huset', '2026-08-01'), (2, 13, '2026-09-30', 'Hemmelig Skole', '2026-08-01'),"
        " (3, 13, '2026-09-30', NULL, '2026-08-01')",
        NULL};
    struct group *group = *state;

    persons_are(group, &(struct agenda_row){.course = 1, .session = 1}, 0, "2 2026-2 [B]\n4 2026-4 [D]\n");
    persons_are(group, &(struct agenda_row){.course = 1, .session = 2}, 0,
                "1 2026-1 [A]\n2 2026-2 [B]\n4 2026-4 [-]\n");
    persons_are(group, &(struct agenda_row){.course = 1, .session = 2}, 11, "1 2026-1 [A]\n");
    persons_are(group, &(struct agenda_row){.course = 1, .session = 4}, 0, "2 2026-2 [B]\n");
    persons_are(group, &(struct agenda_row){.course = 2, .session = 1}, 0, "3 2026-3 [-]\n");
    persons_are(group, &(struct agenda_row){.course = 3, .session = 1}, 0, "3 2026-3 [C]\n");
    group_do(group, talks);
    persons_are(group, &(struct agenda_row){.interview = 1}, 0, "2 2026-2 [B]\n");
    persons_are(group, &(struct agenda_row){.interview = 2}, 0, "3 2026-3 [-]\n");
    persons_are(group, &(struct agenda_row){.interview = 3}, 0, "3 2026-3 [C]\n");
}

static void a_listing_can_be_stopped(void **state)
{
    struct group *group = *state;
    const struct agenda_filter all = {0};
    const struct agenda_row ck = {.course = 1, .session = 2};
    struct lines lines = {.stop_after = 2};

    assert_int_equal(store_agenda_each(group->store, &all, agenda_line, &lines, &group->messages), 7);
    lines_are(&lines, CK1 ON1);
    lines.stop_after = 1;
    assert_int_equal(store_agenda_person_each(group->store, &ck, 0, person_line, &lines, &group->messages), 7);
    lines_are(&lines, "1 2026-1 [A]\n");
}

static void a_store_has_its_name(void **state)
{
    struct group *group = *state;
    char name[STORE_NAME_TEXT], again[STORE_NAME_TEXT];

    assert_int_equal(store_own_name(group->store, name, &group->messages), 0);
    assert_int_equal(strlen(name), STORE_NAME_TEXT - 1);
    assert_int_equal(store_own_name(group->store, again, &group->messages), 0);
    assert_string_equal(name, again);
    group_begin(group);
    group_run(group, "DELETE FROM setting WHERE key = 'uuid'");
    assert_int_equal(store_own_name(group->store, name, &group->messages), -1);
    group_told(group, TROUBLE_FAULT, "the store has no name of its own; see kreds check");
    store_rollback(group->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_is_listed, open_house, group_close),
        cmocka_unit_test_setup_teardown(courses_are_picked, open_house, group_close),
        cmocka_unit_test_setup_teardown(leaders_and_venues_are_picked, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_family_is_picked, open_house, group_close),
        cmocka_unit_test_setup_teardown(interviews_are_listed, open_house, group_close),
        cmocka_unit_test_setup_teardown(interviews_that_a_decision_ends, open_house, group_close),
        cmocka_unit_test_setup_teardown(sequences_rise, open_house, group_close),
        cmocka_unit_test_setup_teardown(an_interview_counts_by_the_journal, open_house, group_close),
        cmocka_unit_test_setup_teardown(participants_are_named, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_listing_can_be_stopped, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_store_has_its_name, open_house, group_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
