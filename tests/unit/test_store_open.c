#include "base/date.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/network.h"
#include "store_house.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

static unsigned mode_of(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 ? (unsigned)(about.st_mode & 07777) : 0;
}

static bool exists(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    chmod(path, 0600);
}

static size_t files_in(const char *folder)
{
    char *command = text_format("ls -A '%s' | wc -l", folder);
    FILE *pipe = popen(command, "r");
    size_t count = 0;

    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%zu", &count), 1);
    pclose(pipe);
    free(command);
    return count;
}

static int create(struct house *house)
{
    return store_create(house->path, date_make(2026, 8, 15), &house->messages);
}

static int open_for(struct house *house, enum store_use use)
{
    return store_open(house->path, use, &house->store, &house->messages);
}

static void a_new_store_is_whole(void **state)
{
    struct house *house = *state;
    char *uuid;

    assert_int_equal(create(house), 0);
    assert_int_equal(mode_of(house->path), 0600);
    assert_int_equal(files_in(house->folder), 1);
    assert_int_equal(open_for(house, STORE_WRITE), 0);
    house_silent(house);
    assert_int_equal(house_number(house, "PRAGMA application_id"), STORE_APPLICATION_ID);
    assert_int_equal(house_number(house, "PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(store_version(house->store), STORE_VERSION);
    assert_int_equal(store_began_on(house->store), date_make(2026, 8, 15));
    uuid = house_text(house, "SELECT value FROM setting WHERE key = 'uuid'");
    assert_int_equal(strlen(uuid), 36);
    assert_int_equal(uuid[14], '4');
    free(uuid);
}

static void two_stores_differ_in_name(void **state)
{
    struct house *house = *state;
    char *first, *second;

    assert_int_equal(create(house), 0);
    assert_int_equal(open_for(house, STORE_READ), 0);
    first = house_text(house, "SELECT value FROM setting WHERE key = 'uuid'");
    store_close(house->store);
    unlink(house->path);
    assert_int_equal(create(house), 0);
    assert_int_equal(open_for(house, STORE_READ), 0);
    second = house_text(house, "SELECT value FROM setting WHERE key = 'uuid'");
    assert_string_not_equal(first, second);
    free(first);
    free(second);
}

static void new_folders_are_private(void **state)
{
    struct house *house = *state;
    char *outer = text_format("%s/share", house->folder), *inner = text_format("%s/share/kreds", house->folder);
    mode_t mask = umask(0177); /* takes even the owner's right to enter */

    snprintf(house->path, sizeof house->path, "%s/kreds.db", inner);
    assert_int_equal(create(house), 0);
    umask(mask);
    house_silent(house);
    assert_int_equal(mode_of(outer), 0700);
    assert_int_equal(mode_of(inner), 0700);
    assert_int_equal(mode_of(house->path), 0600);
    free(outer);
    free(inner);
}

static void an_open_umask_opens_nothing(void **state)
{
    struct house *house = *state;
    mode_t mask = umask(0);

    assert_int_equal(create(house), 0);
    umask(mask);
    assert_int_equal(mode_of(house->path), 0600);
    assert_int_equal(open_for(house, STORE_WRITE), 0);
    assert_int_equal(house_do(house, "anna", "test", "INSERT INTO person (kind) VALUES ('child')"), 1);
    house_silent(house);
}

static void an_existing_file_is_left_alone(void **state)
{
    struct house *house = *state;
    char text[8] = {0};
    FILE *file;

    write_file(house->path, "mine", 4);
    assert_int_equal(create(house), -1);
    house_said(house, TROUBLE_FORBIDDEN, "left as it is");
    file = fopen(house->path, "r");
    assert_int_equal(fread(text, 1, sizeof text, file), 4);
    fclose(file);
    assert_string_equal(text, "mine");
    assert_int_equal(files_in(house->folder), 1);
    unlink(house->path);
    assert_int_equal(symlink("nowhere", house->path), 0);
    assert_int_equal(create(house), -1);
    house_said(house, TROUBLE_FORBIDDEN, "already");
}

/* A journal of an older store would be played into the new one. */
static void remains_of_an_older_store_are_refused(void **state)
{
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    struct house *house = *state;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *beside = text_format("%s%s", house->path, endings[i]);

        write_file(beside, "old", 3);
        assert_int_equal(create(house), -1);
        house_said(house, TROUBLE_FORBIDDEN, endings[i]);
        unlink(beside);
        free(beside);
    }
    assert_int_equal(files_in(house->folder), 0);
}

static void a_failed_creation_leaves_nothing(void **state)
{
    struct house *house = *state;
    char *blocking = text_format("%s/file", house->folder);
    char *folder = text_format("%s/a", house->folder);

    write_file(blocking, "x", 1);
    snprintf(house->path, sizeof house->path, "%s/file/b/kreds.db", house->folder);
    assert_int_equal(create(house), -1);
    house_said(house, TROUBLE_IO, "cannot be made");
    snprintf(house->path, sizeof house->path, "%s/a/b/%s", house->folder, "");
    assert_int_equal(create(house), -1);
    messages_free(&house->messages);
    assert_false(exists(folder));
    assert_int_equal(files_in(house->folder), 1);
    free(blocking);
    free(folder);
}

/* Runs a test's part as somebody without root's powers; 0 when it exits with 0. */
static int as_nobody(struct house *house, int (*part)(struct house *house))
{
    int status = 0;
    pid_t child;

    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(99);
        _exit(part(house));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

/* Takes away what SQLite keeps beside the store, which a reader without permission to write leaves there. */
static void remove_beside(struct house *house)
{
    static const char *const endings[] = {"-wal", "-shm"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *beside = text_format("%s%s", house->path, endings[i]);

        unlink(beside);
        free(beside);
    }
}

/* Gives the house and what is in it to nobody, when the test runs as root. */
static void give_away(struct house *house)
{
    if (geteuid() != 0)
        return;
    assert_int_equal(chown(house->folder, NOBODY, NOBODY), 0);
    if (exists(house->path))
        assert_int_equal(chown(house->path, NOBODY, NOBODY), 0);
}

static int said(struct house *house, enum trouble trouble, const char *part)
{
    int result = 1;

    if (house->messages.count == 1 && house->messages.items[0].trouble == trouble &&
        strstr(house->messages.items[0].text, part) != NULL)
        result = 0;
    else if (house->messages.count > 0)
        fprintf(stderr, "%s\n", house->messages.items[0].text);
    messages_free(&house->messages);
    return result;
}

static int create_in_closed_folder(struct house *house)
{
    if (create(house) == 0)
        return 1;
    return said(house, TROUBLE_IO, "a folder you may write in");
}

static int read_only_file(struct house *house)
{
    int result = 0;

    if (open_for(house, STORE_WRITE) == 0)
        return 1;
    result |= said(house, TROUBLE_FORBIDDEN, "may not be written by you");
    if (open_for(house, STORE_READ) != 0)
        return 2;
    result |= store_began_on(house->store) == date_make(2026, 8, 15) ? 0 : 4;
    store_close(house->store);
    house->store = NULL;
    return result;
}

static int read_only_folder(struct house *house)
{
    if (open_for(house, STORE_READ) == 0)
        return 1;
    return said(house, TROUBLE_FORBIDDEN, "write permission in its folder");
}

static int no_permission(struct house *house)
{
    if (open_for(house, STORE_READ) == 0)
        return 1;
    return said(house, TROUBLE_FORBIDDEN, "may not be read by you");
}

static int closed_folder(struct house *house)
{
    if (open_for(house, STORE_READ) == 0)
        return 1;
    return said(house, TROUBLE_FORBIDDEN, "a folder you may enter");
}

static void permissions(void **state)
{
    struct house *house = *state;

    give_away(house);
    chmod(house->folder, 0500);
    assert_int_equal(as_nobody(house, create_in_closed_folder), 0);
    chmod(house->folder, 0700);
    assert_int_equal(create(house), 0);
    give_away(house);
    chmod(house->path, 0400);
    assert_int_equal(as_nobody(house, read_only_file), 0);
    remove_beside(house);
    chmod(house->folder, 0500);
    assert_int_equal(as_nobody(house, read_only_folder), 0);
    chmod(house->path, 0);
    assert_int_equal(as_nobody(house, no_permission), 0);
    chmod(house->path, 0600);
    chmod(house->folder, 0);
    assert_int_equal(as_nobody(house, closed_folder), 0);
    chmod(house->folder, 0700);
}

static void what_is_no_store(void **state)
{
    static const char magic[] = "SQLite format 3";
    static const struct {
        const char *bytes;
        size_t length;
        const char *part;
    } table[] = {
        {"", 0, "is empty"},
        {"x", 1, "no SQLite database"},
        {magic, sizeof magic, "no SQLite database"},
        {"ref;service\n2026-0001;cool-kids\n", 32, "no SQLite database"},
    };
    struct house *house = *state;
    char zeros[8192] = {0};

    assert_int_equal(open_for(house, STORE_WRITE), -1);
    house_said(house, TROUBLE_NO_STORE, "kreds init");
    assert_false(exists(house->path));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        write_file(house->path, table[i].bytes, table[i].length);
        assert_int_equal(open_for(house, STORE_WRITE), -1);
        assert_null(house->store);
        house_said(house, TROUBLE_NO_STORE, table[i].part);
    }
    write_file(house->path, zeros, sizeof zeros);
    assert_int_equal(open_for(house, STORE_READ), -1);
    house_said(house, TROUBLE_NO_STORE, "no SQLite database");
    unlink(house->path);
    assert_int_equal(mkdir(house->path, 0700), 0);
    assert_int_equal(open_for(house, STORE_READ), -1);
    house_said(house, TROUBLE_NO_STORE, "is no file");
    rmdir(house->path);
    assert_int_equal(mkfifo(house->path, 0600), 0);
    assert_int_equal(open_for(house, STORE_READ), -1);
    house_said(house, TROUBLE_NO_STORE, "is no file");
}

static void names_are_only_names(void **state)
{
    static const char *const names[] = {":memory:", "file:kreds.db?mode=memory", "file::memory:"};
    struct house *house = *state;
    char before[512];

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(house->folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(store_open(names[i], STORE_WRITE, &house->store, &house->messages), -1);
        house_said(house, TROUBLE_NO_STORE, names[i]);
        assert_int_equal(store_create(names[i], DATE_NONE, &house->messages), 0);
        assert_int_equal(mode_of(names[i]), 0600);
        assert_int_equal(store_open(names[i], STORE_WRITE, &house->store, &house->messages), 0);
        assert_int_equal(store_began_on(house->store), DATE_NONE);
        store_close(house->store);
        house->store = NULL;
        assert_int_equal(files_in("."), i + 1);
    }
    assert_int_equal(chdir(before), 0);
}

static void foreign_and_other_versions(void **state)
{
    static const struct {
        const char *sql;
        enum trouble trouble;
        const char *part;
    } table[] = {
        {"PRAGMA application_id = 252006675", TROUBLE_NO_STORE, "another program"},
        {"PRAGMA application_id = 1802659172; PRAGMA user_version = 2", TROUBLE_NO_STORE, "wanted a newer kreds"},
        {"PRAGMA user_version = 0", TROUBLE_NO_STORE, "kreds upgrade"},
        {"PRAGMA user_version = 1; PRAGMA foreign_keys = OFF; DROP TABLE journal", TROUBLE_IO, "lacks tables"},
    };
    struct house *house = *state;

    assert_int_equal(create(house), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        house_meddle(house, table[i].sql);
        assert_int_equal(open_for(house, STORE_READ), -1);
        house_said(house, table[i].trouble, table[i].part);
    }
}

/* Cut off anywhere it must be noticed on opening; behind the header the store is a damaged one, before that it is none. */
static void a_truncated_store(void **state)
{
    static const struct {
        off_t length;
        enum trouble trouble;
        const char *part;
    } table[] = {
        {40960, TROUBLE_IO, "put back a backup"},
        {4096, TROUBLE_IO, "put back a backup"},
        {1000, TROUBLE_IO, "put back a backup"},
        {99, TROUBLE_NO_STORE, "beginning is lost"},
        {10, TROUBLE_NO_STORE, "beginning is lost"},
    };
    struct house *house = *state;

    assert_int_equal(create(house), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_int_equal(truncate(house->path, table[i].length), 0);
        assert_int_equal(open_for(house, STORE_READ), -1);
        house_said(house, table[i].trouble, table[i].part);
    }
}

static void a_wide_mode_is_warned_of(void **state)
{
    struct house *house = *state;

    assert_int_equal(create(house), 0);
    chmod(house->path, 0640);
    assert_int_equal(open_for(house, STORE_READ), 0);
    house_said(house, TROUBLE_WARNING, "0640");
}

static void every_connection_is_careful(void **state)
{
    static const struct {
        const char *sql;
        const char *value;
    } table[] = {
        {"PRAGMA foreign_keys", "1"},   {"PRAGMA trusted_schema", "0"}, {"PRAGMA secure_delete", "1"},
        {"PRAGMA synchronous", "2"},    {"PRAGMA busy_timeout", "10000"}, {"PRAGMA journal_mode", "wal"},
        {"PRAGMA temp_store", "2"},     {"PRAGMA writable_schema", "0"},
    };
    static const enum store_use uses[] = {STORE_READ, STORE_WRITE};
    struct house *house = *state;

    assert_int_equal(create(house), 0);
    for (size_t u = 0; u < 2; u++) {
        int defensive = 0, loading = 1;

        assert_int_equal(open_for(house, uses[u]), 0);
        for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
            char *value = house_text(house, table[i].sql);

            assert_string_equal(value, table[i].value);
            free(value);
        }
        sqlite3_db_config(house->store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
        sqlite3_db_config(house->store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &loading);
        assert_int_equal(defensive, 1);
        assert_int_equal(loading, 0);
        assert_false(store_on_network(house->store));
        store_close(house->store);
        house->store = NULL;
    }
}

static void a_reader_cannot_write(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");

    assert_int_equal(create(house), 0);
    assert_int_equal(open_for(house, STORE_READ), 0);
    assert_int_equal(store_execute(house->store, "DELETE FROM setting", &house->messages), -1);
    house_said(house, TROUBLE_FORBIDDEN, "read-only");
    assert_int_equal(store_begin(house->store, &who, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, "reading only");
}

static void network_types(void **state)
{
    static const struct {
        unsigned long type;
        bool network;
    } table[] = {
        {0x6969, true},     {0xFF534D42, true},  {0xFE534D42, true},  {0xFFFFFFFFFF534D42, true},
        {0x65735546, true}, {0x01021997, true},  {0x5346414F, true},  {0x00C36400, true},
        {0x73757245, true}, {0x517B, true},      {0xEF53, false},     {0x01021994, false},
        {0x9123683E, false}, {0x58465342, false}, {0x794C7630, false}, {0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(network_type(table[i].type), table[i].network);
    assert_false(network_holds("/no/such/place"));
}

/* A store that was made on a local disk, with WAL, and moved to a network: opened there and turned back. */
static void no_wal_on_a_network(void **state)
{
    struct house *house = *state;
    char *wal = text_format("%s-wal", house->path), *shm = text_format("%s-shm", house->path), *mode;
    struct store *second = NULL;

    assert_int_equal(create(house), 0);
    assert_int_equal(store_open_as(house->path, STORE_READ, true, &house->store, &house->messages), 0);
    assert_true(store_on_network(house->store));
    mode = house_text(house, "PRAGMA journal_mode");
    assert_string_equal(mode, "delete");
    assert_false(exists(wal) || exists(shm));
    assert_int_equal(store_open_as(house->path, STORE_WRITE, true, &second, &house->messages), 0);
    store_close(house->store);
    house->store = second;
    assert_int_equal(house_do(house, "anna", "test", "INSERT INTO person (kind) VALUES ('child')"), 1);
    assert_false(exists(wal) || exists(shm));
    store_close(house->store);
    assert_int_equal(open_for(house, STORE_WRITE), 0);
    free(mode);
    mode = house_text(house, "PRAGMA journal_mode");
    assert_string_equal(mode, "wal");
    house_silent(house);
    free(mode);
    free(wal);
    free(shm);
}

/* What the changesets ask of every table that they record. */
static void the_schema_suits_the_changesets(void **state)
{
    static const struct {
        const char *what;
        const char *sql;
    } table[] = {
        {"a table without an explicit key",
         "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' "
         "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)"},
        {"a table that is not STRICT",
         "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' "
         "AND NOT strict"},
        {"a generated or hidden column",
         "SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c "
         "WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden <> 0"},
        {"a key that may be NULL",
         "SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c "
         "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND c.pk > 0 "
         "AND NOT c.\"notnull\" AND NOT t.wr AND c.type <> 'INTEGER' AND t.name <> 'staff'"},
        {"a foreign key that acts",
         "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f "
         "WHERE t.schema = 'main' AND (f.on_update <> 'NO ACTION' OR f.on_delete <> 'NO ACTION')"},
        {"a foreign key to less, or other, than the whole key",
         "SELECT t.name || '.' || f.id FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f "
         "WHERE t.schema = 'main' GROUP BY t.name, f.id HAVING count(*) <> "
         "(SELECT count(*) FROM pragma_table_info(f.\"table\") WHERE pk > 0) OR sum(f.\"to\" IS NOT NULL AND NOT EXISTS "
         "(SELECT 1 FROM pragma_table_info(f.\"table\") c WHERE c.name = f.\"to\" AND c.pk > 0)) > 0"},
        {"a trigger", "SELECT name FROM sqlite_schema WHERE type = 'trigger'"},
        {"a numbered table without AUTOINCREMENT",
         "SELECT s.name FROM sqlite_schema s WHERE s.type = 'table' AND s.name NOT GLOB 'sqlite_*' "
         "AND (SELECT count(*) FROM pragma_table_info(s.name) WHERE pk > 0 AND type = 'INTEGER' AND name IN ('id', 'number')) = 1 "
         "AND (SELECT count(*) FROM pragma_table_info(s.name) WHERE pk > 0) = 1 AND s.sql NOT LIKE '%AUTOINCREMENT%'"},
        {"attendance or note with a rowid",
         "SELECT name FROM pragma_table_list WHERE name IN ('attendance', 'note') AND NOT wr"},
    };
    struct house *house = *state;

    assert_int_equal(create(house), 0);
    assert_int_equal(open_for(house, STORE_WRITE), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char *name = house_text(house, table[i].sql);

        if (name != NULL)
            fail_msg("%s: %s", table[i].what, name);
    }
    assert_true(house_number(house, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict") > 25);
}

/* The tests above must be able to fail: the same questions, asked of a schema that breaks the rules. */
static void what_the_schema_test_would_find(void **state)
{
    struct house *house = *state;
    char *found;

    assert_int_equal(create(house), 0);
    house_meddle(house, "CREATE TABLE bad (a INTEGER, b TEXT REFERENCES staff (code) ON DELETE CASCADE, "
                        "c INTEGER GENERATED ALWAYS AS (a + 1))");
    assert_int_equal(open_for(house, STORE_WRITE), 0);
    found = house_text(house, "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type = 'table' "
                              "AND name NOT GLOB 'sqlite_*' "
                              "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)");
    assert_string_equal(found, "bad");
    free(found);
    found = house_text(house, "SELECT c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c "
                              "WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden <> 0");
    assert_string_equal(found, "c");
    free(found);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup_bare, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_store_is_whole),
        TEST(two_stores_differ_in_name),
        TEST(new_folders_are_private),
        TEST(an_open_umask_opens_nothing),
        TEST(an_existing_file_is_left_alone),
        TEST(remains_of_an_older_store_are_refused),
        TEST(a_failed_creation_leaves_nothing),
        TEST(permissions),
        TEST(what_is_no_store),
        TEST(names_are_only_names),
        TEST(foreign_and_other_versions),
        TEST(a_truncated_store),
        TEST(a_wide_mode_is_warned_of),
        TEST(every_connection_is_careful),
        TEST(a_reader_cannot_write),
        TEST(network_types),
        TEST(no_wal_on_a_network),
        TEST(the_schema_suits_the_changesets),
        TEST(what_the_schema_test_would_find),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
