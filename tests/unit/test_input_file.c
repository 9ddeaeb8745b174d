/* Whole files, and files that are none. */
#include "base/text.h"
#include "input/file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A file of `length` bytes, all of them `byte`, in the folder for temporary files; the caller frees the path. */
static char *file_made(size_t length, char byte)
{
    const char *folder = getenv("TMPDIR");
    char *path = text_format("%s/kreds-file-XXXXXX", folder == NULL ? "/tmp" : folder);
    int made = mkstemp(path);
    FILE *to = made < 0 ? NULL : fdopen(made, "w");

    assert_non_null(to);
    for (size_t i = 0; i < length; i++)
        fputc(byte, to);
    assert_int_equal(fclose(to), 0);
    return path;
}

static void assert_refused(const char *path, enum trouble trouble, const char *text)
{
    struct messages messages = {0};
    char *bytes = NULL;
    size_t length = 7;

    assert_int_equal(file_read(path, &bytes, &length, &messages), -1);
    assert_null(bytes);
    assert_int_equal(length, 7);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages.items[0].trouble, trouble);
    assert_string_equal(messages.items[0].file, path);
    assert_string_equal(messages.items[0].text, text);
    messages_free(&messages);
}

static void assert_read(const char *path, size_t expected, char byte)
{
    struct messages messages = {0};
    char *bytes = NULL;
    size_t length = 7;

    assert_int_equal(file_read(path, &bytes, &length, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_int_equal(length, expected);
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != byte)
            fail_msg("byte %zu is %d", i, bytes[i]);
    assert_int_equal(bytes[length], '\0');
    free(bytes);
}

static void files_are_read_whole(void **state)
{
    static const size_t sizes[] = {0, 1, 16384, 16385, 100000, FILE_MOST};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *path = file_made(sizes[i], i == 1 ? '\0' : 'a');

        assert_read(path, sizes[i], i == 1 ? '\0' : 'a');
        unlink(path);
        free(path);
    }
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    assert_refused("tests/no-such-file", TROUBLE_NOT_FOUND, "there is no such file; the name of a file was wanted");
    assert_refused("", TROUBLE_NOT_FOUND, "there is no such file; the name of a file was wanted");
    assert_refused("/dev/null/file", TROUBLE_NOT_FOUND, "there is no such file; the name of a file was wanted");
    assert_refused("/", TROUBLE_IO, "this is a folder; the name of a file was wanted");
    assert_refused("/proc/self/mem", TROUBLE_IO,
                   "the file cannot be read (Input/output error); a file that can be read was wanted");
}

static void a_file_too_large_is_refused(void **state)
{
    char *path = file_made(FILE_MOST + 1, 'a');

    (void)state;
    assert_refused(path, TROUBLE_DATA, "the file is larger than 16 MiB; a smaller one was wanted");
    assert_refused("/dev/zero", TROUBLE_DATA, "the file is larger than 16 MiB; a smaller one was wanted");
    unlink(path);
    free(path);
}

static void standard_input_is_read(void **state)
{
    char *path = file_made(5000, 'x');
    int before = dup(STDIN_FILENO), from = open(path, O_RDONLY);

    (void)state;
    assert_true(before >= 0 && from >= 0);
    assert_int_equal(dup2(from, STDIN_FILENO), STDIN_FILENO);
    assert_read("-", 5000, 'x');
    assert_read("-", 0, 'x');
    assert_int_equal(dup2(before, STDIN_FILENO), STDIN_FILENO);
    close(before);
    close(from);
    unlink(path);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_whole),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(a_file_too_large_is_refused),
        cmocka_unit_test(standard_input_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
