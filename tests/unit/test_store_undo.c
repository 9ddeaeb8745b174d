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

#define DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

/* Statements that stand for commands. */
#define CHILD "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult');" \
              "INSERT INTO guardian (child, adult, position, holder) VALUES (1, 2, 1, 1);"
#define REFER(id) "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) " \
                  "VALUES (" #id ", 2026, " #id ", 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form');"
#define DECIDE(id, referral) "INSERT INTO decision (id, referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) " \
                             "VALUES (" #id ", " #referral ", 'accept', '2026-09-02', 'anna', 'eligible', '', '" DIGEST "', '2026-09-02');"
#define COURSE "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'CK1', 'cool-kids', '" DIGEST "', '2026-09-01');" \
               "INSERT INTO session (course, number, dated, kind) VALUES (1, 1, '2026-10-01', 'group'), (1, 2, '2026-10-08', 'group');"
#define PLACE(referral) "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) " \
                        "VALUES (" #referral ", 1, '2026-09-03', '2026-10-01', 'anna', '2026-09-03');"
#define MARK(status) "INSERT INTO attendance VALUES (1, 1, 1, 11, '" status "', '2026-10-01');"
#define GOAL(id) "INSERT INTO goal (id, referral, text, set_on) VALUES (" #id ", 11, 'belong', '2026-09-01');"

enum { STEPS_MOST = 10, OWN = 0, NOT_UNDO = -1 };

/* One step of a chain: a command (its SQL), or an undo. Steps that go well are entries 1, 2, 3 … of the journal. */
struct step {
    const char *sql;  /* NULL: an undo */
    long undo;        /* the entry to take back; OWN: one's own newest */
    const char *said; /* a refusal that is wanted, part of its message; NULL: goes well */
    int same_as;      /* the rows are then as after this step (1 the first), -1 as before the first; 0: not compared */
};

struct chain {
    const char *name;
    struct step steps[STEPS_MOST]; /* ends with an all-zero step without sql, undo and said */
};

