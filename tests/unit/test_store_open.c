#include "base/date.h"
#include "base/text.h"
#include "house_files.h"
#include "store/internal.h"
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

/* Root may work below a folder that nobody else may enter; then there is nothing to see for anybody else. */
static int out_of_reach(struct house *house)
{
    return access(house->folder, X_OK) == 0 ? 0 : 1;
}

static void permissions(void **state)
{
    struct house *house = *state;

    give_away(house);
    if (as_nobody(house, out_of_reach) != 0)
        skip();
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
        {"PRAGMA application_id = 1802659172; PRAGMA user_version = 4", TROUBLE_NO_STORE, "wanted a newer kreds"},
        {"PRAGMA user_version = 0", TROUBLE_NO_STORE, "kreds upgrade"},
        {"PRAGMA user_version = 3; PRAGMA foreign_keys = OFF; DROP TABLE journal", TROUBLE_IO, "lacks tables"},
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
        {40960, TROUBLE_IO, "put back a backup"},    {4096, TROUBLE_IO, "put back a backup"},
        {1000, TROUBLE_IO, "put back a backup"},     {99, TROUBLE_NO_STORE, "beginning is lost"},
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
        {"PRAGMA foreign_keys", "1"}, {"PRAGMA trusted_schema", "0"},   {"PRAGMA secure_delete", "1"},
        {"PRAGMA synchronous", "2"},  {"PRAGMA busy_timeout", "10000"}, {"PRAGMA journal_mode", "wal"},
        {"PRAGMA temp_store", "2"},   {"PRAGMA writable_schema", "0"},
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup_bare, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(permissions),
        TEST(what_is_no_store),
        TEST(names_are_only_names),
        TEST(foreign_and_other_versions),
        TEST(a_truncated_store),
        TEST(a_wide_mode_is_warned_of),
        TEST(every_connection_is_careful),
        TEST(a_reader_cannot_write),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
