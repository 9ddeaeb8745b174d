/* Upgrades by invented steps: from an invented first schema through one that adds to one that rebuilds. */
#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/schema.sql.h"
#include "store/schema_text.h"
#include "store/undo.h"
#include "store/upgrade.h"
#include "store/whole.h"
#include "store_house.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is the same in the three invented schemas. */
#define COMMON                                                                                              \
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"               \
    "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT) STRICT;"                         \
    "CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, user TEXT NOT NULL," \
    " command TEXT NOT NULL, kind TEXT NOT NULL, undoes INTEGER, schema_version INTEGER NOT NULL,"          \
    " rows INTEGER NOT NULL, touched TEXT NOT NULL, changeset BLOB) STRICT;"

static const char SCHEMA_1[] = COMMON "-- A request.\n"
                                      "CREATE TABLE referral (\n"
                                      "  id      INTEGER PRIMARY KEY, -- its number\n"
                                      "  citizen INTEGER NOT NULL REFERENCES person (id) -- whom it is for\n"
                                      ") STRICT;\n"
                                      "CREATE VIEW open AS SELECT id FROM referral;";

/* One column and one table more. */
static const char SCHEMA_2[] =
    COMMON "CREATE TABLE referral (\n"
           "  id      INTEGER PRIMARY KEY,\n"
           "  citizen INTEGER NOT NULL REFERENCES person (id),\n"
           "  urgent  INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)) -- 'a mark; it''s new'\n"
           ") STRICT;\n"
           "CREATE VIEW open AS SELECT id FROM referral;"
           "CREATE TABLE venue (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;";

/* The referral's citizen may not be referred twice, which a table learns only by being made again. */
static const char SCHEMA_3[] = COMMON "CREATE TABLE venue (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;"
                                      "CREATE TABLE referral (\n"
                                      "  id      INTEGER PRIMARY KEY,\n"
                                      "  citizen INTEGER NOT NULL UNIQUE REFERENCES person (id), /* once */\n"
                                      "  urgent  INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1))\n"
                                      ") STRICT;\n"
                                      "CREATE INDEX referral_by_urgent ON referral (urgent);"
                                      "CREATE VIEW open AS SELECT id, urgent FROM referral;";

#define ADD                                                                                       \
    "ALTER TABLE referral ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));" \
    "CREATE TABLE venue (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;"
#define REBUILD                                                                                                  \
    "DROP VIEW open;"                                                                                            \
    "CREATE TABLE referral_new (id INTEGER PRIMARY KEY, citizen INTEGER NOT NULL UNIQUE REFERENCES person (id)," \
    " urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1))) STRICT;"                                       \
    "INSERT INTO referral_new SELECT id, citizen, urgent FROM referral;"                                         \
    "DROP TABLE referral;"                                                                                       \
    "ALTER TABLE referral_new RENAME TO referral;"
#define REBUILD_REST                                        \
    "CREATE INDEX referral_by_urgent ON referral (urgent);" \
    "CREATE VIEW open AS SELECT id, urgent FROM referral;"

static const struct upgrade steps[] = {{2, true, ADD}, {3, false, REBUILD REBUILD_REST}, {.to = 0}};

/* Makes a file from a schema's text. */
static void make(const char *path, const char *schema, int version)
{
    char *mark = text_format("PRAGMA application_id = %d; PRAGMA user_version = %d", STORE_APPLICATION_ID, version);
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, schema, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, mark, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    chmod(path, 0600);
    free(mark);
}

/* The tests stand in the house's folder, where "kreds.db" is a store of the first version with two referrals in WAL mode. */
static int setup(void **state)
{
    house_setup_bare(state);
    assert_int_equal(chdir(((struct house *)*state)->folder), 0);
    make("kreds.db", SCHEMA_1, 1);
    house_meddle(*state, "INSERT INTO person (id, name) VALUES (1, 'a'), (2, 'b');"
                         "INSERT INTO referral (id, citizen) VALUES (11, 1), (12, 2);"
                         "PRAGMA journal_mode = WAL");
    return 0;
}