static const struct chain chains[] = {
    {"an insert is taken back and done again",
     {{CHILD REFER(11), 0, NULL, 0}, {NULL, 1, NULL, -1}, {NULL, 2, NULL, 1}, {NULL, 1, NULL, -1}}},
    {"an update",
     {{CHILD, 0, NULL, 0}, {"UPDATE person SET name = 'A', age = 7 WHERE id = 1", 0, NULL, 0}, {NULL, 2, NULL, 1}}},
    {"a delete of several rows that hang together",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"DELETE FROM goal; DELETE FROM referral; DELETE FROM guardian; DELETE FROM person", 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"values swapped under a unique constraint are more than a changeset can turn back",
     {{CHILD "INSERT INTO person (id, kind) VALUES (3, 'adult'); INSERT INTO guardian VALUES (1, 3, 2, NULL, 0);", 0, NULL, 0},
      {"UPDATE guardian SET position = 9 WHERE adult = 2; UPDATE guardian SET position = 1 WHERE adult = 3;"
       "UPDATE guardian SET position = 2 WHERE adult = 2",
       0, NULL, 0},
      {NULL, 2, "stand in its way", 2}}},
    {"a value handed on under a unique constraint",
     {{CHILD "UPDATE person SET cpr = '0101109999' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = NULL WHERE id = 1; UPDATE person SET cpr = '0101109999' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"what later entries refer to stays until they are taken back",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 1, "entry 2 (test) came later", 2},
      {NULL, 2, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"the same row, another column",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET name = 'A' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET age = 8 WHERE id = 1", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"other rows do not matter",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET name = 'A' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET name = 'B' WHERE id = 2; INSERT INTO staff (code) VALUES ('lb')", 0, NULL, 0},
      {NULL, 2, NULL, 0}}},
    {"a parent changed later does not hold its child",
     {{CHILD REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {"UPDATE referral SET reason = 'more' WHERE id = 11", 0, NULL, 0},
      {NULL, 2, NULL, 0}}},
    {"a child whose reference did not change holds its parent",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"UPDATE referral SET reason = 'more' WHERE id = 11", 0, NULL, 0},
      {"UPDATE goal SET outcome = 'met', outcome_on = '2026-11-01'", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3}}},
    {"a parent deleted later holds back what refers to it",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"DELETE FROM goal", 0, NULL, 0},
      {"DELETE FROM referral", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"later entries that cancel each other do not hold",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {DECIDE(2, 11), 0, NULL, 0},
      {NULL, 4, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"a redo holds again",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2},
      {NULL, 1, "entry 2 (test) came later", 2},
      {NULL, 2, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"an undo of something earlier is a change like any other",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET age = 7 WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET name = 'B' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 0},
      {NULL, 1, "entry 3 (test) came later", 4},
      {NULL, 3, NULL, 1},
      {NULL, 4, NULL, 2},
      {NULL, 6, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"what stands between an entry and its undo",
     {{CHILD REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {"UPDATE person SET age = 9 WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 0},
      {NULL, 1, "entry 3 (test) came later", 4}}},
    {"undone twice",
     {{CHILD, 0, NULL, 0},
      {NULL, 1, NULL, -1},
      {NULL, 1, "is taken back already, by entry 2", -1},
      {NULL, 2, NULL, 1},
      {NULL, 2, "is taken back already, by entry 3", 1},
      {NULL, 1, NULL, -1},
      {NULL, 2, "is taken back already, by entry 3", -1},
      {NULL, 1, "is taken back already, by entry 4", -1}}},
    {"one's own newest, again and again",
     {{CHILD, 0, NULL, 0},
      {REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {NULL, OWN, NULL, 2},
      {NULL, OWN, NULL, 1},
      {NULL, OWN, NULL, -1},
      {NULL, OWN, "nothing of yours", -1}}},
    {"natural keys: marks taken back and set anew",
     {{CHILD REFER(11) COURSE PLACE(11), 0, NULL, 0},
      {MARK("present"), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {MARK("absent"), 0, NULL, 0},
      {NULL, 3, "entry 4 (test) came later", 4},
      {NULL, 4, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"a mark holds the place, the session and the course",
     {{CHILD REFER(11), 0, NULL, 0},
      {COURSE, 0, NULL, 0},
      {PLACE(11), 0, NULL, 0},
      {MARK("late"), 0, NULL, 0},
      {NULL, 3, "entry 4 (test) came later", 4},
      {NULL, 2, "entry 4 (test) came later", 4},
      {NULL, 4, NULL, 3},
      {NULL, 2, "entry 3 (test) came later", 3}}},
    {"a leader of one session holds that session, though no foreign key says so",
     {{COURSE "INSERT INTO staff (code) VALUES ('lb')", 0, NULL, 0},
      {"INSERT INTO session (course, number, dated, kind) VALUES (1, 3, '2026-10-15', 'group')", 0, NULL, 0},
      {"INSERT INTO leads (course, session, staff) VALUES (1, 3, 'lb')", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"a value taken by another row since",
     {{CHILD "UPDATE person SET cpr = '0101109999' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = NULL WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = '0101109999' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, "stand in its way", 3}}},
    {"no such entry", {{CHILD, 0, NULL, 0}, {NULL, 7, "no entry 7", 1}, {NULL, -3, "no entry -3", 1}}},
};

static int house_with_catalogue(void **state)
{
    struct house *house;

    house_setup(state);
    house = *state;
    assert_int_equal(store_execute(house->store,
                                   "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" DIGEST "', 'text', '2026-09-01')",
                                   &house->messages),
                     0);
    return 0;
}

static int undo(struct house *house, const char *user, long number, long *undone)
{
    struct store_who who = house_who(user, "kreds undo");

    return store_undo(house->store, &who, number, undone, &house->messages);
}

/* One step; says what chain and step failed. */
static void walk_step(struct house *house, const struct chain *chain, int number, char *dumps[])
{
    const struct step *step = &chain->steps[number - 1];
    long undone = 0, entries = house_number(house, "SELECT count(*) FROM journal");
    const char *said;
    int wanted = step->same_as < 0 ? 0 : step->same_as;

    if (step->sql != NULL) {
        if (house_do(house, "anna", "test", step->sql) == 0)
            fail_msg("%s, step %d: left no entry", chain->name, number);
    } else if ((undo(house, "anna", step->undo, &undone) == 0) != (step->said == NULL)) {
        said = house->messages.count > 0 ? house->messages.items[0].text : "went well";
        fail_msg("%s, step %d: %s", chain->name, number, said);
    } else if (step->said != NULL) {
        if (strstr(house->messages.items[0].text, step->said) == NULL)
            fail_msg("%s, step %d: %s", chain->name, number, house->messages.items[0].text);
        messages_free(&house->messages);
    } else if (step->undo != OWN && undone != step->undo) {
        fail_msg("%s, step %d: took back %ld", chain->name, number, undone);
    }
    if (house_number(house, "SELECT count(*) FROM journal") != entries + (step->said == NULL))
        fail_msg("%s, step %d: entries", chain->name, number);
    dumps[number] = house_dump(house);
    if (step->same_as != 0 && strcmp(dumps[number], dumps[wanted]) != 0)
        fail_msg("%s, step %d: the rows differ from step %d:\n%s---\n%s", chain->name, number, wanted, dumps[number],
                 dumps[wanted]);
}

static void chains_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        char *dumps[STEPS_MOST + 1] = {NULL};
        struct house *house;
        void *own = NULL;

        house_with_catalogue(&own);
        house = own;
        dumps[0] = house_dump(house);
        for (int s = 1; s <= STEPS_MOST; s++) {
            const struct step *step = &chains[i].steps[s - 1];

            if (step->sql == NULL && step->undo == 0 && step->said == NULL && step->same_as == 0)
                break;
            walk_step(house, &chains[i], s, dumps);
        }
        for (int s = 0; s <= STEPS_MOST; s++)
            free(dumps[s]);
        house_teardown(&own);
    }
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
    assert_int_equal(store_execute(house->store, CHILD "INSERT INTO person (id, kind) VALUES (8, 'network')", &house->messages),
                     0);
    store_touch(house->store, "2026-0001");
    store_touch(house->store, "CK1");
    store_touch_person(house->store, 77);
    assert_int_equal(store_commit(house->store, &house->messages), 0);
    assert_int_equal(undo(house, "berit", 1, &undone), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal WHERE number = 2 AND kind = 'undo' AND undoes = 1 AND "
                                         "user = 'berit' AND command = 'kreds undo' AND rows = 4 AND touched = '2026-0001 CK1'"),
                     1);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal_person WHERE entry = 2 AND person IN (1, 2, 8, 77)"), 4);
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
        "INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES "
        "(2026, 1, 's', 1, 'child', '2026-09-01', '2026-09-01', 'f')",
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
    house_meddle(house, "DROP TABLE qualification; DROP TABLE away; DROP TABLE leads; PRAGMA foreign_keys = OFF; DROP TABLE staff");
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
    assert_int_equal(store_execute(house->store, REFER(11) "INSERT INTO person (kind) VALUES ('adult')", &house->messages), 0);
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
    static const struct upgrade steps[] = {{2, true}, {3, false}, {4, true}, {.to = 0}};
    static const struct {
        int from, to;
        bool adds;
    } table[] = {{1, 1, true}, {1, 2, true}, {1, 3, false}, {2, 3, false}, {3, 4, true}, {4, 4, true},
                 {1, 4, false}, {4, 5, false}, {3, 2, false}};

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
        cmocka_unit_test(chains_hold),
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
