#include "base/memory.h"
#include "store/attendances.h"
#include "store_group.h"

#include <stdlib.h>

/* Two courses. ck (1) has four sessions on Wednesdays: for the children, for both, for the parents, and an individual one for the
 * second child; sg (2) meets on the second of these days. Three children are in ck: A with two adults, B, whose father is A's
 * father too, and C, who left after the first session. Nobody here is real. */
static const char *const house[] = {
    "INSERT INTO person (id, kind, name) VALUES (1, 'child', 'A'), (2, 'child', 'B'), (3, 'child', 'C'),"
    " (4, 'adult', 'Mother of A'), (5, 'adult', 'Father of A and B'), (6, 'adult', 'Mother of C')",
    "INSERT INTO person (id, kind, alias) VALUES (7, 'anonymous', 'Sol')",
    "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 4, 1, 'mother', 1), (1, 5, 2, 'father', 1),"
    " (2, 5, 1, 'foster father', 0), (3, 6, 1, 'mother', 1)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (12, 2026, 2, 'cool-kids', 2, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (13, 2025, 9, 'cool-kids', 3, 'child', '2025-12-01', '2025-12-01', 'web'),"
    " (14, 2026, 4, 'siblings-group', 1, 'child', '2026-08-01', '2026-08-01', 'web'),"
    " (15, 2026, 5, 'cool-kids', 7, 'child', '2026-08-01', '2026-08-01', 'web')",
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES"
    " (1, 'ck', 'cool-kids', '" GROUP_DIGEST "', '2026-08-01'), (2, 'sg', 'siblings-group', '" GROUP_DIGEST
    "', '2026-08-01')",
    "INSERT INTO session (course, number, dated, start, kind, children, parents, referral) VALUES"
    " (1, 1, '2026-09-02', '15:00', 'group', 1, 0, NULL), (1, 2, '2026-09-09', '15:00', 'group', 1, 1, NULL),"
    " (1, 3, '2026-09-16', '15:00', 'group', 0, 1, NULL), (1, 4, '2026-09-23', '15:00', 'individual', 1, 0, 12),"
    " (2, 1, '2026-09-09', '09:00', 'group', 1, 0, NULL)",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (11, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (12, 1, '2026-08-20', '2026-09-09', NULL, NULL, 'anna', '2026-08-20'),"
    " (13, 1, '2026-08-20', '2026-09-02', '2026-09-02', 'left', 'anna', '2026-08-20'),"
    " (14, 2, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open(state);

    group_do(*state, house);
    return result;
}

static void mark(struct group *group, long course, int session, long referral, long person,
                 enum attendance_status status)
{
    group_begin(group);
    assert_int_equal(store_attendance_set(group->store, course, session, referral, person, status, &group->messages),
                     0);
    group_commit(group);
}

/* --- marks --- */

static void a_mark_is_set_changed_and_taken_away(void **state)
{
    struct group *group = *state;

    mark(group, 1, 1, 11, 1, ATTENDANCE_ABSENT);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM attendance WHERE course = 1 AND session = 1 AND person = 1"
                                 " AND referral = 11 AND status = 'absent' AND entered_on = '2026-09-10'"),
                     1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal WHERE touched = 'ck 2026-0001'"), 1);
    group->today = group_day("2026-09-11");
    mark(group, 1, 1, 11, 1, ATTENDANCE_ABSENT); /* the same again: typed when it was typed */
    assert_int_equal(group_count(group, "SELECT count(*) FROM attendance WHERE entered_on = '2026-09-10'"), 1);
    mark(group, 1, 1, 11, 1, ATTENDANCE_LATE);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM attendance WHERE status = 'late' AND entered_on = '2026-09-11'"), 1);
    mark(group, 1, 1, 11, 1, ATTENDANCE_NONE);
    mark(group, 1, 1, 11, 1, ATTENDANCE_NONE);
    assert_int_equal(group_count(group, "SELECT count(*) FROM attendance"), 0);
}

/* A child with places in one course under two referrals is one person there: the later mark says under which. */
static void a_mark_goes_over_to_another_referral(void **state)
{
    static const char marked[] =
        "SELECT referral * 10 + (status = 'late') FROM attendance WHERE course = 1 AND session = 1 AND person = 1";
    static const char *const second_place[] = {
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
        " (14, 1, '2026-08-20', '2026-09-02', 'anna', '2026-08-20')",
        NULL,
    };
    struct group *group = *state;

    group_do(group, second_place);
    mark(group, 1, 1, 11, 1, ATTENDANCE_ABSENT);
    mark(group, 1, 1, 14, 1, ATTENDANCE_ABSENT); /* the same again changes nothing */
    assert_int_equal(group_count(group, marked), 110);
    mark(group, 1, 1, 14, 1, ATTENDANCE_LATE);
    assert_int_equal(group_count(group, marked), 141);
}