/* The same with a real store of this version, closed. */
/* The real schema, as if it were the first version. */
static int setup_real(void **state)
{
    struct house *house;

    house_setup_people(state);
    house = *state;
    if (store_execute(house->store, "UPDATE journal SET schema_version = 1; PRAGMA user_version = 1",
                      &house->messages) != 0)
        return -1;
    store_close(house->store);
    house->store = NULL;
    return chdir(house->folder);
}

static int teardown(void **state)
{
    return chdir("/") == 0 ? house_teardown(state) : -1;
}

static int upgrade_by(struct house *house, const struct upgrade *by, struct upgraded *done)
{
    struct store_who who = house_who("berit", "kreds upgrade");

    return store_upgrade_by(by, house->path, &who, false, done, &house->messages);
}

/* Opens a file whatever its version as the house's store. */
static int open_any(struct house *house, const char *path)
{
    struct whole whole;

    store_close(house->store);
    assert_int_equal(whole_open(path, false, 0, &whole, &house->messages), 0);
    assert_int_equal(whole.state, WHOLE_OURS);
    house->store = whole.store;
    return whole.version;
}

/* All objects of the house's store as text, without what says nothing. */
static char *objects(struct house *house)
{
    static const char sql[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
    struct query *query = query_begin(house->store, sql);
    struct text all = {0}, plain = {0};

    while (query_step(query, &house->messages) > 0) {
        text_clear(&plain);
        if (!query_null(query, 3))
            schema_text_plain(query_text(query, 3), &plain);
        text_add_format(&all, "%s %s %s: %s\n", query_text(query, 0), query_text(query, 1), query_text(query, 2),
                        text_bytes(&plain));
    }
    query_end(query);
    text_free(&plain);
    house_silent(house);
    return all.bytes;
}

/* A file has the version and the objects that a schema's text makes. */
static void is_as_fresh(struct house *house, const char *path, int version, const char *schema)
{
    char *upgraded, *fresh;

    assert_int_equal(open_any(house, path), version);
    upgraded = objects(house);
    make("fresh.db", schema, version);
    open_any(house, "fresh.db");
    fresh = objects(house);
    assert_string_equal(upgraded, fresh);
    free(upgraded);
    free(fresh);
    unlink("fresh.db");
    open_any(house, path);
}

static void an_upgraded_store_equals_a_fresh_one(void **state)
{
    struct house *house = *state;
    struct upgraded done;

    assert_int_equal(upgrade_by(house, steps, &done), 0);
    house_silent(house);
    assert_int_equal(done.from, 1);
    assert_int_equal(done.to, 3);
    is_as_fresh(house, "kreds.db", 3, SCHEMA_3);
    assert_int_equal(house_number(house, "SELECT count(*) FROM referral WHERE id - 10 = citizen AND urgent = 0"), 2);
    assert_int_equal(house_number(house, "SELECT group_concat(schema_version, '') FROM journal WHERE kind = 'look' "
                                         "AND user = 'berit' AND command = 'kreds upgrade'"),
                     23);
    assert_non_null(strstr(done.kept, "/kreds.db.before-upgrade-1-2026-09-01T"));
    is_as_fresh(house, done.kept, 1, SCHEMA_1);
    assert_int_equal(house_number(house, "SELECT count(*) FROM referral"), 2);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 0);
    free(done.kept);
}

static void each_step_is_a_version_of_its_own(void **state)
{
    struct upgrade first[] = {steps[0], {.to = 0}};
    struct house *house = *state;
    struct upgraded done;

    assert_int_equal(upgrade_by(house, first, &done), 0);
    free(done.kept);
    is_as_fresh(house, "kreds.db", 2, SCHEMA_2);
    house_meddle(house, "UPDATE referral SET urgent = 1 WHERE id = 12");
    store_close(house->store);
    house->store = NULL;
    assert_int_equal(upgrade_by(house, steps, &done), 0);
    assert_int_equal(done.from, 2);
    assert_non_null(strstr(done.kept, "before-upgrade-2-"));
    free(done.kept);
    is_as_fresh(house, "kreds.db", 3, SCHEMA_3);
    assert_int_equal(house_number(house, "SELECT id FROM referral WHERE urgent"), 12);
}

