/* The store's file taken as a whole: copied while others write, and put back. */
#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/internal.h"
#include "store/restore.h"
#include "store/whole.h"
#include "store_house.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOON = 50 }; /* milliseconds */

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

static char *file_bytes(const char *path, size_t *length)
{
    FILE *file = fopen(path, "r");
    struct stat about;
    char *bytes;

    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &about), 0);
    *length = (size_t)about.st_size;
    bytes = memory_new(*length + 1);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

static void write_file(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
}

/* The files of the house whose names match, a blank behind each. */
static void only_files(const char *pattern, const char *wanted)
{
    char *command = text_format("ls -d %s 2>/dev/null | tr '\\n' ' '", pattern);
    FILE *pipe = popen(command, "r");
    char line[512] = "";

    assert_non_null(pipe);
    if (fgets(line, sizeof line, pipe) == NULL)
        line[0] = '\0';
    pclose(pipe);
    free(command);
    assert_string_equal(line, wanted);
}

static void on_finding(void *context, const struct check_finding *finding)
{
    (void)context;
    fail_msg("%s: %s", finding->where, finding->what);
}

static void reopen(struct house *house, const char *path)
{
    store_close(house->store);
    house->store = NULL;
    if (path != NULL)
        assert_int_equal(store_open(path, STORE_READ, &house->store, &house->messages), 0);
}

static int backup(struct house *house, const char *file, bool force)
{
    return store_backup(house->store, file, force, false, &house->messages);
}

static int restore_as(struct house *house, struct restore restore, char **kept, bool *older)
{
    struct store_who who = house_who("berit", "kreds restore");

    restore.who = &who;
    restore.patience = SOON;
    return store_restore(&restore, kept, older, &house->messages);
}

/* Restores a file where the house's store is, or was. */
static int put_back(struct house *house, const char *file, bool force, char **kept)
{
    bool older = false;
    int result = restore_as(house, (struct restore){.path = house->path, .file = file, .force = force}, kept, &older);

    assert_false(older);
    return result;
}

/* The tests stand in the house's folder. */
static int setup(void **state)
{
    house_setup_people(state);
    house_meddle(*state, "INSERT INTO series (year, last) VALUES (2026, 2)");
    return chdir(((struct house *)*state)->folder);
}

static int teardown(void **state)
{
    return chdir("/") == 0 ? house_teardown(state) : -1;
}

/* --- backup ---------------------------------------------------------------------------------------- */

static void the_copy_is_whole_and_stands_alone(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    char *before = house_dump(house), *after, *header;
    mode_t mask = umask(0);
    size_t length;

    assert_int_equal(backup(house, copy, false), 0);
    umask(mask);
    house_silent(house);
    assert_int_equal(mode_of(copy), 0600);
    only_files("copy.db*", "copy.db ");
    header = file_bytes(copy, &length);
    assert_int_equal(header[18], 1); /* 2 would ask for a write-ahead log */
    assert_int_equal(header[19], 1);
    free(header);
    reopen(house, copy);
    after = house_dump(house);
    assert_string_equal(after, before);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal"), 1);
    assert_int_equal(check_store(house->store, on_finding, NULL, &house->messages), 0);
    free(before);
    free(after);
}

static void what_a_backup_never_overwrites(void **state)
{
    static const struct {
        const char *file;
        bool force;
        enum trouble trouble;
        const char *part;
    } table[] = {
        {"there", false, TROUBLE_FORBIDDEN, "or --force"},
        {"dangling", false, TROUBLE_FORBIDDEN, "or --force"},
        {"folder", true, TROUBLE_FORBIDDEN, "is no file"},
        {"kreds.db", true, TROUBLE_FORBIDDEN, "the store itself"},
        {"folder/../kreds.db", true, TROUBLE_FORBIDDEN, "the store itself"},
        {"link", true, TROUBLE_FORBIDDEN, "the store itself"},
        {"kreds.db-wal", true, TROUBLE_FORBIDDEN, "belongs to it"},
        {"folder/../kreds.db-journal", false, TROUBLE_FORBIDDEN, "belongs to it"},
        {"old", true, TROUBLE_FORBIDDEN, "old-wal of an older store"},
        {"nowhere/copy", false, TROUBLE_IO, "a folder you may write in"},
    };
    struct house *house = *state;

    write_file("there", "mine");
    write_file("old-wal", "old");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("nothing", "dangling"), 0);
    assert_int_equal(symlink("kreds.db", "link"), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_int_equal(backup(house, table[i].file, table[i].force), -1);
        house_said(house, table[i].trouble, table[i].part);
    }
    only_files("*", "dangling folder kreds.db kreds.db-shm kreds.db-wal link old-wal there ");
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
}

