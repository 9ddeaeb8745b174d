/* Compiled texts of a language: found, not found, damaged. The files are put together here, byte by byte. */
#include "base/i18n.h"
#include "base/text.h"

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

#define COUNT(table) (sizeof(table) / sizeof *(table))

static char folder[64]; /* with LANGUAGE/LC_MESSAGES/kreds.mo in it */

/* Sorted by the English, as msgfmt writes them; the first is the file's own head. */
static const char *const pairs[][2] = {
    {"", "Language: da\n"}, {"%s of %d", "%s af %d"}, {"bread", "brød"}, {"breads", "flere brød"}, {"island", "ø"},
};

static void number_add(struct text *file, uint32_t number)
{
    for (int i = 0; i < 4; i++) {
        char byte = (char)(number >> 8 * i & 0xff);
        text_add_bytes(file, &byte, 1);
    }
}

/* The bytes of a catalogue with the pairs in it. */
static struct text catalogue(void)
{
    uint32_t count = COUNT(pairs), place = 28 + 16 * count;
    struct text file = {0};

    number_add(&file, 0x950412de);
    number_add(&file, 0);
    number_add(&file, count);
    number_add(&file, 28);
    number_add(&file, 28 + 8 * count);
    number_add(&file, 0);
    number_add(&file, 28 + 16 * count);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < count; i++) {
            number_add(&file, (uint32_t)strlen(pairs[i][side]));
            number_add(&file, place);
            place += (uint32_t)strlen(pairs[i][side]) + 1;
        }
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < count; i++)
            text_add_bytes(&file, pairs[i][side], strlen(pairs[i][side]) + 1);
    return file;
}

/* Writes bytes as the catalogue of a language; a damaged one gets a language of its own, as what was read is kept. */
static void write_catalogue(const char *language, const char *bytes, size_t length)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/kreds.mo", folder, language);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    struct text good = catalogue();
    const char *tmp = getenv("TMPDIR");

    (void)state;
    snprintf(folder, sizeof folder, "%.40s/i18n-XXXXXX", tmp && strlen(tmp) < 40 ? tmp : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    write_catalogue("da", good.bytes, good.length);
    text_free(&good);
    i18n_folder(folder);
    return 0;
}

static int tear_down(void **state)
{
    struct text command = {0};

    (void)state;
    i18n_end();
    text_add_format(&command, "rm -rf '%s'", folder);
    int result = system(text_bytes(&command));
    text_free(&command);
    return result;
}

static void english_until_another_is_used(void **state)
{
    (void)state;
    assert_string_equal(i18n_language(), "en");
    assert_string_equal(_("bread"), "bread");
    assert_null(i18n_text(NULL));
}

static void danish_and_back(void **state)
{
    const char *bread;

    (void)state;
    assert_true(i18n_use("da"));
    assert_string_equal(i18n_language(), "da");
    for (size_t i = 1; i < COUNT(pairs); i++)
        assert_string_equal(i18n_text(pairs[i][0]), pairs[i][1]);
    assert_string_equal(i18n_text(""), "");
    assert_string_equal(i18n_text("brea"), "brea");
    assert_string_equal(i18n_text("A"), "A");
    assert_string_equal(i18n_text("zebra"), "zebra");
    assert_string_equal(i18n_text("øre"), "øre");
    assert_null(i18n_text(NULL));
    bread = _("bread");
    assert_true(i18n_use("en"));
    assert_string_equal(_("bread"), "bread");
    assert_string_equal(bread, "brød");
    assert_true(i18n_use("da"));
    assert_ptr_equal(_("bread"), bread);
}

static void unknown_languages_change_nothing(void **state)
{
    static const char *const codes[] = {"sv", "", "d", "dansk", "DA", "da_DK", "../da", "da/../da", "C", ".", NULL};

    (void)state;
    assert_true(i18n_use("da"));
    for (size_t i = 0; i < COUNT(codes); i++) {
        assert_false(i18n_use(codes[i]));
        assert_string_equal(i18n_language(), "da");
    }
    i18n_end();
    assert_false(i18n_use("da"));
    assert_string_equal(_("bread"), "bread");
}

/* Each a good file with one number of it changed, at a place that a reader would stumble over. */
static void damaged_files_are_not_used(void **state)
{
    static const struct {
        size_t place;
        uint32_t number;
    } damages[] = {
        {0, 0xde120495},      /* magic, the other way round */
        {4, 0x00010000},      /* a revision to come */
        {8, 1000},            /* more texts than fit */
        {8, 0xffffffff},      /* as many as overflow */
        {12, 0x7fffffff},     /* the table lies behind the end */
        {12, 0xffffffff},     /* the same */
        {16, 0xfffffff8},     /* the other table */
        {28, 1},              /* a text without its NUL byte */
        {28 + 8, 0xffffffff}, /* a text longer than the file */
        {28 + 12, 100000},    /* a text behind the end */
        {28 + 44, 0xffffffff},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(damages); i++) {
        struct text file = catalogue(), number = {0};
        char code[] = {'x', (char)('a' + (int)i), '\0'};

        number_add(&number, damages[i].number);
        memcpy(file.bytes + damages[i].place, number.bytes, 4);
        write_catalogue(code, file.bytes, file.length);
        assert_false(i18n_use(code));
        assert_string_equal(i18n_language(), "en");
        text_free(&file);
        text_free(&number);
    }
}

static void cut_files_are_not_used(void **state)
{
    struct text file = catalogue();

    (void)state;
    for (size_t length = 0; length < file.length; length++) {
        write_catalogue("cut", file.bytes, length);
        assert_false(i18n_use("cut"));
    }
    write_catalogue("cut", file.bytes, file.length);
    assert_true(i18n_use("cut"));
    assert_string_equal(_("island"), "ø");
    text_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(english_until_another_is_used, set_up, tear_down),
        cmocka_unit_test_setup_teardown(danish_and_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_languages_change_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_files_are_not_used, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cut_files_are_not_used, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