/* The second step fails after it has rebuilt the table: of it nothing stays, and the first stands. */
static void a_step_that_fails_is_taken_back(void **state)
{
    static const struct {
        const char *end;
        const char *part;
    } table[] = {
        {REBUILD "INSERT INTO no_such_table VALUES (1);", "no such table"},
        {REBUILD "INSERT INTO referral (id, citizen) VALUES (13, 2);", "breaks its own rules"},
        {REBUILD "INSERT INTO referral (id, citizen) VALUES (13, 77);", "1 row that refers to nothing"},
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct upgrade failing[] = {steps[0], {3, false, table[i].end}, {.to = 0}};
        struct upgraded done;

        assert_int_equal(upgrade_by(house, failing, &done), -1);
        assert_int_equal(house->messages.count, 2);
        assert_non_null(strstr(house->messages.items[0].text, table[i].part));
        assert_non_null(strstr(house->messages.items[1].text, "to version 3 failed"));
        assert_int_equal(messages_trouble(&house->messages), TROUBLE_FAULT);
        messages_free(&house->messages);
        assert_int_equal(done.from, i == 0 ? 1 : 2);
        assert_int_equal(done.to, 2);
        assert_non_null(strstr(done.kept, i == 0 ? "before-upgrade-1-" : "before-upgrade-2-"));
        free(done.kept);
        is_as_fresh(house, "kreds.db", 2, SCHEMA_2);
        assert_int_equal(house_number(house, "SELECT count(*) FROM referral"), 2);
        assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 1);
        store_close(house->store);
        house->store = NULL;
    }
    assert_int_equal(system("test $(ls -d kreds.db.before-upgrade-* | wc -l) = 3"), 0);
}

static void a_step_may_not_end_its_transaction(void **state)
{
    struct upgrade ending[] = {{2, true, ADD "COMMIT"}, {.to = 0}};
    struct house *house = *state;
    struct upgraded done;

    assert_int_equal(upgrade_by(house, ending, &done), -1);
    assert_non_null(strstr(house->messages.items[0].text, "ended its own transaction"));
    messages_free(&house->messages);
    assert_int_equal(open_any(house, "kreds.db"), 1);
    free(done.kept);
}

/* Killed inside the second step, wherever that is: the store is of a whole version. */
static void a_kill_leaves_a_whole_version(void **state)
{
    static const char endless[] =
        REBUILD REBUILD_REST "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
                             "INSERT INTO venue SELECT 'v' || i FROM n;";
    struct upgrade slow[] = {steps[0], {3, false, endless}, {.to = 0}};
    struct house *house = *state;
    int status = 0, version;
    char *found;
    pid_t child;

    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct upgraded done;

        _exit(upgrade_by(house, slow, &done) == 0 ? 0 : 1);
    }
    usleep(400000);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    version = open_any(house, "kreds.db");
    assert_true(version == 1 || version == 2);
    is_as_fresh(house, "kreds.db", version, version == 1 ? SCHEMA_1 : SCHEMA_2);
    assert_int_equal(house_number(house, "SELECT count(*) FROM referral"), 2);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), version - 1);
    found = house_text(house, "PRAGMA integrity_check");
    assert_string_equal(found, "ok");
    free(found);
}

static void nothing_to_do_is_done_in_silence(void **state)
{
    struct house *house = *state;
    struct upgraded done;

    assert_int_equal(upgrade_by(house, steps, &done), 0);
    free(done.kept);
    assert_int_equal(upgrade_by(house, steps, &done), 0);
    house_silent(house);
    assert_null(done.kept);
    assert_int_equal(done.from, 3);
    assert_int_equal(done.to, 3);
    assert_int_equal(open_any(house, "kreds.db"), 3);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 2);
}