static void force_replaces_a_file(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";

    write_file(copy, "mine");
    assert_int_equal(backup(house, copy, true), 0);
    assert_int_equal(mode_of(copy), 0600);
    reopen(house, copy);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
}

static void a_dry_run_writes_nothing(void **state)
{
    struct house *house = *state;

    assert_int_equal(store_backup(house->store, "copy.db", false, true, &house->messages), 0);
    assert_int_equal(store_backup(house->store, house->path, true, true, &house->messages), -1);
    house_said(house, TROUBLE_FORBIDDEN, "the store itself");
    only_files("*", "kreds.db kreds.db-shm kreds.db-wal ");
}

/* Overwrites a page in the middle with something else. */
static void damage(struct house *house)
{
    FILE *file;

    reopen(house, NULL);
    file = fopen(house->path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, 4096 * 2, SEEK_SET), 0);
    for (int i = 0; i < 4096; i++)
        fputc('x', file);
    fclose(file);
    reopen(house, house->path);
}

static void an_unsound_store_spoils_no_older_backup(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    char *before, *after;
    size_t length;

    assert_int_equal(backup(house, copy, false), 0);
    before = file_bytes(copy, &length);
    damage(house);
    assert_int_equal(backup(house, copy, true), -1);
    house_said(house, TROUBLE_IO, "not sound");
    after = file_bytes(copy, &length);
    assert_memory_equal(after, before, length);
    only_files("copy*", "copy.db ");
    free(before);
    free(after);
}

/* Adds persons one command at a time until it is killed, or many were done: without WAL fewer, for there a reader who finds no gap
 * in ten seconds gives up, and a slow disk needs those for some hundred. Runs in a process of its own. */
static void go_on_writing(const char *path, bool network)
{
    const int most = network ? 300 : 1000;
    struct messages messages = {0};
    struct store *store = NULL;

    if (store_open_as(path, STORE_WRITE, network, &store, &messages) != 0)
        _exit(1);
    for (int i = 0; i < most; i++) {
        struct store_who who = house_who("carl", "refer add");

        if (store_begin(store, &who, &messages) != 0 ||
            store_execute(store, "INSERT INTO person (kind) VALUES ('adult'), ('adult')", &messages) != 0 ||
            store_commit(store, &messages) != 0)
            _exit(2);
    }
    _exit(0);
}

/* SQLite's connections do not survive a fork: the child would take the locks of the parent's for its own. */
static pid_t start_writer(const struct house *house, bool network)
{
    pid_t writer;

    assert_null(house->store);
    fflush(NULL);
    writer = fork();
    assert_true(writer >= 0);
    if (writer == 0)
        go_on_writing(house->path, network);
    return writer;
}

/* It may have come to its end before, on a slow machine; it was never refused for being busy. */
static void stop_writer(pid_t writer)
{
    int status = 0;

    kill(writer, SIGKILL);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
}

/* Every copy is of one moment: of each command both rows or none, and its entry. */
static void copies_while_others_write(void **state)
{
    struct house *house = *state;
    long least = 6;
    pid_t writer;

    reopen(house, NULL);
    writer = start_writer(house, false);
    reopen(house, house->path);
    for (int i = 0; i < 8; i++) {
        const char *copy = "copy.db";
        struct whole whole;
        bool sound = false;

        if (backup(house, copy, true) != 0)
            fail_msg("copy %d: %s", i, house->messages.items[0].text);
        assert_int_equal(whole_open(copy, false, SOON, &whole, &house->messages), 0);
        assert_int_equal(whole_check(whole.store, true, &sound, &house->messages), 0);
        assert_true(sound);
        store_close(whole.store);
        reopen(house, copy);
        assert_true(house_number(house, "SELECT count(*) FROM person") >= least);
        least = house_number(house, "SELECT count(*) FROM person");
        assert_int_equal(least, 6 + 2 * (house_number(house, "SELECT count(*) FROM journal") - 1));
        reopen(house, house->path);
    }
    stop_writer(writer);
    house_silent(house);
}

