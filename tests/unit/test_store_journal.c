#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/catalogues.h"
#include "store/internal.h"
#include "store/journal.h"
#include "store/series.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

#define DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

/* Two families (child 1 with adults 2 and 3, child 4 with adult 5), a referral each, a course with both, and one of child 4's own. */
static const char HOUSE[] =
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult'), (3, 'adult'), (4, 'child'), (5, 'adult'), (6, 'network');"
    "INSERT INTO guardian (child, adult, position, holder) VALUES (1, 2, 1, 1), (1, 3, 2, 0), (4, 5, 1, 1);"
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form'),"
    " (14, 2026, 2, 'cool-kids', 4, 'child', '2026-09-01', '2026-09-01', 'form');"
    "INSERT INTO goal (id, referral, text, set_on) VALUES (1, 11, 'belong', '2026-09-01');"
    "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" DIGEST "', 'text', '2026-09-01');"
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'CK1', 'cool-kids', '" DIGEST "', '2026-09-01');"
    "INSERT INTO course (id, code, service, catalogue, planned_on, for_referral) VALUES"
    " (2, 'T4', 'talks', '" DIGEST "', '2026-09-01', 14);"
    "INSERT INTO session (course, number, dated, kind) VALUES (1, 1, '2026-10-01', 'group'), (2, 1, '2026-10-01', 'talk');"
    "INSERT INTO session (course, number, dated, kind, referral) VALUES (1, 2, '2026-10-08', 'individual', 11);"
    "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
    " (11, 1, '2026-09-01', '2026-10-01', 'anna', '2026-09-01'), (14, 1, '2026-09-01', '2026-10-01', 'anna', '2026-09-01');"
    "INSERT INTO staff (code) VALUES ('lb');";

static int house_with_people(void **state)
{
    struct house *house;

    house_setup(state);
    house = *state;
    assert_int_equal(house_do(house, "anna", "refer import", HOUSE), 1);
    return 0;
}

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
    assert_int_equal(store_execute(house->store, "INSERT INTO person (kind) VALUES ('child'), ('adult')", &house->messages), 0);
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "CK1");
    store_touch(house->store, "");
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    line = house_text(house, "SELECT concat FROM (SELECT number || '|' || at || '|' || user || '|' || command || '|' || kind "
                             "|| '|' || schema_version || '|' || rows || '|' || touched || '|' || (changeset IS NULL) "
                             "AS concat FROM journal)");
    assert_string_equal(line, "1|2026-09-01T08:15:00Z|anna|refer add|change|1|2|2026-0001 CK1|0");
    free(line);
    house_silent(house);
}

static void nothing_changed_leaves_no_entry(void **state)
{
    static const char *const commands[] = {
        "SELECT 1",
        "UPDATE person SET name = name",
        "UPDATE person SET age = 7 WHERE id = 1; UPDATE person SET age = NULL WHERE id = 1",
        "INSERT INTO staff (code) VALUES ('zz'); DELETE FROM staff WHERE code = 'zz'",
        "INSERT INTO series (year, last) VALUES (2030, 1)",
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        assert_int_equal(house_do(house, "anna", "test", commands[i]), 0);
    assert_int_equal(house_number(house, "SELECT last FROM series WHERE year = 2030"), 1);
}

static void a_rollback_leaves_nothing(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");
    char *before = house_dump(house), *after;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_execute(house->store, "DELETE FROM goal; UPDATE person SET age = 5", &house->messages), 0);
    store_touch_person(house->store, 1);
    store_rollback(house->store);
    store_rollback(house->store);
    after = house_dump(house);
    assert_string_equal(before, after);
    assert_int_equal(store_commit(house->store, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, "did not begin");
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 1);
    free(before);
    free(after);
}

static void closing_rolls_back(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_execute(house->store, "DELETE FROM goal", &house->messages), 0);
    store_close(house->store);
    assert_int_equal(store_open(house->path, STORE_WRITE, &house->store, &house->messages), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM goal"), 1);
    store_close(NULL);
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
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal WHERE kind = 'look' AND user = 'berit' AND rows = 0 "
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

static void references_count_by_year(void **state)
{
    static const struct {
        int year;
        long number;
        bool commit;
    } table[] = {{2026, 1, true}, {2026, 2, false}, {2026, 2, true}, {2027, 1, true}, {2026, 3, true}, {2027, 2, true}};
    struct house *house = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct store_who who = house_who("anna", "refer add");
        long number = 0;

        assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
        assert_int_equal(store_next_reference(house->store, table[i].year, &number, &house->messages), 0);
        assert_int_equal(number, table[i].number);
        if (table[i].commit)
            assert_int_equal(store_commit(house->store, &house->messages), 0);
        else
            store_rollback(house->store);
    }
    house_silent(house);
}

