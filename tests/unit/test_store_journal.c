#include "base/text.h"
#include "store/internal.h"
#include "store/journal.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

/* The persons an entry is tied to, "1 2 3" (the caller frees). */
static char *tied(struct house *house, long entry)
{
    char *sql = text_format("SELECT coalesce(group_concat(person, ' '), '') FROM (SELECT person FROM journal_person "
                            "WHERE entry = %ld ORDER BY person)",
                            entry);
    char *text = house_text(house, sql);

    free(sql);
    return text;
}

static void an_entry_says_who_and_what(void **state)
{
    struct house *house = *state;
    struct store_who who = {.user = "anna", .command = "refer add", .at = "2026-09-01T08:15:00Z", .today = 20000};
    char *line;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(
        store_execute(house->store, "INSERT INTO person (kind) VALUES ('child'), ('adult')", &house->messages), 0);
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "CK1");
    store_touch(house->store, "");
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    line = house_text(house,
                      "SELECT concat FROM (SELECT number || '|' || at || '|' || user || '|' || command || '|' || kind "
                      "|| '|' || schema_version || '|' || rows || '|' || touched || '|' || (changeset IS NULL) "
                      "AS concat FROM journal)");
    assert_string_equal(line, "1|2026-09-01T08:15:00Z|anna|refer add|change|3|2|2026-0001 CK1|0");
    free(line);
    house_silent(house);
}

static void many_touched_are_bounded(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "refer import");
    char *touched;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    for (int i = 1; i <= 51; i++) {
        char *reference = text_format("2026-%04d", i);

        store_touch(house->store, reference);
        free(reference);
    }
    assert_int_equal(store_execute(house->store, "DELETE FROM goal", &house->messages), 0);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    touched = house_text(house, "SELECT touched FROM journal ORDER BY number DESC");
    assert_int_equal(strlen(touched), 50 * 10 + strlen("…"));
    assert_non_null(strstr(touched, "2026-0050 …"));
    free(touched);
}

/* Whatever an entry holds of a person ties it to that person. */
static void entries_are_tied_to_persons(void **state)
{
    static const struct {
        const char *sql;
        const char *persons;
    } table[] = {
        {"UPDATE person SET name = 'A' WHERE id = 6", "6"},
        {"UPDATE person SET name = 'B' WHERE id = 2", "2"},
        {"INSERT INTO person (id, kind) VALUES (9, 'adult')", "9"},
        {"DELETE FROM person WHERE id = 9", "9"},
        {"UPDATE guardian SET relation = 'mother' WHERE adult = 2", "1 2"},
        {"UPDATE referral SET reason = 'text' WHERE id = 11", "1 2 3"},
        {"UPDATE referral SET citizen = 6 WHERE id = 14", "4 6"},
        {"UPDATE referral SET citizen = 4 WHERE id = 14", "4 5 6"},
        {"UPDATE goal SET text = 'other' WHERE id = 1", "1 2 3"},
        {"DELETE FROM goal WHERE id = 1", "1 2 3"},
        {"INSERT INTO answer VALUES (14, 'fact', 'yes', '2026-09-01')", "4 5"},
        {"INSERT INTO network VALUES (11, 6, 1, 'teacher')", "1 2 3 6"},
        {"INSERT INTO consent (referral, person, dated, consent, entered_on) VALUES (14, 5, '2026-09-01', 'given', '2026-09-01')",
         "4 5"},
        {"INSERT INTO companion VALUES (11, 14, 'apart')", "1 2 3 4 5"},
        {"UPDATE place SET to_on = '2026-11-01', ended = 'left' WHERE referral = 11", "1 2 3"},
        {"INSERT INTO attendance VALUES (1, 1, 4, 14, 'present', '2026-10-01')", "4 5"},
        {"UPDATE course SET venue = 'house' WHERE id = 1", ""},
        {"UPDATE course SET venue = 'house' WHERE id = 2", "4 5"},
        {"UPDATE session SET remark = 'r' WHERE course = 1 AND number = 1", ""},
        {"UPDATE session SET remark = 'r' WHERE course = 1 AND number = 2", "1 2 3"},
        {"UPDATE session SET remark = 'r' WHERE course = 2 AND number = 1", "4 5"},
        {"INSERT INTO leads (course, session, staff) VALUES (2, 1, 'lb')", "4 5"},
        {"INSERT INTO note VALUES (1, 1, 'lb', '2026-10-01T12:00:00Z', 'text')", "1 2 3 4 5"},
        {"INSERT INTO staff (code) VALUES ('mk')", ""},
        {"INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
         " (15, 2026, 3, 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form')",
         "1 2 3"},
        {"INSERT INTO person (id, kind) VALUES (20, 'child'), (21, 'adult');"
         "INSERT INTO guardian (child, adult, position, holder) VALUES (20, 21, 1, 1), (20, 2, 2, 1);"
         "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
         " (16, 2026, 4, 'cool-kids', 20, 'child', '2026-09-01', '2026-09-01', 'form'),"
         " (17, 2026, 5, 'cool-kids', 4, 'child', '2026-09-01', '2026-09-01', 'form')",
         "2 4 5 20 21"},
    };
    struct house *house = *state;
    char *persons;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        long entry = house_do(house, "anna", "test", table[i].sql);

        assert_true(entry > 0);
        persons = tied(house, entry);
        if (strcmp(persons, table[i].persons) != 0)
            fail_msg("%s: tied to \"%s\", wanted \"%s\"", table[i].sql, persons, table[i].persons);
        free(persons);
    }
    persons = tied(house, 1);
    assert_string_equal(persons, "1 2 3 4 5 6");
    free(persons);
}