/* Without WAL each change of another sets the copy back; it is made in one go in the end. */
static void a_copy_that_is_set_back_comes_to_an_end(void **state)
{
    static const struct whole_pace slow = {.small = 1, .step = 1, .pause = 1, .restarts = 2};
    struct house *house = *state;
    struct store *copy;
    bool sound = false;
    pid_t writer;

    reopen(house, NULL);
    house_meddle(house, "PRAGMA journal_mode = DELETE");
    writer = start_writer(house, true);
    assert_int_equal(store_open_as(house->path, STORE_READ, true, &house->store, &house->messages), 0);
    write_file("copy.db", "");
    copy = whole_begin("copy.db", &house->messages);
    assert_non_null(copy);
    assert_int_equal(whole_copy(house->store, copy, &slow, &house->messages), 0);
    stop_writer(writer);
    assert_int_equal(whole_check(copy, true, &sound, &house->messages), 0);
    assert_true(sound);
    store_close(copy);
    house_silent(house);
}

/* --- restore --------------------------------------------------------------------------------------- */

static void a_backup_becomes_a_store_of_its_own(void **state)
{
    struct house *house = *state;
    char *before = house_dump(house), *after, *kept = NULL;
    const char *path = "new/deep/kreds.db";
    mode_t mask = umask(0);
    bool older = true;

    assert_int_equal(backup(house, "copy.db", false), 0);
    assert_int_equal(restore_as(house, (struct restore){.path = path, .file = "copy.db"}, &kept, &older), 0);
    umask(mask);
    house_silent(house);
    assert_null(kept);
    assert_false(older);
    assert_int_equal(mode_of("new"), 0700);
    assert_int_equal(mode_of(path), 0600);
    only_files("new/deep/*", "new/deep/kreds.db ");
    reopen(house, path);
    after = house_dump(house);
    assert_string_equal(after, before);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal WHERE number = 2 AND user = 'berit' AND "
                                         "command = 'kreds restore' AND kind = 'look' AND schema_version = 3"),
                     1);
    assert_int_equal(check_store(house->store, on_finding, NULL, &house->messages), 0);
    free(before);
    free(after);
}

static void what_is_no_backup(void **state)
{
    static const struct {
        const char *command; /* makes the file "f" of a sound backup "copy.db" */
        enum trouble trouble;
        const char *part;
    } table[] = {
        {"true", TROUBLE_NOT_FOUND, "No such file"},
        {"mkdir f", TROUBLE_DATA, "is no file"},
        {"rmdir f; : >f", TROUBLE_DATA, "damaged, cut short or no database"},
        {"echo Dear diary >f", TROUBLE_DATA, "damaged, cut short or no database"},
        {"head -c 3000 /dev/zero | tr '\\0' 'y' >f", TROUBLE_DATA, "damaged, cut short or no database"},
        {"head -c 4096 copy.db >f", TROUBLE_DATA, "damaged, cut short or no database"},
        {"head -c 40960 copy.db >f", TROUBLE_DATA, "damaged, cut short or no database"},
        {"cp copy.db f; head -c 4096 /dev/zero | dd of=f bs=4096 seek=3 conv=notrunc 2>/dev/null", TROUBLE_DATA,
         "damaged, cut short or no database"},
        {"rm f; sqlite3 f 'CREATE TABLE theirs (x)'", TROUBLE_DATA, "another program"},
        {"rm f; sqlite3 f 'CREATE TABLE theirs (x); PRAGMA application_id = 0x6b726564'", TROUBLE_DATA,
         "damaged, cut short or no database"},
        {"cp copy.db f; sqlite3 f 'PRAGMA user_version = 99'", TROUBLE_NO_STORE, "wanted a newer kreds"},
    };
    struct house *house = *state;
    char *before, *after, *kept = NULL;
    size_t length;

    assert_int_equal(backup(house, "copy.db", false), 0);
    reopen(house, NULL);
    before = file_bytes(house->path, &length);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_int_equal(system(table[i].command), 0);
        assert_int_equal(put_back(house, "f", true, &kept), -1);
        house_said(house, table[i].trouble, table[i].part);
        assert_null(kept);
    }
    after = file_bytes(house->path, &length);
    assert_memory_equal(after, before, length);
    only_files("kreds.db*", "kreds.db ");
    free(before);
    free(after);
}