static void marks_need_a_session_and_a_place(void **state)
{
    static const struct {
        long course;
        int session;
        long referral;
        const char *said;
    } cases[] = {
        {1, 9, 11, "no session ck/9; wanted one that schedule show lists"},
        {1, 1, 15, "2026-0005 has no place in ck; wanted a participant of the course"},
        {2, 1, 11, "2026-0001 has no place in sg; wanted a participant of the course"},
        {9, 1, 11, "no such course or referral; wanted one that is in the store"},
        {1, 1, 99, "no such course or referral; wanted one that is in the store"},
    };
    struct group *group = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        group_begin(group);
        assert_int_equal(store_attendance_set(group->store, cases[i].course, cases[i].session, cases[i].referral, 1,
                                              ATTENDANCE_PRESENT, &group->messages),
                         -1);
        store_rollback(group->store);
        group_told(group, TROUBLE_NOT_FOUND, cases[i].said);
    }
}

static bool came(struct group *group, long course, int session)
{
    bool found;

    assert_int_equal(store_attendance_came(group->store, course, session, &found, &group->messages), 0);
    return found;
}

/* Word sent beforehand says nothing of the session; nor do the marks of another one. */
static void whether_anybody_came(void **state)
{
    static const struct {
        enum attendance_status status;
        bool came;
    } cases[] = {
        {ATTENDANCE_NONE, false}, {ATTENDANCE_CANCELLED, false}, {ATTENDANCE_PRESENT, true},
        {ATTENDANCE_LATE, true},  {ATTENDANCE_ABSENT, true},
    };
    struct group *group = *state;

    mark(group, 2, 1, 14, 1, ATTENDANCE_PRESENT);
    mark(group, 1, 1, 13, 3, ATTENDANCE_CANCELLED);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mark(group, 1, 1, 11, 1, cases[i].status);
        assert_int_equal(came(group, 1, 1), cases[i].came);
        assert_false(came(group, 1, 2));
    }
}

/* --- sessions --- */

/* status reason sequence entered_on of ck/1 */
static void session_is(struct group *group, const char *wanted)
{
    static const char sql[] = "SELECT status || ' ' || coalesce(reason, '-') || ' ' || sequence || ' ' ||"
                              " coalesce(entered_on, '-') FROM session WHERE course = 1 AND number = 1";
    struct query *query = query_begin(group->store, sql);

    assert_int_equal(query_step(query, &group->messages), 1);
    assert_string_equal(query_text(query, 0), wanted);
    query_end(query);
}

static void what_happened_to_a_session(void **state)
{
    static const struct {
        const char *today;
        enum session_status status;
        const char *reason, *after;
    } steps[] = {
        {"2026-09-10", SESSION_HELD, NULL, "held moved 0 2026-09-10"},
        {"2026-09-11", SESSION_HELD, NULL, "held moved 0 2026-09-10"},
        {"2026-09-12", SESSION_PLANNED, NULL, "planned moved 0 -"},
        {"2026-09-13", SESSION_CANCELLED, "illness", "cancelled illness 1 2026-09-13"},
        {"2026-09-14", SESSION_CANCELLED, "no leader", "cancelled no leader 1 2026-09-13"},
        {"2026-09-15", SESSION_PLANNED, NULL, "planned - 2 -"},
    };
    struct group *group = *state;

    group_begin(group);
    group_run(group, "UPDATE session SET reason = 'moved' WHERE course = 1 AND number = 1");
    group_commit(group);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        group->today = group_day(steps[i].today);
        group_begin(group);
        assert_int_equal(store_session_status(group->store, 1, 1, steps[i].status, steps[i].reason, &group->messages),
                         0);
        group_commit(group);
        session_is(group, steps[i].after);
    }
    group_begin(group);
    assert_int_equal(store_session_status(group->store, 1, 9, SESSION_HELD, NULL, &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "the course has no session 9; wanted one that schedule show lists");
}

static int meeting_line(void *context, long course, const char *code, int number)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld %s/%d", course, code, number);
    return lines_end(lines);
}

static void sessions_of_a_day(void **state)
{
    static const struct {
        long referral;
        const char *on, *wanted;
    } cases[] = {
        {11, "2026-09-09", "1 ck/2\n"},
        {12, "2026-09-09", "1 ck/2\n"},
        {12, "2026-09-02", ""}, /* before the place */
        {13, "2026-09-02", "1 ck/1\n"},
        {13, "2026-09-09", ""}, /* after it */
        {11, "2026-09-23", ""},
        {12, "2026-09-23", "1 ck/4\n"}, /* another's alone */
        {11, "2026-09-16", ""},         /* cancelled */
        {14, "2026-09-09", "2 sg/1\n1 ck/2\n"},
    };
    static const char *const more[] = {
        "UPDATE session SET status = 'cancelled' WHERE course = 1 AND number = 3",
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)"
        " VALUES (14, 1, '2026-08-20', '2026-09-02', 'anna', '2026-08-20')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};

    group_do(group, more);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_sessions_on(group->store, cases[i].referral, group_day(cases[i].on), meeting_line,
                                           &lines, &group->messages),
                         0);
        lines_are(&lines, cases[i].wanted);
    }
}

