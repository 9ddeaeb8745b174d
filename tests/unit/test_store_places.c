#include "base/text.h"
#include "store/courses.h"
#include "store_group.h"

/* --- bookings --- */

static int booking_line(void *context, const struct booking_row *row)
{
    struct lines *lines = context;

    group_date(&lines->text, row->date);
    text_add_format(&lines->text, " %d %d %s %s %s", row->start, row->minutes, row->what, row->is_venue ? "at" : "by",
                    row->who);
    return lines_end(lines);
}

static void what_is_booked(void **state)
{
    static const char *const more[] = {
        "UPDATE session SET start = '10:00', minutes = 60, venue = 'home' WHERE number = 3",
        "INSERT INTO leads (course, session, staff) VALUES (1, 3, 'anna')",
        "INSERT INTO interview (referral, set_for, start, venue, leader, entered_on) VALUES"
        " (1, '2026-09-16', '09:00', 'Auning', 'bo', '2026-09-01')," /* stands */
        " (2, '2026-09-16', '10:00', NULL, 'bo', '2026-09-01'),"     /* set anew below */
        " (3, '2026-09-16', '11:00', 'home', NULL, '2026-09-01'),"   /* at home, by nobody yet */
        " (4, '2026-09-16', '12:00', 'Auning', 'bo', '2026-09-01')," /* withdrawn */
        " (6, '2026-10-01', '12:00', 'Auning', 'bo', '2026-09-01')", /* behind the last day */
        "INSERT INTO interview (referral, set_for, held_on, outcome, leader, entered_on) VALUES"
        " (5, '2026-09-16', '2026-09-16', 'agreed', 'anna', '2026-09-01')", /* held */
        "INSERT INTO interview (referral, set_for, start, leader, entered_on) VALUES"
        " (2, '2026-09-24', NULL, 'anna', '2026-09-01')",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (4, '2026-09-02', '2026-09-02')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};

    group_keep_ck(group);
    group_do(group, more);
    assert_int_equal(store_booking_each(group->store, group_day("2026-09-09"), group_day("2026-09-30"), booking_line,
                                        &lines, &group->messages),
                     0);
    lines_are(&lines, " 2026-09-16 540 0 2026-0001 by bo\n"
                      " 2026-09-16 540 0 2026-0001 at Auning\n"
                      " 2026-09-16 900 120 ck/2 by anna\n"
                      " 2026-09-16 900 120 ck/2 by bo\n"
                      " 2026-09-16 900 120 ck/2 at Grenaa\n"
                      " 2026-09-23 600 60 ck/3 by anna\n"
                      " 2026-09-24 -1 0 2026-0002 by anna\n");
    assert_int_equal(store_booking_each(group->store, group_day("2026-09-17"), group_day("2026-09-22"), booking_line,
                                        &lines, &group->messages),
                     0);
    lines_are(&lines, "");
}

/* --- places --- */

static int waiting_line(void *context, const struct waiting_row *row)
{
    struct lines *lines = context;
    struct text *text = &lines->text;

    text_add_format(text, "%ld %d-%d %s%s", row->referral, row->year, row->number, row->service,
                    row->urgent ? " urgent" : "");
    group_date(text, row->accepted_on);
    group_date(text, row->received_on);
    group_date(text, row->birth_date);
    text_add_format(text, " %d", row->age_told);
    group_text(text, row->school);
    text_add_format(text, "%u", row->possible_days);
    return lines_end(lines);
}

static void decide(struct group *group)
{
    static const char *const decisions[] = {
        "INSERT INTO decision (referral, outcome, decided_on, by_user, priority, verdict, reasons, catalogue, entered_on,"
        " to_service) SELECT column1, column2, column3, 'anna', column4, 'eligible', '', '" GROUP_DIGEST
        "', column3, column5"
        " FROM (VALUES (1, 'accept', '2026-08-10', 'normal', NULL), (1, 'accept', '2026-08-12', 'urgent', NULL),"
        " (2, 'accept', '2026-08-11', 'urgent', NULL), (3, 'accept', '2026-08-11', 'normal', NULL),"
        " (3, 'decline', '2026-08-12', 'normal', NULL), (4, 'accept', '2026-08-11', 'normal', NULL),"
        " (6, 'redirect', '2026-08-11', 'normal', 'grief'), (7, 'accept', '2026-08-11', 'normal', NULL))",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (4, '2026-09-02', '2026-09-02')",
        NULL,
    };

    group_do(group, decisions);
}

