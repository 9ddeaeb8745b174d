#include "store/orders.h"
#include "store_group.h"

/* ck (1) meets at the house: 1 for children and parents, 2 for parents alone, led by bo, 3 at a child's school, 4 cancelled, 5 for B alone;
 * sk (2) meets at a school. Nobody here is real. */
static const char *const house[] = {
    "INSERT INTO person (id, kind, name, school, protected) VALUES (1, 'child', 'A', 'Østerskolen', 0),"
    " (2, 'child', 'B', NULL, 0), (3, 'child', 'C', 'Hemmelig Skole', 1), (4, 'child', 'D', 'Dalskolen', 0),"
    " (5, 'adult', 'Mother of A', 'Aftenskolen', 0), (6, 'adult', 'Father of A', NULL, 0)",
    "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 5, 1, 'mother', 1), (1, 6, 2, 'father', 0)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source, allergies,"
    " fetched_by) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web', 'nuts', NULL),"
    " (12, 2026, 2, 'cool-kids', 2, 'child', '2026-08-01', '2026-08-01', 'web', NULL, 'an uncle'),"
    " (13, 2026, 3, 'cool-kids', 3, 'child', '2026-08-01', '2026-08-01', 'web', NULL, NULL),"
    " (14, 2026, 4, 'cool-kids', 4, 'child', '2026-08-01', '2026-08-01', 'web', NULL, NULL)",
    "INSERT INTO course (id, code, service, venue, school, catalogue, planned_on) VALUES"
    " (1, 'ck', 'cool-kids', 'Huset', NULL, '" GROUP_DIGEST "', '2026-08-01'),"
    " (2, 'sk', 'wellbeing', NULL, 'Hemmelig Skole', '" GROUP_DIGEST "', '2026-08-01')",
    "INSERT INTO session (course, number, dated, start, minutes, kind, venue, children, parents, status, referral) VALUES"
    " (1, 1, '2026-09-02', '15:00', 120, 'group', NULL, 1, 1, 'planned', NULL),"
    " (1, 2, '2026-09-09', NULL, NULL, 'group', NULL, 0, 1, 'held', NULL),"
    " (1, 3, '2026-09-16', '15:00', 120, 'group', 'Hemmelig Skole', 1, 0, 'planned', NULL),"
    " (1, 4, '2026-09-23', '15:00', 120, 'group', NULL, 1, 0, 'cancelled', NULL),"
    " (1, 5, '2026-09-30', '15:00', 120, 'individual', NULL, 1, 0, 'planned', 12),"
    " (2, 1, '2026-09-02', '15:00', 120, 'group', NULL, 1, 0, 'planned', NULL)",
    "INSERT INTO leads (course, session, staff, position) VALUES (1, 0, 'bo', 1), (1, 0, 'anna', 2), (1, 2, 'bo', 1)",
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES"
    " (11, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (12, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (13, 1, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20'),"
    " (14, 1, '2026-08-20', '2026-09-16', NULL, NULL, 'anna', '2026-08-20'),"
    " (13, 2, '2026-08-20', '2026-09-02', NULL, NULL, 'anna', '2026-08-20')",
    "INSERT INTO attendance (course, session, person, referral, status, entered_on) VALUES"
    " (1, 3, 1, 11, 'cancelled', '2026-09-01'), (1, 3, 2, 12, 'absent', '2026-09-16'), (1, 3, 4, 14, 'late', '2026-09-16')",
    NULL,
};

static int open_house(void **state)
{
    int result = group_open(state);

    group_do(*state, house);
    return result;
}

static int order_line(void *context, const struct order_row *row)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld %d-%d+%d %s", row->person, row->year, row->number, row->adult, row->kind);
    group_text(&lines->text, row->name);
    group_text(&lines->text, row->school);
    group_text(&lines->text, row->fetched_by);
    group_text(&lines->text, row->allergies);
    text_add_format(&lines->text, "%s%s%s", row->protected ? " protected" : "", row->place_hidden ? " hidden" : "",
                    row->away ? " away" : "");
    return lines_end(lines);
}