static void persons_can_be_tied_by_hand(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");
    char *persons;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    store_touch_person(house->store, 6);
    store_touch_person(house->store, 2);
    store_touch_person(house->store, 6);
    assert_int_equal(store_execute(house->store, "UPDATE staff SET name = 'L'", &house->messages), 0);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    persons = tied(house, 2);
    assert_string_equal(persons, "2 6");
    free(persons);
}

static void looks_are_entries(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("berit", "refer show");
    char *persons;

    assert_int_equal(store_look_begin(house->store, &who, &house->messages), 0);
    store_touch(house->store, "2026-0001");
    store_touch_person(house->store, 1);
    assert_int_equal(store_look_commit(house->store, &house->messages), 0);
    assert_int_equal(house_number(house,
                                  "SELECT count(*) FROM journal WHERE kind = 'look' AND user = 'berit' AND rows = 0 "
                                  "AND changeset IS NULL AND touched = '2026-0001'"),
                     1);
    persons = tied(house, 2);
    assert_string_equal(persons, "1");
    free(persons);
    assert_int_equal(store_look_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_look_commit(house->store, &house->messages), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 2);
    assert_int_equal(store_look_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_commit(house->store, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, "did not begin");
}

struct listed {
    struct text lines;
    long stop; /* ends the listing at this entry; 0: never */
};

static int list_entry(void *context, const struct journal_entry *entry)
{
    struct listed *listed = context;

    text_add_format(&listed->lines, "%s%ld", text_bytes(&listed->lines)[0] == '\0' ? "" : " ", entry->number);
    return entry->number == listed->stop ? 7 : 0;
}

static void the_journal_is_listed(void **state)
{
    static const struct {
        struct journal_choice choice;
        long stop;
        int result;
        const char *numbers;
    } table[] = {
        {{0}, 0, 0, "1 2 3 4"},
        {{.limit = 2}, 0, 0, "3 4"},
        {{.limit = 9}, 0, 0, "1 2 3 4"},
        {{.user = "berit"}, 0, 0, "2 4"},
        {{.user = "nobody"}, 0, 0, ""},
        {{.after = 2}, 0, 0, "3 4"},
        {{.no_looks = true}, 0, 0, "1 2 4"},
        {{.user = "berit", .limit = 1}, 0, 0, "4"},
        {{.since = "2026-09-02"}, 0, 0, ""},
        {{.since = "2026-09-01"}, 0, 0, "1 2 3 4"},
        {{0}, 3, 7, "1 2 3"},
    };
    struct house *house = *state;
    struct store_who who = house_who("anna", "refer show");

    assert_int_equal(house_do(house, "berit", "screen answer", "UPDATE staff SET name = 'L'"), 2);
    assert_int_equal(store_look_begin(house->store, &who, &house->messages), 0);
    store_touch(house->store, "2026-0001");
    assert_int_equal(store_look_commit(house->store, &house->messages), 0);
    assert_int_equal(house_do(house, "berit", "screen answer", "UPDATE staff SET name = 'M'"), 4);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct listed listed = {.stop = table[i].stop};

        assert_int_equal(journal_each(house->store, &table[i].choice, list_entry, &listed, &house->messages),
                         table[i].result);
        assert_string_equal(text_bytes(&listed.lines), table[i].numbers);
        text_free(&listed.lines);
    }
    house_silent(house);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup, house_teardown)
#define TEST_PEOPLE(name) cmocka_unit_test_setup_teardown(name, house_setup_people, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_entry_says_who_and_what),         TEST_PEOPLE(many_touched_are_bounded),
        TEST_PEOPLE(entries_are_tied_to_persons), TEST_PEOPLE(persons_can_be_tied_by_hand),
        TEST_PEOPLE(looks_are_entries),           TEST_PEOPLE(the_journal_is_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