static void a_place_is_found(void **state)
{
    struct group *group = *state;
    struct place place;
    bool found;

    assert_int_equal(store_place_find(group->store, 13, 1, &place, &found, &group->messages), 0);
    assert_true(found);
    assert_int_equal(place.referral, 13);
    assert_int_equal(place.from, group_day("2026-09-02"));
    assert_int_equal(place.to, group_day("2026-09-02"));
    assert_int_equal(place.ended, PLACE_LEFT);
    assert_int_equal(store_place_find(group->store, 13, 2, &place, &found, &group->messages), 0);
    assert_false(found);
    assert_int_equal(place.to, DATE_NONE);
}

/* --- listings --- */

static int mark_line(void *context, const struct attendance_row *row)
{
    struct lines *lines = context;

    assert_int_equal(row->course, text_is(row->code, "ck") ? 1 : 2);
    text_add_format(&lines->text, "%s/%d", row->code, row->session);
    group_date(&lines->text, row->date);
    text_add_format(&lines->text, " %ld %d-%d+%d %s %s %ld", row->referral, row->year, row->number, row->adult,
                    row->kind, named_name(attendance_names, (int)row->status), row->person);
    group_text(&lines->text, row->name);
    return lines_end(lines);
}

static void mark_all(struct group *group)
{
    mark(group, 1, 2, 11, 5, ATTENDANCE_PRESENT);
    mark(group, 1, 2, 11, 4, ATTENDANCE_CANCELLED);
    mark(group, 1, 2, 11, 1, ATTENDANCE_LATE);
    mark(group, 1, 2, 12, 2, ATTENDANCE_PRESENT);
    mark(group, 2, 1, 14, 1, ATTENDANCE_ABSENT);
    mark(group, 1, 1, 11, 1, ATTENDANCE_PRESENT);
    mark(group, 1, 1, 13, 3, ATTENDANCE_ABSENT);
}

#define C1 "ck/1 2026-09-02 13 2025-9+0 child absent 3[C]\n"
#define A1 "ck/1 2026-09-02 11 2026-1+0 child present 1[A]\n"
#define A2 "ck/2 2026-09-09 11 2026-1+0 child late 1[A]\n"
#define MA2 "ck/2 2026-09-09 11 2026-1+1 adult cancelled 4[Mother of A]\n"
#define FA2 "ck/2 2026-09-09 11 2026-1+2 adult present 5[Father of A and B]\n"
#define B2 "ck/2 2026-09-09 12 2026-2+0 child present 2[B]\n"
#define S1 "sg/1 2026-09-09 14 2026-4+0 child absent 1[A]\n"

static void marks_are_listed(void **state)
{
    static const struct {
        long course, referral;
        int adult;
        const char *since, *until;
        unsigned statuses;
        const char *wanted;
    } cases[] = {
        {0, 0, -1, NULL, NULL, 0, C1 A1 A2 MA2 FA2 B2 S1},
        {1, 0, -1, NULL, NULL, 0, C1 A1 A2 MA2 FA2 B2},
        {0, 11, -1, NULL, NULL, 0, A1 A2 MA2 FA2},
        {0, 11, 0, NULL, NULL, 0, A1 A2},
        {0, 11, 2, NULL, NULL, 0, FA2},
        {0, 12, 1, NULL, NULL, 0, FA2}, /* he was there for both */
        {0, 12, 0, NULL, NULL, 0, B2},
        {0, 14, 0, NULL, NULL, 0, S1},
        {1, 14, 0, NULL, NULL, 0, ""},
        {1, 14, -1, NULL, NULL, 0, ""},
        {2, 14, -1, NULL, NULL, 0, S1},
        {0, 0, -1, "2026-09-03", NULL, 0, A2 MA2 FA2 B2 S1},
        {0, 0, -1, "2026-09-02", "2026-09-08", 0, C1 A1},
        {1, 0, -1, NULL, "2026-09-02", 0, C1 A1},
        {0, 0, -1, NULL, NULL, 1u << ATTENDANCE_ABSENT | 1u << ATTENDANCE_LATE, C1 A2 S1},
        {0, 15, -1, NULL, NULL, 0, ""},
    };
    struct group *group = *state;
    struct lines lines = {0};

    mark_all(group);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct attendance_filter filter = {
            .course = cases[i].course,
            .referral = cases[i].referral,
            .adult = cases[i].adult,
            .since = cases[i].since == NULL ? DATE_NONE : group_day(cases[i].since),
            .until = cases[i].until == NULL ? DATE_NONE : group_day(cases[i].until),
            .statuses = cases[i].statuses,
        };

        assert_int_equal(store_attendance_each(group->store, &filter, mark_line, &lines, &group->messages), 0);
        lines_are(&lines, cases[i].wanted);
    }
}

