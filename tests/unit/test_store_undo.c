#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/journal.h"
#include "store/series.h"
#include "store/undo.h"
#include "store/upgrades.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

/* Statements that stand for commands. */
#define CHILD                                                          \
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult');" \
    "INSERT INTO guardian (child, adult, position, holder) VALUES (1, 2, 1, 1);"
#define REFER(id)                                                                                               \
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) " \
    "VALUES (" #id ", 2026, " #id ", 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form');"

enum { OWN = 0 }; /* instead of a number: one's own newest */

static int house_with_catalogue(void **state)
{
    house_setup(state);
    house_catalogue(*state);
    return 0;
}

static int undo(struct house *house, const char *user, long number, long *undone)
{
    struct store_who who = house_who(user, "kreds undo");

    return store_undo(house->store, &who, number, false, undone, &house->messages);
}

static void only_ones_own_without_a_number(void **state)
{
    struct house *house = *state;
    long undone = 0;

    assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
    assert_int_equal(house_do(house, "berit", "schedule staff add", "INSERT INTO staff (code) VALUES ('lb')"), 2);
    assert_int_equal(undo(house, "carl", OWN, &undone), -1);
    house_said(house, TROUBLE_NOT_FOUND, "nothing of yours");
    assert_int_equal(undo(house, "anna", OWN, &undone), 0);
    assert_int_equal(undone, 1);
    assert_int_equal(undo(house, "anna", OWN, &undone), -1);
    house_said(house, TROUBLE_NOT_FOUND, "nothing of yours");
    assert_int_equal(undo(house, "anna", 2, &undone), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM staff"), 0);
}

static void the_undo_is_an_entry(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "refer add");
    long undone = 0;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(
        store_execute(house->store, CHILD "INSERT INTO person (id, kind) VALUES (8, 'network')", &house->messages), 0);
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "CK1");
    store_touch_person(house->store, 77);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    assert_int_equal(undo(house, "berit", 1, &undone), 0);
    assert_int_equal(
        house_number(house, "SELECT count(*) FROM journal WHERE number = 2 AND kind = 'undo' AND undoes = 1 AND "
                            "user = 'berit' AND command = 'kreds undo' AND rows = 4 AND touched = '2026-0001 CK1'"),
        1);
    assert_int_equal(
        house_number(house, "SELECT count(*) FROM journal_person WHERE entry = 2 AND person IN (1, 2, 8, 77)"), 4);
}

static int note_flags(void *context, const struct journal_entry *entry)
{
    text_add_format(context, "%ld%s%s ", entry->number, entry->undone ? "u" : "", entry->has_changeset ? "" : "-");
    return 0;
}

static void the_journal_shows_what_is_undone(void **state)
{
    struct house *house = *state;
    struct text flags = {0};
    long undone;

    assert_int_equal(house_do(house, "anna", "a", CHILD), 1);
    assert_int_equal(house_do(house, "anna", "b", REFER(11)), 2);
    assert_int_equal(undo(house, "anna", 2, &undone), 0);
    assert_int_equal(undo(house, "anna", 3, &undone), 0);
    assert_int_equal(journal_each(house->store, NULL, note_flags, &flags, &house->messages), 0);
    assert_string_equal(text_bytes(&flags), "1 2 3u 4 ");
    text_clear(&flags);
    assert_int_equal(undo(house, "anna", 2, &undone), 0);
    assert_int_equal(journal_each(house->store, NULL, note_flags, &flags, &house->messages), 0);
    assert_string_equal(text_bytes(&flags), "1 2u 3u 4 5 ");
    text_free(&flags);
}

static void looks_and_the_erased_cannot_be_undone(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "refer show");
    long undone = 0;

    assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
    assert_int_equal(store_look_begin(house->store, &who, &house->messages), 0);
    store_touch_person(house->store, 1);
    assert_int_equal(store_look_commit(house->store, &house->messages), 0);
    assert_int_equal(undo(house, "anna", 2, &undone), -1);
    house_said(house, TROUBLE_FORBIDDEN, "entry 2 (refer show) was a look");
    house_meddle(house, "UPDATE journal SET changeset = NULL WHERE number = 1");
    assert_int_equal(undo(house, "anna", 1, &undone), -1);
    house_said(house, TROUBLE_FORBIDDEN, "a person in it was erased");
    assert_int_equal(undo(house, "anna", OWN, &undone), -1);
    house_said(house, TROUBLE_FORBIDDEN, "a person in it was erased");
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 2);
}

