#include "catalogue/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void files_are_added_and_told_apart(void **state)
{
    static const struct {
        const char *bytes, *kept;
    } cases[] = {
        {"a: 1\n", "a: 1\n"},
        {"a: 1", "a: 1\n"},
        {"", ""},
        {"\n", "\n"},
        {"# file: b.yaml\na: 1\n", " # file: b.yaml\na: 1\n"},
        {"a: \"x\n# file: b\"\n", "a: \"x\n # file: b\"\n"},
        {"a: 1\n# file: ", "a: 1\n # file: \n"},
        {"a: 1\r\n", "a: 1\r\n"},
    };
    struct text kept = {0};
    struct kept_file file;
    const char *at, *end;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        kept_add(&kept, "f.yaml", cases[i].bytes, strlen(cases[i].bytes));
    at = kept.bytes;
    end = at + kept.length;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(kept_next(&at, end, &file));
        assert_string_equal(file.name, "f.yaml");
        assert_int_equal(file.length, strlen(cases[i].kept));
        assert_memory_equal(file.bytes, cases[i].kept, file.length);
        free(file.name);
    }
    assert_false(kept_next(&at, end, &file));
    text_free(&kept);
}

static void bytes_are_kept_whatever_they_are(void **state)
{
    struct text kept = {0};
    struct kept_file file;
    const char *at;

    (void)state;
    kept_add(&kept, "odd\n\x1bname", "a\0b\xff\n", 5);
    at = kept.bytes;
    assert_true(kept_next(&at, kept.bytes + kept.length, &file));
    assert_string_equal(file.name, "odd??name");
    assert_int_equal(file.length, 5);
    assert_memory_equal(file.bytes, "a\0b\xff\n", 5);
    free(file.name);
    text_free(&kept);
}

/* Disks of older systems have names in Windows-1252; a text that was kept before may have one, too. */
static void names_are_texts_whatever_they_were(void **state)
{
    static const char former[] = "# file: sk\xe6rm.yaml\na: 1\n# file: \n";
    struct text kept = {0};
    struct kept_file file;
    const char *at;

    (void)state;
    kept_add(&kept, "sk\xe6rm.yaml", "a: 1\n", 5);
    assert_string_equal(kept.bytes, "# file: sk\xef\xbf\xbdrm.yaml\na: 1\n");
    text_free(&kept);
    at = former;
    assert_true(kept_next(&at, former + sizeof former - 1, &file));
    assert_string_equal(file.name, "sk\xef\xbf\xbdrm.yaml");
    free(file.name);
    assert_true(kept_next(&at, former + sizeof former - 1, &file));
    assert_string_equal(file.name, "");
    free(file.name);
}

static void a_text_may_begin_without_a_heading(void **state)
{
    static const char text[] = "a: 1\n# file: b.yaml";
    const char *at = text, *end = text + sizeof text - 1;
    struct kept_file file;

    (void)state;
    assert_true(kept_next(&at, end, &file));
    assert_null(file.name);
    assert_int_equal(file.length, 5);
    assert_true(kept_next(&at, end, &file));
    assert_string_equal(file.name, "b.yaml");
    assert_int_equal(file.length, 0);
    free(file.name);
    assert_false(kept_next(&at, end, &file));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_added_and_told_apart),
        cmocka_unit_test(bytes_are_kept_whatever_they_are),
        cmocka_unit_test(names_are_texts_whatever_they_were),
        cmocka_unit_test(a_text_may_begin_without_a_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