static void a_listing_stops_when_told(void **state)
{
    const struct attendance_filter filter = {.adult = -1, .since = DATE_NONE, .until = DATE_NONE};
    struct group *group = *state;
    struct lines lines = {.stop_after = 2};

    mark_all(group);
    assert_int_equal(store_attendance_each(group->store, &filter, mark_line, &lines, &group->messages), 7);
    lines_are(&lines, C1 A1);
}

static int part_line(void *context, const struct participant_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld %d-%d+%d %ld [%s]", row->referral, row->year, row->number, row->adult,
                    row->person, named_name(attendance_names, (int)row->status));
    group_text(&lines->text, row->name);
    return lines_end(lines);
}

static void who_takes_part(void **state)
{
    static const struct {
        int session;
        const char *wanted;
    } cases[] = {
        /* B comes a week later */
        {1, "13 2025-9+0 3 [absent][C]\n11 2026-1+0 1 [present][A]\n"},
        /* C is gone; the father of two was there, whomever he was marked for */
        {2,
         "11 2026-1+0 1 [late][A]\n11 2026-1+1 4 [cancelled][Mother of A]\n11 2026-1+2 5 [present][Father of A and B]\n"
         "12 2026-2+0 2 [present][B]\n12 2026-2+1 5 [present][Father of A and B]\n"},
        {3,
         "11 2026-1+1 4 [][Mother of A]\n11 2026-1+2 5 [][Father of A and B]\n12 2026-2+1 5 [][Father of A and B]\n"},
        {4, "12 2026-2+0 2 [][B]\n"},
        {9, ""},
    };
    struct group *group = *state;
    struct lines lines = {0};

    mark_all(group);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_participant_each(group->store, 1, cases[i].session, part_line, &lines, &group->messages),
                         0);
        lines_are(&lines, cases[i].wanted);
    }
}

static void an_anonymous_participant_goes_by_the_alias(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    group_begin(group);
    group_run(group, "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)"
                     " VALUES (15, 2, '2026-08-20', '2026-09-02', 'anna', '2026-08-20')");
    group_commit(group);
    assert_int_equal(store_participant_each(group->store, 2, 1, part_line, &lines, &group->messages), 0);
    lines_are(&lines, "14 2026-4+0 1 [][A]\n15 2026-5+0 7 [][Sol]\n");
}

/* --- what is done --- */

static void what_is_done_is_kept(void **state)
{
    struct group *group = *state;

    group_begin(group);
    assert_int_equal(store_done_add(group->store, 11, "midway note", 1, 3, group_day("2026-09-05"), &group->messages),
                     0);
    assert_int_equal(store_done_add(group->store, 13, "status report", 0, 0, group_day("2026-09-10"), &group->messages),
                     0);
    group_commit(group);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM done WHERE referral = 11 AND what = 'midway note' AND course = 1"
                                 " AND session = 3 AND done_on = '2026-09-05' AND by_user = 'anna'"
                                 " AND entered_on = '2026-09-10'"),
                     1);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM done WHERE referral = 13 AND course IS NULL AND session = 0"), 1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal WHERE touched = '2026-0001 ck 2025-0009'"), 1);
    group_begin(group);
    assert_int_equal(store_done_add(group->store, 99, "midway note", 0, 0, group_day("2026-09-05"), &group->messages),
                     -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_mark_is_set_changed_and_taken_away, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_mark_goes_over_to_another_referral, open_house, group_close),
        cmocka_unit_test_setup_teardown(marks_need_a_session_and_a_place, open_house, group_close),
        cmocka_unit_test_setup_teardown(whether_anybody_came, open_house, group_close),
        cmocka_unit_test_setup_teardown(what_happened_to_a_session, open_house, group_close),
        cmocka_unit_test_setup_teardown(sessions_of_a_day, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_place_is_found, open_house, group_close),
        cmocka_unit_test_setup_teardown(marks_are_listed, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_listing_stops_when_told, open_house, group_close),
        cmocka_unit_test_setup_teardown(who_takes_part, open_house, group_close),
        cmocka_unit_test_setup_teardown(an_anonymous_participant_goes_by_the_alias, open_house, group_close),
        cmocka_unit_test_setup_teardown(what_is_done_is_kept, open_house, group_close),
    };

    return cmocka_run_group_tests_name("store: attendances", tests, NULL, NULL);
}
