/* When leaders are taken up: leave, and courses from their first session to the last or the day they were closed. */
#include "store/rota.h"

#include "base/date.h"
#include "base/text.h"
#include "store_house.h"

#include <stdlib.h>

static int day(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

static int add_line(void *context, const struct rota_row *row)
{
    struct text *text = context;
    char from[DATE_TEXT], to[DATE_TEXT];

    text_add_format(text, "%s %s %s\n", row->leader, date_write(row->from, from), date_write(row->to, to));
    return 0;
}

static int stop(void *context, const struct rota_row *row)
{
    (void)context;
    (void)row;
    return 7;
}

static void fill(struct house *house)
{
    house_catalogue(house);
    house_meddle(house, "INSERT INTO staff (code) VALUES ('AA'), ('BB')");
    house_meddle(house,
                 "INSERT INTO away VALUES ('BB', '2026-10-01', '2026-10-05'), ('AA', '2026-09-01', '2026-09-10'),"
                 " ('AA', '2026-11-01', '2026-11-01')");
    for (int i = 1; i <= 3; i++) {
        char *sql = text_format("INSERT INTO course (id, code, service, catalogue, planned_on, ended_on) VALUES"
                                " (%d, 'c%d', 's', (SELECT digest FROM catalogue), '2026-08-0%d', %s)",
                                i, i, i, i == 2 ? "'2026-09-20'" : "NULL");
        house_meddle(house, sql);
        free(sql);
    }
    house_meddle(house, "INSERT INTO session (course, number, dated, kind, status) VALUES"
                        " (1, 1, '2026-09-07', 'group', 'planned'), (1, 2, '2026-09-14', 'group', 'planned'),"
                        " (1, 3, '2026-12-01', 'group', 'cancelled'),"
                        " (2, 1, '2026-09-08', 'group', 'planned'), (2, 2, '2026-10-30', 'group', 'planned')");
    house_meddle(house, "INSERT INTO leads (course, session, staff) VALUES (1, 0, 'AA'), (1, 0, 'BB'), (2, 0, 'AA'),"
                        " (3, 0, 'BB'), (2, 1, 'BB')");
}

static void leave_and_courses_by_leader(void **state)
{
    struct house *house = *state;
    struct text text = {0};

    fill(house);
    assert_int_equal(
        store_rota_away(house->store, day("2026-09-10"), day("2026-10-31"), add_line, &text, &house->messages), 0);
    assert_string_equal(text_bytes(&text), "AA 2026-09-01 2026-09-10\nBB 2026-10-01 2026-10-05\n");
    text_clear(&text);
    /* A course without sessions has no end; one that a leader only takes a session of is none of theirs. */
    assert_int_equal(
        store_rota_led(house->store, day("2026-09-01"), day("2026-12-31"), add_line, &text, &house->messages), 0);
    assert_string_equal(text_bytes(&text), "AA 2026-09-07 2026-09-14\nAA 2026-09-08 2026-09-20\n"
                                           "BB 2026-08-03 9999-12-31\nBB 2026-09-07 2026-09-14\n");
    text_clear(&text);
    assert_int_equal(
        store_rota_led(house->store, day("2026-09-15"), day("2026-09-19"), add_line, &text, &house->messages), 0);
    assert_string_equal(text_bytes(&text), "AA 2026-09-08 2026-09-20\nBB 2026-08-03 9999-12-31\n");
    assert_int_equal(store_rota_led(house->store, day("2026-09-15"), day("2026-09-19"), stop, NULL, &house->messages),
                     7);
    house_silent(house);
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(leave_and_courses_by_leader, house_setup, house_teardown),
    };

    return cmocka_run_group_tests_name("store/rota", tests, NULL, NULL);
}
