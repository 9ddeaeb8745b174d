#include "base/date.h"
#include "base/text.h"
#include "store/catalogues.h"
#include "store/internal.h"
#include "store/series.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

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
    static const char much[] =
        "INSERT INTO goal (referral, text, set_on) WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
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
#define TEST_PEOPLE(name) cmocka_unit_test_setup_teardown(name, house_setup_people, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_PEOPLE(nothing_changed_leaves_no_entry),
        TEST_PEOPLE(a_rollback_leaves_nothing),
        TEST_PEOPLE(closing_rolls_back),
        TEST(references_count_by_year),
        TEST(catalogues_are_kept),
        TEST(two_write_at_once),
        TEST_PEOPLE(a_report_is_of_one_moment),
        TEST_PEOPLE(a_full_disk_saves_nothing),
        TEST(a_second_begin_is_a_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
