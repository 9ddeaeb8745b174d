#include "base/date.h"
#include "base/text.h"
#include "house_files.h"
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
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