static void a_present_store_gives_way_only_by_force(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    struct stat before, after;
    char *kept = NULL;

    assert_int_equal(backup(house, copy, false), 0);
    assert_int_equal(house_do(house, "anna", "refer add", "INSERT INTO person (kind) VALUES ('child')"), 2);
    assert_int_equal(put_back(house, copy, false, &kept), -1);
    house_said(house, TROUBLE_FORBIDDEN, "or --force");
    assert_int_equal(put_back(house, copy, true, &kept), -1);
    house_said(house, TROUBLE_BUSY, "busy"); /* the house has it open itself */
    only_files("*", "copy.db kreds.db kreds.db-shm kreds.db-wal ");
    reopen(house, NULL);
    assert_int_equal(stat(house->path, &before), 0);
    assert_int_equal(put_back(house, copy, true, &kept), 0);
    house_silent(house);
    assert_int_equal(stat(house->path, &after), 0);
    assert_int_equal(after.st_ino, before.st_ino); /* so that who waited for it finds the new one */
    assert_non_null(strstr(kept, "/kreds.db.before-restore-2026-09-01T"));
    assert_null(strchr(strrchr(kept, '/'), ':'));
    assert_int_equal(mode_of(kept), 0600);
    reopen(house, house->path);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
    reopen(house, kept);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 7);
    assert_int_equal(house_number(house, "SELECT count(*) FROM journal WHERE command = 'kreds restore'"), 0);
    free(kept);
}

/* A name that is taken already is not taken again. */
static void each_kept_copy_has_its_own_name(void **state)
{
    struct house *house = *state;
    char *first = whole_kept_name(house->path, "before-restore", "2026-09-01T10:15:00Z"), *second;

    assert_non_null(strstr(first, "kreds.db.before-restore-2026-09-01T101500Z"));
    write_file(first, "mine");
    second = whole_kept_name(house->path, "before-restore", "2026-09-01T10:15:00Z");
    assert_non_null(strstr(second, "T101500Z.2"));
    free(first);
    free(second);
}

/* What cannot be read as a store is moved away as it is, with what SQLite kept beside it. */
static void a_damaged_store_is_moved_away(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    char *kept = NULL, *wal, *bytes;
    size_t length;

    assert_int_equal(backup(house, copy, false), 0);
    reopen(house, NULL);
    assert_int_equal(truncate(house->path, 8192), 0);
    write_file("kreds.db-wal", "what was left");
    assert_int_equal(put_back(house, copy, false, &kept), -1);
    house_said(house, TROUBLE_FORBIDDEN, "or --force");
    assert_int_equal(put_back(house, copy, true, &kept), 0);
    house_silent(house);
    bytes = file_bytes(kept, &length);
    assert_int_equal(length, 8192);
    wal = text_format("%s-wal", kept);
    assert_true(exists(wal));
    only_files("kreds.db kreds.db-*", "kreds.db ");
    reopen(house, house->path);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
    free(bytes);
    free(wal);
    free(kept);
}

/* The log of a store that is gone would be played into the one put there. */
static void remains_give_way_only_by_force(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    char *kept = NULL;

    assert_int_equal(backup(house, copy, false), 0);
    reopen(house, NULL);
    unlink(house->path);
    write_file("kreds.db-wal", "old");
    assert_int_equal(put_back(house, copy, false, &kept), -1);
    house_said(house, TROUBLE_FORBIDDEN, "what is left of one");
    assert_int_equal(put_back(house, copy, true, &kept), 0);
    only_files("kreds.db kreds.db-*", "kreds.db ");
    reopen(house, house->path);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
    free(kept);
}