static void a_dry_run_tells_the_versions(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("berit", "kreds upgrade");
    struct upgraded done;

    assert_int_equal(store_upgrade_by(steps, house->path, &who, true, &done, &house->messages), 0);
    assert_int_equal(done.from, 1);
    assert_int_equal(done.to, 3);
    assert_null(done.kept);
    is_as_fresh(house, "kreds.db", 1, SCHEMA_1);
    assert_int_equal(system("test $(ls kreds.db* | grep -c before) = 0"), 0);
}

static void what_cannot_be_upgraded(void **state)
{
    static const struct {
        const char *command; /* what is done to the store */
        enum trouble trouble;
        const char *part;
    } table[] = {
        {"sqlite3 kreds.db 'PRAGMA user_version = 9' >&2", TROUBLE_NO_STORE, "wanted a newer kreds"},
        {"sqlite3 kreds.db 'PRAGMA user_version = 0' >&2", TROUBLE_NO_STORE, "no upgrade leads on"},
        {"sqlite3 kreds.db 'PRAGMA application_id = 1' >&2", TROUBLE_NO_STORE, "another program"},
        {"echo Dear diary >kreds.db; chmod 600 kreds.db", TROUBLE_NO_STORE, "no SQLite database"},
        {"rm kreds.db", TROUBLE_NO_STORE, "there is no store"},
        {"mkdir kreds.db", TROUBLE_NO_STORE, "is no file"},
    };
    static const struct upgrade gap[] = {{3, true, "SELECT 1"}, {.to = 0}};
    struct house *house = *state;
    struct upgraded done;

    assert_int_equal(upgrade_by(house, gap, &done), -1);
    house_said(house, TROUBLE_NO_STORE, "no upgrade leads on");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_int_equal(system(table[i].command), 0);
        assert_int_equal(upgrade_by(house, steps, &done), -1);
        house_said(house, table[i].trouble, table[i].part);
        assert_null(done.kept);
    }
}

/* --- the real schema ------------------------------------------------------------------------------- */

static const struct upgrade real_steps[] = {{2, true, "ALTER TABLE goal ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0"},
                                            {3, false, "CREATE TABLE venue (code TEXT PRIMARY KEY NOT NULL) STRICT"},
                                            {.to = 0}};

/* Brings the real store up by so many steps and leaves it open, with what an undo knows of the steps. */
static void upgrade_real(struct house *house, size_t count)
{
    struct upgrade some[3] = {{.to = 0}};
    struct upgraded done;

    for (size_t i = 0; i < count; i++)
        some[i] = real_steps[i];
    assert_int_equal(upgrade_by(house, some, &done), 0);
    free(done.kept);
    assert_int_equal(open_any(house, house->path), (int)count + 1);
    house->store->upgrades = real_steps;
}

static void an_undo_goes_across_what_only_added(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "kreds undo");
    long undone = 0;

    upgrade_real(house, 1);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
    assert_int_equal(store_undo(house->store, &who, 1, false, &undone, &house->messages), 0);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 0);
}

static void an_undo_is_refused_across_what_did_more(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "kreds undo");
    long undone = 0;

    upgrade_real(house, 2);
    assert_int_equal(store_undo(house->store, &who, 1, false, &undone, &house->messages), -1);
    house_said(house, TROUBLE_FORBIDDEN, "rebuilt by an upgrade");
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
}

static void the_real_steps_lead_to_the_newest_version(void **state)
{
    (void)state;
    assert_int_equal(upgrades_newest(store_upgrades), STORE_VERSION);
    for (int version = 2; version <= STORE_VERSION; version++) {
        assert_non_null(upgrades_step(store_upgrades, version));
        assert_non_null(upgrades_step(store_upgrades, version)->sql);
    }
}