/* Of a later entry without its changeset only its persons and what it names are known. */
static void what_is_not_known_holds(void **state)
{
    static const struct {
        const char *touched, *later_touched;
        long later_person;
        const char *said; /* NULL: goes well */
    } table[] = {
        {"2026-0001", "2026-0002", 9, NULL},
        {"2026-0001", "2026-0002", 2, "entry 2 (erased) came later and what it changed is no longer known"},
        {"2026-0001 CK1", "2026-0002 CK1", 9, "no longer known"},
        {"2026-0001 CK1", "2026-0002 CK11 XCK1", 9, NULL},
        {"2026-0001", "2026-0002 …", 9, "no longer known"},
        {"", "", 9, NULL},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char *sql = text_format("UPDATE journal SET changeset = NULL, touched = '%s' WHERE number = 2;"
                                "UPDATE journal SET touched = '%s' WHERE number = 1;"
                                "INSERT OR IGNORE INTO journal_person VALUES (2, %ld)",
                                table[i].later_touched, table[i].touched, table[i].later_person);
        struct house *house;
        long undone = 0;

        house_with_catalogue(state);
        house = *state;
        assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
        assert_int_equal(house_do(house, "anna", "erased", "INSERT INTO person (id, kind) VALUES (9, 'adult')"), 2);
        house_meddle(house, sql);
        assert_int_equal(undo(house, "anna", 1, &undone), table[i].said == NULL ? 0 : -1);
        if (table[i].said != NULL)
            house_said(house, TROUBLE_FORBIDDEN, table[i].said);
        house_silent(house);
        free(sql);
        house_teardown(state);
    }
}

/* Rows changed behind the journal's back: no conflict is passed over, and nothing of the entry is taken back by halves. */
static void conflicts_end_it(void **state)
{
    static const char *const meddling[] = {
        "UPDATE person SET name = 'other' WHERE id = 1",
        "DELETE FROM guardian; DELETE FROM person WHERE id = 1",
        "DELETE FROM guardian",
        ("INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES "
         "(2026, 1, 's', 1, 'child', '2026-09-01', '2026-09-01', 'f')"),
    };

    for (size_t i = 0; i < sizeof meddling / sizeof *meddling; i++) {
        struct house *house;
        char *before, *after;
        long undone = 0;

        house_with_catalogue(state);
        house = *state;
        assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
        house_meddle(house, meddling[i]);
        before = house_dump(house);
        assert_int_equal(undo(house, "anna", 1, &undone), -1);
        house_said(house, TROUBLE_FORBIDDEN, "cannot be taken back");
        after = house_dump(house);
        assert_string_equal(before, after);
        assert_int_equal(undone, 0);
        assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 1);
        free(before);
        free(after);
        house_teardown(state);
    }
}

static void an_unreadable_changeset_is_a_fault(void **state)
{
    static const char *const meddling[] = {
        "UPDATE journal SET changeset = x'00ff13' WHERE number = 1",
        "UPDATE journal SET changeset = substr(changeset, 1, length(changeset) - 3) WHERE number = 1",
        "UPDATE journal SET changeset = x'' WHERE number = 1",
        "UPDATE journal SET changeset = (SELECT changeset FROM journal WHERE number = 2) WHERE number = 1",
        "ALTER TABLE guardian RENAME TO was_guardian",
        "ALTER TABLE person DROP COLUMN school_class",
    };

    for (size_t i = 0; i < sizeof meddling / sizeof *meddling; i++) {
        struct house *house;
        char *before, *after;
        long undone = 0;

        house_with_catalogue(state);
        house = *state;
        assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
        assert_int_equal(house_do(house, "anna", "staff", "INSERT INTO staff (code) VALUES ('lb')"), 2);
        if (i == 3)
            assert_int_equal(undo(house, "anna", 2, &undone), 0);
        house_meddle(house, meddling[i]);
        before = house_dump(house);
        assert_int_equal(undo(house, "anna", 1, &undone), -1);
        assert_int_equal(house->messages.count, 1);
        if (i != 3)
            assert_int_equal(house->messages.items[0].trouble, TROUBLE_FAULT);
        messages_free(&house->messages);
        after = house_dump(house);
        assert_string_equal(before, after);
        free(before);
        free(after);
        house_teardown(state);
    }
}

/* SQLite leaves out a table that does not fit and tells its log only: that it is heard is what undo relies on. */
static void the_log_is_heard(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");
    long before = store_log_complaints();
    void *bytes;
    int size;

    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_execute(house->store, "INSERT INTO staff (code) VALUES ('lb')", &house->messages), 0);
    assert_int_equal(store_changes(house->store, &bytes, &size, &house->messages), 0);
    store_rollback(house->store);
    house_meddle(
        house,
        "DROP TABLE qualification; DROP TABLE away; DROP TABLE leads; PRAGMA foreign_keys = OFF; DROP TABLE staff");
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 0);
    assert_int_equal(sqlite3changeset_apply(house->store->db, size, bytes, NULL, NULL, NULL), SQLITE_OK);
    assert_true(store_log_complaints() > before);
    sqlite3_free(bytes);
}