static void places_that_are_no_stores(void **state)
{
    static const struct {
        const char *path;
        const char *part;
    } table[] = {
        {"folder", "is no file"},        {"dangling", "leads nowhere"}, {"theirs", "another program"},
        {"copy.db", "the store itself"}, {"alias", "the store itself"},
    };
    struct house *house = *state;
    char *kept = NULL;
    bool older;

    assert_int_equal(backup(house, "copy.db", false), 0);
    assert_int_equal(system("mkdir folder; ln -s nothing dangling; ln -s copy.db alias; "
                            "sqlite3 theirs 'CREATE TABLE theirs (x)'"),
                     0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct restore restore = {.path = table[i].path, .file = "copy.db", .force = true};

        assert_int_equal(restore_as(house, restore, &kept, &older), -1);
        house_said(house, TROUBLE_FORBIDDEN, table[i].part);
        assert_null(kept);
    }
    only_files("*[!ml]", "alias copy.db dangling folder kreds.db theirs ");
}

static void a_link_to_the_store_stays_one(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db", *link = "link";
    char *kept = NULL;
    struct stat about;
    bool older;

    assert_int_equal(backup(house, copy, false), 0);
    assert_int_equal(house_do(house, "anna", "refer add", "INSERT INTO person (kind) VALUES ('child')"), 2);
    reopen(house, NULL);
    assert_int_equal(symlink(house->path, link), 0);
    assert_int_equal(restore_as(house, (struct restore){.path = link, .file = copy, .force = true}, &kept, &older), 0);
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    reopen(house, house->path);
    assert_int_equal(house_number(house, "SELECT count(*) FROM person"), 6);
    free(kept);
}

static void trying_a_restore_writes_nothing(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db";
    char *kept = NULL;
    struct restore restore = {.path = "new/kreds.db", .file = copy, .dry_run = true};
    bool older;

    assert_int_equal(backup(house, copy, false), 0);
    assert_int_equal(restore_as(house, restore, &kept, &older), 0);
    only_files("*", "copy.db kreds.db kreds.db-shm kreds.db-wal ");
    assert_int_equal(truncate(copy, 40960), 0);
    assert_int_equal(restore_as(house, restore, &kept, &older), -1);
    house_said(house, TROUBLE_DATA, "cut short");
}

static void an_older_backup_wants_an_upgrade(void **state)
{
    struct house *house = *state;
    const char *copy = "copy.db", *path = "old.db";
    char *kept = NULL;
    struct whole whole;
    bool older = false;

    assert_int_equal(backup(house, copy, false), 0);
    assert_int_equal(system("sqlite3 copy.db 'PRAGMA user_version = 0'"), 0);
    assert_int_equal(restore_as(house, (struct restore){.path = path, .file = copy}, &kept, &older), 0);
    assert_true(older);
    assert_int_equal(whole_open(path, true, SOON, &whole, &house->messages), 0);
    assert_int_equal(whole.version, 0);
    store_close(whole.store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_copy_is_whole_and_stands_alone),
        TEST(what_a_backup_never_overwrites),
        TEST(force_replaces_a_file),
        TEST(a_dry_run_writes_nothing),
        TEST(an_unsound_store_spoils_no_older_backup),
        TEST(copies_while_others_write),
        TEST(a_copy_that_is_set_back_comes_to_an_end),
        TEST(a_backup_becomes_a_store_of_its_own),
        TEST(what_is_no_backup),
        TEST(a_present_store_gives_way_only_by_force),
        TEST(each_kept_copy_has_its_own_name),
        TEST(a_damaged_store_is_moved_away),
        TEST(remains_give_way_only_by_force),
        TEST(places_that_are_no_stores),
        TEST(a_link_to_the_store_stays_one),
        TEST(trying_a_restore_writes_nothing),
        TEST(an_older_backup_wants_an_upgrade),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
