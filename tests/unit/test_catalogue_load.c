#include "base/digest.h"
#include "base/memory.h"
#include "catalogue/load.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define FIXTURES "tests/fixtures/catalogue/"

static char *root; /* where the tests were begun */

static int remember_root(void **state)
{
    (void)state;
    root = getcwd(NULL, 0);
    return root == NULL;
}

static int forget_root(void **state)
{
    (void)state;
    free(root);
    return 0;
}

static int go_home(void **state)
{
    (void)state;
    return chdir(root);
}

/* "FILE:LINE:COLUMN: message", a line each. */
static void told(const struct messages *messages, struct text *into)
{
    for (size_t i = 0; i < messages->count; i++) {
        const struct message *message = &messages->items[i];

        assert_int_equal(message->trouble, TROUBLE_CATALOGUE);
        text_add_format(into, "%s:%d:%d: %s\n", message->file, message->line, message->column, message->text);
    }
}

static char *file_text(const char *path)
{
    char *text = memory_new(1 << 16);
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    text[fread(text, 1, (1 << 16) - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* What is said of a fixture, and that its kept text is read the same. */
static void fixture_check(const char *path, const char *expected)
{
    struct catalogue catalogue, again;
    struct messages messages = {0}, messages_again = {0};
    struct text said = {0};
    int result = catalogue_load(path, NULL, &catalogue, &messages);

    told(&messages, &said);
    assert_string_equal(text_bytes(&said), expected);
    assert_int_equal(result, *expected == '\0' ? 0 : -1);

    assert_int_equal(catalogue_from_text("kept", catalogue.text, catalogue.text_length, &again, &messages_again),
                     result);
    assert_int_equal(messages_again.count, messages.count);
    assert_string_equal(catalogue_digest(&again), catalogue_digest(&catalogue));
    assert_int_equal(again.service_count, catalogue.service_count);

    text_free(&said);
    messages_free(&messages);
    messages_free(&messages_again);
    catalogue_free(&catalogue);
    catalogue_free(&again);
}

static void good_fixtures_are_read_in_silence(void **state)
{
    glob_t found;

    (void)state;
    assert_int_equal(chdir(FIXTURES "good"), 0);
    assert_int_equal(glob("*", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        fixture_check(found.gl_pathv[i], "");
    globfree(&found);
}

/* Each has a good one of the same name, and what is to be said of it beside it. */
static void broken_fixtures_are_told_word_for_word(void **state)
{
    glob_t found;

    (void)state;
    assert_int_equal(chdir(FIXTURES "broken"), 0);
    assert_int_equal(glob("*.expected", 0, NULL, &found), 0);
    assert_true(found.gl_pathc > 20);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *expected = file_text(found.gl_pathv[i]);
        char *name = memory_text(found.gl_pathv[i]), *path, *good;

        *strrchr(name, '.') = '\0';
        path = text_format("%s.yaml", name);
        good = text_format("../good/%s%s", name, access(path, F_OK) == 0 ? ".yaml" : "");
        assert_int_equal(access(good, F_OK), 0);
        assert_true(*expected != '\0');
        fixture_check(access(path, F_OK) == 0 ? path : name, expected);
        free(good);
        free(path);
        free(name);
        free(expected);
    }
    globfree(&found);
}

static void every_broken_fixture_has_its_expectation(void **state)
{
    glob_t found;

    (void)state;
    assert_int_equal(chdir(FIXTURES "broken"), 0);
    assert_int_equal(glob("*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *expected = text_format("%.*s.expected", (int)strlen(found.gl_pathv[i]) - 5, found.gl_pathv[i]);

        assert_int_equal(access(expected, F_OK), 0);
        free(expected);
    }
    globfree(&found);
}

static void the_example_house_is_sound(void **state)
{
    struct catalogue catalogue;
    struct messages messages = {0};

    (void)state;
    assert_int_equal(catalogue_load("examples/norddjurs", NULL, &catalogue, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_int_equal(catalogue.service_count, 17);
    assert_non_null(catalogue_calendar(&catalogue));
    assert_string_equal(catalogue.files.items[0], "examples/norddjurs/calendar.yaml");
    assert_ptr_equal(catalogue_calendar(&catalogue)->at.file, catalogue.files.items[0]);
    catalogue_free(&catalogue);
}

static void what_is_missing_is_said(void **state)
{
    static const char *const paths[] = {"", FIXTURES "nowhere", FIXTURES "good/house.yaml/within"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct catalogue catalogue;
        struct messages messages = {0};

        assert_int_equal(catalogue_load(paths[i], NULL, &catalogue, &messages), -1);
        assert_int_equal(messages.count, 1);
        assert_int_equal(messages.items[0].trouble, TROUBLE_NOT_FOUND);
        assert_string_equal(messages.items[0].file, paths[i]);
        messages_free(&messages);
        catalogue_free(&catalogue);
    }
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = text_format("%s/%s", folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    free(path);
}

static const char *new_folder(char into[64])
{
    const char *place = getenv("TMPDIR");

    snprintf(into, 64, "%.40s/kreds-XXXXXX", place != NULL && strlen(place) <= 40 ? place : "/tmp");
    assert_non_null(mkdtemp(into));
    return into;
}

static void remove_folder(const char *folder, const char *const *names)
{
    for (; *names != NULL; names++) {
        char *path = text_format("%s/%s", folder, *names);

        assert_int_equal(remove(path), 0);
        free(path);
    }
    assert_int_equal(rmdir(folder), 0);
}

/* Only *.yaml of the folder itself; no hidden file, as an editor leaves them; a symlink is as good as a file. */
static void a_folder_gives_its_yaml_files(void **state)
{
    static const char *const names[] = {"b.yaml", ".hidden.yaml", "notes.txt", "c.yaml", "a.yaml", "e.yml", NULL};
    struct catalogue catalogue;
    struct messages messages = {0};
    char folder[64], *path, *link;

    (void)state;
    new_folder(folder);
    write_file(folder, "b.yaml", "catalogue: b\nhouse: B\nservices: {talks: {name: Talks, delivered: family}}\n");
    write_file(folder, ".hidden.yaml", "[");
    write_file(folder, "notes.txt", "[");
    write_file(folder, "e.yml", "[");
    path = text_format("%s/c.yaml", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    free(path);
    path = text_format("%s/" FIXTURES "good/folder/z-mood.yaml", root);
    link = text_format("%s/a.yaml", folder);
    assert_int_equal(symlink(path, link), 0);

    assert_int_equal(catalogue_load(folder, NULL, &catalogue, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_int_equal(catalogue.files.count, 2);
    assert_string_equal(catalogue.files.items[0], link);
    assert_non_null(catalogue_instrument(&catalogue, "mood"));
    catalogue_free(&catalogue);
    free(path);
    free(link);
    remove_folder(folder, names);
}

static void an_empty_folder_is_no_catalogue(void **state)
{
    static const char *const names[] = {NULL};
    struct catalogue catalogue;
    struct messages messages = {0};
    char folder[64];

    (void)state;
    new_folder(folder);
    assert_int_equal(catalogue_load(folder, NULL, &catalogue, &messages), -1);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages.items[0].trouble, TROUBLE_CATALOGUE);
    assert_string_equal(messages.items[0].file, folder);
    messages_free(&messages);
    catalogue_free(&catalogue);
    remove_folder(folder, names);
}

/* The digest hangs on what the house wrote and on the files' names, and not on where they lie. */
static void the_digest_is_of_the_houses_files(void **state)
{
    struct catalogue one, other;
    struct messages messages = {0};
    char digest[DIGEST_TEXT];

    (void)state;
    assert_int_equal(catalogue_load(FIXTURES "good/folder", NULL, &one, &messages), 0);
    assert_int_equal(catalogue_load(FIXTURES "good/../good/folder/", NULL, &other, &messages), 0);
    assert_string_equal(catalogue_digest(&one), catalogue_digest(&other));
    assert_string_equal(catalogue_digest(&one), digest_of(one.text, one.text_length, digest));
    assert_memory_equal(one.text, "# file: a-calendar.yaml\ncalendar: example\n", 42);
    assert_non_null(strstr(one.text, "\n# file: z-mood.yaml\ninstrument: mood\n"));
    assert_null(strstr(one.text, "emotional"));
    assert_string_equal(other.files.items[0], FIXTURES "good/../good/folder/a-calendar.yaml");
    catalogue_free(&one);
    catalogue_free(&other);
}

static void positions_of_a_kept_text_name_its_files(void **state)
{
    static const char text[] = "# file: calendar.yaml\ncalendar: c\n# file: house.yaml\ncatalogue: c\nhouse: C\n"
                               "services: {talks: {name: Talks}}\n";
    struct catalogue catalogue;
    struct messages messages = {0};
    struct text said = {0};

    (void)state;
    assert_int_equal(catalogue_from_text("1f2e", text, sizeof text - 1, &catalogue, &messages), -1);
    told(&messages, &said);
    assert_string_equal(text_bytes(&said),
                        "1f2e/house.yaml:3:19: the key 'delivered' is missing; it was wanted here\n");
    text_free(&said);
    messages_free(&messages);
    catalogue_free(&catalogue);
}

static void a_text_without_headings_is_one_file(void **state)
{
    static const char text[] = "catalogue: c\nhouse: C\nservices: {talks: {name: Talks, delivered: family}}\n";
    struct catalogue catalogue;
    struct messages messages = {0};

    (void)state;
    assert_int_equal(catalogue_from_text("standard input", text, sizeof text - 1, &catalogue, &messages), 0);
    assert_string_equal(catalogue.services[0].at.file, "standard input");
    catalogue_free(&catalogue);
    assert_int_equal(catalogue_from_text("nothing", "", 0, &catalogue, &messages), -1);
    assert_int_equal(messages.count, 1);
    messages_free(&messages);
    catalogue_free(&catalogue);
}

/* One that is broken at every byte: whatever is said, nothing may be read past its end or left behind. */
static void a_torn_text_is_survived(void **state)
{
    struct catalogue whole;
    struct messages messages = {0};

    (void)state;
    assert_int_equal(catalogue_load(FIXTURES "good/criteria.yaml", NULL, &whole, &messages), 0);
    for (size_t length = 0; length < whole.text_length; length += 7) {
        char *torn = memory_text_part(whole.text, length);
        struct catalogue catalogue;

        catalogue_from_text("torn", torn, length, &catalogue, &messages);
        catalogue_free(&catalogue);
        messages_free(&messages);
        free(torn);
    }
    catalogue_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(good_fixtures_are_read_in_silence, go_home),
        cmocka_unit_test_teardown(broken_fixtures_are_told_word_for_word, go_home),
        cmocka_unit_test_teardown(every_broken_fixture_has_its_expectation, go_home),
        cmocka_unit_test(the_example_house_is_sound),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(a_folder_gives_its_yaml_files),
        cmocka_unit_test(an_empty_folder_is_no_catalogue),
        cmocka_unit_test(the_digest_is_of_the_houses_files),
        cmocka_unit_test(positions_of_a_kept_text_name_its_files),
        cmocka_unit_test(a_text_without_headings_is_one_file),
        cmocka_unit_test(a_torn_text_is_survived),
    };

    return cmocka_run_group_tests(tests, remember_root, forget_root);
}