static void who_waits(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};
    long ck = group_keep_ck(group);

    decide(group);
    group_begin(group);
    assert_int_equal(store_place_add(group->store, 2, ck, group_day("2026-09-16"), &group->messages), 0);
    group_commit(group);
    assert_int_equal(store_waiting_each(group->store, NULL, waiting_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-1 cool-kids urgent 2026-08-12 2026-08-01 2016-03-04 -1[Skolen]5\n"
                      "7 2026-7 siblings-group 2026-08-11 2026-08-07 - 14[-]16\n");
    group_begin(group); /* who began and stopped waits no more */
    group_run(group, "UPDATE place SET to_on = '2026-09-20', ended = 'left' WHERE referral = 2");
    group_commit(group);
    assert_int_equal(store_waiting_each(group->store, "cool-kids", waiting_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-1 cool-kids urgent 2026-08-12 2026-08-01 2016-03-04 -1[Skolen]5\n");
}

static void waiting_is_what_the_view_says(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    group_keep_ck(group);
    decide(group);
    assert_int_equal(store_waiting_each(group->store, NULL, waiting_line, &lines, &group->messages), 0);
    assert_int_equal(lines.rows, group_count(group, "SELECT count(*) FROM referral_state WHERE state = 'waiting'"));
    assert_int_equal(lines.rows, 3);
    text_free(&lines.text);
}

static int place_line(void *context, const struct place *place)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld in %ld", place->referral, place->course);
    group_date(&lines->text, place->from);
    group_date(&lines->text, place->to);
    text_add_format(&lines->text, " %d", (int)place->ended);
    group_text(&lines->text, place->reason);
    return lines_end(lines);
}

static int seat_line(void *context, const struct place *place, const char *reference)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%s ", reference);
    return place_line(context, place);
}

static void places_are_kept(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};
    long ck = group_keep_ck(group), other = group_keep(group, group_course("other"));

    group_begin(group);
    assert_int_equal(store_place_add(group->store, 2, ck, group_day("2026-09-23"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, other, group_day("2026-09-16"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-01"), &group->messages), 0);
    group_commit(group);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM journal WHERE touched LIKE '%2026-0002%ck%2026-0001%other%'"), 1);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM place WHERE placed_on = '2026-09-10' AND by_user = 'anna'"), 2);
    assert_int_equal(group_count(group, "SELECT count(*) FROM place WHERE placed_on = '2026-09-01'"), 1);
    group_begin(group);
    group_run(
        group,
        "UPDATE place SET to_on = '2026-09-20', ended = 'completed', reason = 'moved' WHERE course = 1 AND referral = 1");
    group_commit(group);
    assert_int_equal(store_place_each_of(group->store, 1, place_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 in 1 2026-09-01 2026-09-20 1[moved]\n1 in 2 2026-09-16 - 0[-]\n");
    assert_int_equal(store_place_each_in(group->store, ck, seat_line, &lines, &group->messages), 0);
    lines_are(&lines, "2026-0001 1 in 1 2026-09-01 2026-09-20 1[moved]\n2026-0002 2 in 1 2026-09-23 - 0[-]\n");
}

static void refused_places(void **state)
{
    struct group *group = *state;
    long ck = group_keep_ck(group);

    group_begin(group);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-16"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_FORBIDDEN, "2026-0001 has been in this course before; wanted a course that is new to it");
    assert_int_equal(store_place_add(group->store, 99, ck, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    assert_int_equal(store_place_add(group->store, 1, 99, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such course; wanted one that is in the store");
    store_rollback(group->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_booked, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(who_waits, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(waiting_is_what_the_view_says, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(places_are_kept, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(refused_places, group_open_people, group_close),
    };

    return cmocka_run_group_tests_name("store: places", tests, NULL, NULL);
}