static char *former_schemas[STORE_VERSION]; /* by version: the fixtures, read before the tests go elsewhere */

static char *schema_read(int version)
{
    char *name = text_format("tests/fixtures/store/schema-%d.sql", version), line[512];
    FILE *file = fopen(name, "r");
    struct text all = {0};

    free(name);
    if (file == NULL)
        return NULL;
    while (fgets(line, sizeof line, file) != NULL)
        text_add(&all, line);
    fclose(file);
    return all.bytes;
}

static int read_former_schemas(void **state)
{
    (void)state;
    for (int version = 1; version < STORE_VERSION; version++)
        if ((former_schemas[version] = schema_read(version)) == NULL)
            return -1;
    return 0;
}

static int free_former_schemas(void **state)
{
    (void)state;
    for (int version = 1; version < STORE_VERSION; version++)
        free(former_schemas[version]);
    return 0;
}

/* Stores of every version there was must always find their way to what the schema file says. */
static void former_schemas_become_the_newest(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("berit", "kreds upgrade");

    for (int version = 1; version < STORE_VERSION; version++) {
        char *name = text_format("former-%d.db", version);
        struct upgraded done;

        make(name, former_schemas[version], version);
        assert_int_equal(store_upgrade(name, &who, false, &done, &house->messages), 0);
        free(done.kept);
        is_as_fresh(house, name, STORE_VERSION, SQL_SCHEMA);
        free(name);
    }
}

static void schemas_that_say_the_same(void **state)
{
    static const struct {
        const char *one, *other;
        bool same;
    } table[] = {
        {"CREATE TABLE a (b TEXT)", "CREATE  TABLE a(\n  b TEXT -- what it is\n)", true},
        {"CREATE TABLE a (b TEXT)", "CREATE TABLE \"a\" (\"b\" /* it */ TEXT)", true},
        {"CREATE TABLE a (b TEXT)", "CREATE TABLE a (b INTEGER)", false},
        {"CREATE TABLE a (b TEXT)", "CREATE TABLE a (b TEXT) STRICT", false},
        {"CREATE TABLE a (b TEXT)", "CREATE TABLE ab (TEXT)", false},
        {"CHECK (b IN ('x -- y', 'z'))", "CHECK (b IN ('x -- y','z'))", true},
        {"CHECK (b IN ('x -- y', 'z'))", "CHECK (b IN ('x', 'z'))", false},
        {"CHECK (b <> 'it''s')", "CHECK (b <> 'it')", false},
        {"CHECK (b <> 'a  b')", "CHECK (b <> 'a b')", false},
        {"\"two words\"", "two words", false},
        {"\"1\"", "1", false},
        {"\"\"", "", false},
        {"'open", "'open", true},
        {"/* open", "", true},
        {"-- a comment", "", true},
        {"a - b", "a -b", true},
        {NULL, NULL, true},
        {NULL, "", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (schema_text_same(table[i].one, table[i].other) != table[i].same)
            fail_msg("%s / %s", table[i].one, table[i].other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define TEST_REAL(name) cmocka_unit_test_setup_teardown(name, setup_real, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_upgraded_store_equals_a_fresh_one),
        TEST(each_step_is_a_version_of_its_own),
        TEST(a_step_that_fails_is_taken_back),
        TEST(a_step_may_not_end_its_transaction),
        TEST(a_kill_leaves_a_whole_version),
        TEST(nothing_to_do_is_done_in_silence),
        TEST(a_dry_run_tells_the_versions),
        TEST(what_cannot_be_upgraded),
        TEST_REAL(an_undo_goes_across_what_only_added),
        TEST_REAL(an_undo_is_refused_across_what_did_more),
        cmocka_unit_test(the_real_steps_lead_to_the_newest_version),
        TEST(former_schemas_become_the_newest),
        cmocka_unit_test(schemas_that_say_the_same),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, read_former_schemas, free_former_schemas);
}