static void catalogues_are_kept(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "screen decide");
    const char *digest = "1111111111111111111111111111111111111111111111111111111111111111";
    char *text = NULL;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_catalogue_keep(house->store, digest, "catalogue: ærø\n", 20000, &house->messages), 0);
    assert_int_equal(store_catalogue_keep(house->store, digest, "another", 20001, &house->messages), 0);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    assert_int_equal(store_catalogue_text(house->store, digest, &text, &house->messages), 0);
    assert_string_equal(text, "catalogue: ærø\n");
    free(text);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 0);
    assert_int_equal(store_catalogue_text(house->store, "2222222222", &text, &house->messages), -1);
    assert_null(text);
    house_said(house, TROUBLE_NOT_FOUND, "2222222222");
}

/* Two commands at once: the second waits as long as it is patient, then is told so; nothing is lost. */
static void two_write_at_once(void **state)
{
    static const bool networks[] = {false, true};
    struct house *house = *state;

    store_close(house->store);
    for (size_t i = 0; i < 2; i++) {
        struct store_who who = house_who("anna", "refer add"), other = house_who("berit", "refer add");
        struct store *second = NULL;
        long number = 0;

        assert_int_equal(store_open_as(house->path, STORE_WRITE, networks[i], &house->store, &house->messages), 0);
        assert_int_equal(store_open_as(house->path, STORE_WRITE, networks[i], &second, &house->messages), 0);
        store_patience(second, 50);
        assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
        assert_int_equal(store_next_reference(house->store, 2026, &number, &house->messages), 0);
        assert_int_equal(store_begin(second, &other, &house->messages), -1);
        house_said(house, TROUBLE_BUSY, "the store is busy; try again");
        assert_int_equal(store_commit(house->store, &house->messages), 0);
        assert_int_equal(store_begin(second, &other, &house->messages), 0);
        number = 0;
        assert_int_equal(store_next_reference(second, 2026, &number, &house->messages), 0);
        assert_int_equal(number, 2 + 2 * (long)i);
        assert_int_equal(store_commit(second, &house->messages), 0);
        store_close(second);
        store_close(house->store);
        house->store = NULL;
    }
    house_silent(house);
}

static void a_report_is_of_one_moment(void **state)
{
    struct house *house = *state;
    struct store *writer = house->store;
    struct store_who who = house_who("anna", "test");

    assert_int_equal(store_open(house->path, STORE_READ, &house->store, &house->messages), 0);
    assert_int_equal(store_read_begin(house->store, &house->messages), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM goal"), 1);
    assert_int_equal(store_begin(writer, &who, &house->messages), 0);
    assert_int_equal(store_execute(writer, "DELETE FROM goal", &house->messages), 0);
    assert_int_equal(store_commit(writer, &house->messages), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM goal"), 1);
    store_read_end(house->store);
    assert_int_equal(house_number(house, "SELECT count(*) FROM goal"), 0);
    store_close(writer);
    house_silent(house);
}

/* A disk that is full in the middle of a command: all or nothing, and the store goes on when there is room. */
static void a_full_disk_saves_nothing(void **state)
{
    static const char much[] = "INSERT INTO goal (referral, text, set_on) WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                               "WHERE i < 2000) SELECT 11, hex(zeroblob(100)), '2026-09-01' FROM n";
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");
    char *limit = text_format("PRAGMA max_page_count = %ld", house_number(house, "PRAGMA page_count") + 5);
    char *before = house_dump(house), *after;

    free(house_text(house, limit));
    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_execute(house->store, "UPDATE person SET age = 7", &house->messages), 0);
    assert_int_equal(store_execute(house->store, much, &house->messages), -1);
    house_said(house, TROUBLE_IO, "the disk is full");
    assert_int_equal(store_commit(house->store, &house->messages), -1);
    messages_free(&house->messages);
    after = house_dump(house);
    assert_string_equal(before, after);
    free(after);
    free(house_text(house, "PRAGMA max_page_count = 1000000"));
    assert_true(house_do(house, "anna", "test", much) > 0);
    after = house_dump(house);
    assert_true(strlen(after) > strlen(before) + 2000);
    free(limit);
    free(before);
    free(after);
}

static void a_second_begin_is_a_fault(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_begin(house->store, &who, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, "begin twice");
    assert_int_equal(store_read_begin(house->store, &house->messages), 0);
    store_read_end(house->store);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    house_silent(house);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup, house_teardown)
#define TEST_PEOPLE(name) cmocka_unit_test_setup_teardown(name, house_with_people, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_entry_says_who_and_what),
        TEST_PEOPLE(nothing_changed_leaves_no_entry),
        TEST_PEOPLE(a_rollback_leaves_nothing),
        TEST_PEOPLE(closing_rolls_back),
        TEST_PEOPLE(many_touched_are_bounded),
        TEST_PEOPLE(entries_are_tied_to_persons),
        TEST_PEOPLE(persons_can_be_tied_by_hand),
        TEST_PEOPLE(looks_are_entries),
        TEST_PEOPLE(the_journal_is_listed),
        TEST(references_count_by_year),
        TEST(catalogues_are_kept),
        TEST(two_write_at_once),
        TEST_PEOPLE(a_report_is_of_one_moment),
        TEST_PEOPLE(a_full_disk_saves_nothing),
        TEST(a_second_begin_is_a_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