static void ordered(struct group *group, const char *code, int number, bool by_school, const char *wanted)
{
    struct order_session session;
    struct lines lines = {0};

    assert_int_equal(store_order_session(group->store, code, number, &session, &group->messages), 0);
    assert_int_equal(store_order_each(group->store, &session, by_school, order_line, &lines, &group->messages), 0);
    lines_are(&lines, wanted);
    order_session_free(&session);
}

static void a_session_is_found(void **state)
{
    struct group *group = *state;
    struct order_session session;

    assert_int_equal(store_order_session(group->store, "ck", 2, &session, &group->messages), 0);
    assert_int_equal(session.course, 1);
    assert_int_equal(session.number, 2);
    assert_int_equal(session.date, group_day("2026-09-09"));
    assert_int_equal(session.start, TIME_NONE);
    assert_int_equal(session.minutes, 0);
    assert_int_equal(session.status, SESSION_HELD);
    assert_false(session.children);
    assert_true(session.parents);
    assert_string_equal(session.code, "ck");
    assert_string_equal(session.venue, "Huset");
    assert_null(session.school);
    assert_int_equal(session.leaders, 1); /* its own, in the stead of the course's two */
    order_session_free(&session);
    assert_int_equal(store_order_session(group->store, "sk", 1, &session, &group->messages), 0);
    assert_null(session.venue);
    assert_string_equal(session.school, "Hemmelig Skole");
    assert_int_equal(session.leaders, 0);
    order_session_free(&session);
    assert_int_equal(store_order_session(group->store, "ck", 4, &session, &group->messages), 0);
    assert_int_equal(session.status, SESSION_CANCELLED);
    assert_int_equal(session.leaders, 2);
    order_session_free(&session);
}

static void what_is_not_there_is_told(void **state)
{
    struct group *group = *state;
    struct order_session session;

    assert_int_equal(store_order_session(group->store, "ck", 6, &session, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no session ck/6; schedule show ck lists them");
    order_session_free(&session);
    assert_int_equal(store_order_session(group->store, "other", 1, &session, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no course other; wanted a code that schedule list shows");
    order_session_free(&session);
}

static void who_takes_part_is_listed(void **state)
{
    ordered(*state, "ck", 1, false,
            "1 2026-1+0 child[A][Østerskolen][-][nuts]\n"
            "5 2026-1+1 child[Mother of A][Østerskolen][-][nuts]\n"
            "6 2026-1+2 child[Father of A][Østerskolen][-][nuts]\n"
            "2 2026-2+0 child[B][-][an uncle][-]\n"
            "3 2026-3+0 child[C][-][-][-] protected\n");
    ordered(*state, "ck", 2, false,
            "5 2026-1+1 child[Mother of A][Østerskolen][-][nuts]\n"
            "6 2026-1+2 child[Father of A][Østerskolen][-][nuts]\n");
    ordered(*state, "ck", 5, false, "2 2026-2+0 child[B][-][an uncle][-]\n");
}

/* Those without a school, or with one that may not be told, stand last. */
static void by_school(void **state)
{
    ordered(*state, "ck", 3, true,
            "4 2026-4+0 child[D][Dalskolen][-][-]\n"
            "1 2026-1+0 child[A][Østerskolen][-][nuts] away\n"
            "2 2026-2+0 child[B][-][an uncle][-] away\n"
            "3 2026-3+0 child[C][-][-][-] protected hidden\n");
    ordered(*state, "sk", 1, true, "3 2026-3+0 child[C][-][-][-] protected hidden\n");
}

static void a_listing_can_be_stopped(void **state)
{
    struct group *group = *state;
    const struct order_session session = {.course = 1, .number = 1};
    struct lines lines = {.stop_after = 1};

    assert_int_equal(store_order_each(group->store, &session, false, order_line, &lines, &group->messages), 7);
    lines_are(&lines, "1 2026-1+0 child[A][Østerskolen][-][nuts]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_session_is_found, open_house, group_close),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_told, open_house, group_close),
        cmocka_unit_test_setup_teardown(who_takes_part_is_listed, open_house, group_close),
        cmocka_unit_test_setup_teardown(by_school, open_house, group_close),
        cmocka_unit_test_setup_teardown(a_listing_can_be_stopped, open_house, group_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