static void references_never_come_free(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "refer add");
    long number = 0, undone, id;

    assert_int_equal(house_do(house, "anna", "child", "INSERT INTO person (id, kind) VALUES (1, 'child')"), 1);
    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_next_reference(house->store, 2026, &number, &house->messages), 0);
    assert_int_equal(number, 1);
    assert_int_equal(
        store_execute(house->store, REFER(11) "INSERT INTO person (kind) VALUES ('adult')", &house->messages), 0);
    id = store_last_id(house->store);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    assert_int_equal(undo(house, "anna", 2, &undone), 0);
    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_int_equal(store_next_reference(house->store, 2026, &number, &house->messages), 0);
    assert_int_equal(number, 2);
    assert_int_equal(store_execute(house->store, "INSERT INTO person (kind) VALUES ('adult')", &house->messages), 0);
    assert_int_equal(store_last_id(house->store), id + 1);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
}

static void upgrades_that_only_add(void **state)
{
    static const struct upgrade steps[] = {{2, true, NULL}, {3, false, NULL}, {4, true, NULL}, {.to = 0}};
    static const struct {
        int from, to;
        bool adds;
    } table[] = {{1, 1, true}, {1, 2, true},  {1, 3, false}, {2, 3, false}, {3, 4, true},
                 {4, 4, true}, {1, 4, false}, {4, 5, false}, {3, 2, false}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(upgrades_only_add(steps, table[i].from, table[i].to), table[i].adds);
    assert_true(upgrades_only_add(store_upgrades, STORE_VERSION, STORE_VERSION));
    assert_true(upgrades_only_add(store_upgrades, 1, STORE_VERSION) || STORE_VERSION > 1);
}

static void refused_across_a_rebuilding_upgrade(void **state)
{
    struct house *house = *state;
    long undone;

    assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
    house_meddle(house, "UPDATE journal SET schema_version = 0");
    assert_int_equal(undo(house, "anna", 1, &undone), -1);
    house_said(house, TROUBLE_FORBIDDEN, "rebuilt by an upgrade");
}

/* Columns added at a table's end since: the changeset still fits. */
static void an_added_column_does_not_matter(void **state)
{
    struct house *house = *state;
    char *before, *after;
    long undone;

    house_meddle(house, "ALTER TABLE person ADD COLUMN language TEXT");
    before = house_dump(house);
    house_meddle(house, "ALTER TABLE person DROP COLUMN language");
    assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
    house_meddle(house, "ALTER TABLE person ADD COLUMN language TEXT");
    assert_int_equal(undo(house, "anna", 1, &undone), 0);
    after = house_dump(house);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void an_undo_waits_its_turn(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("berit", "test");
    struct store *second = NULL;
    long undone;

    assert_int_equal(house_do(house, "anna", "refer add", CHILD), 1);
    assert_int_equal(store_open(house->path, STORE_WRITE, &second, &house->messages), 0);
    assert_int_equal(store_begin(second, &who, &house->messages), 0);
    store_patience(house->store, 30);
    assert_int_equal(undo(house, "anna", 1, &undone), -1);
    house_said(house, TROUBLE_BUSY, "busy");
    store_close(second);
    assert_int_equal(undo(house, "anna", 1, &undone), 0);
}

/* A whole import of some hundred rows goes and comes back. */
static void many_rows(void **state)
{
    static const char many[] =
        "INSERT INTO person (id, kind) WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
        "SELECT i, 'child' FROM n;"
        "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) "
        "SELECT id, 2026, id, 's', id, 'child', '2026-09-01', '2026-09-01', 'f' FROM person";
    struct house *house = *state;
    char *full, *again;
    long undone;

    assert_int_equal(house_do(house, "anna", "refer import", many), 1);
    full = house_dump(house);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal_person WHERE entry = 1"), 1500);
    assert_int_equal(undo(house, "anna", OWN, &undone), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 0);
    assert_int_equal(undo(house, "anna", 2, &undone), 0);
    again = house_dump(house);
    assert_string_equal(full, again);
    free(full);
    free(again);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_with_catalogue, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_ones_own_without_a_number),
        TEST(the_undo_is_an_entry),
        TEST(the_journal_shows_what_is_undone),
        TEST(looks_and_the_erased_cannot_be_undone),
        cmocka_unit_test(what_is_not_known_holds),
        cmocka_unit_test(conflicts_end_it),
        cmocka_unit_test(an_unreadable_changeset_is_a_fault),
        TEST(the_log_is_heard),
        TEST(references_never_come_free),
        cmocka_unit_test(upgrades_that_only_add),
        TEST(refused_across_a_rebuilding_upgrade),
        TEST(an_added_column_does_not_matter),
        TEST(an_undo_waits_its_turn),
        TEST(many_rows),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
