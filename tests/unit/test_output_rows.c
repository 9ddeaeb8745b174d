#include "base/message.h"
#include "base/text.h"
#include "output/outfile.h"
#include "output/rows.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const struct column columns[] = {
    {"ref", COLUMN_TEXT}, {"days", COLUMN_NUMBER}, {"urgent", COLUMN_TRUTH}, {"name", COLUMN_TEXT}};

#define COLUMNS (sizeof columns / sizeof *columns)

/* Two ordinary rows and one of awkward cells. */
static const char *const cells[][COLUMNS] = {{"2026-0001", "7", "yes", "Åse Ærø"},
                                             {"2026-0002", "-1.5", "no", NULL},
                                             {"=a;b", NULL, NULL, "x,\t\"y\"\n\\\x1b"}};

/* What a format makes of the first `count` rows; the caller frees. */
static char *written(enum format format, size_t count, bool terminal)
{
    struct messages messages = {0};
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    struct rows *rows;

    assert_non_null(out);
    rows = rows_open(out, format, columns, COLUMNS);
    if (terminal)
        rows_on_terminal(rows);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(rows_add(rows, cells[i]), 0);
    assert_int_equal(rows_close(rows, &messages), ROWS_WRITTEN);
    assert_int_equal(messages.count, 0);
    assert_int_equal(fclose(out), 0);
    return bytes;
}

static void each_format_is_written(void **state)
{
    static const struct {
        enum format format;
        size_t count;
        bool terminal;
        const char *wanted;
    } cases[] = {
        {FORMAT_TABLE, 0, false, ""},
        {FORMAT_TSV, 0, false, ""},
        {FORMAT_JSON, 0, false, ""},
        {FORMAT_CSV, 0, false, "ref,days,urgent,name\r\n"},
        {FORMAT_EXCEL, 0, false, "\xef\xbb\xbfref;days;urgent;name\r\n"},
        {FORMAT_TABLE, 3, false,
         "ref        days  urgent  name\n"
         "2026-0001     7  yes     Åse Ærø\n"
         "2026-0002  -1.5  no\n"
         "=a;b                     x, \"y\" \\\xef\xbf\xbd\n"},
        {FORMAT_TSV, 3, false, "2026-0001\t7\tyes\tÅse Ærø\n2026-0002\t-1.5\tno\t\n=a;b\t\t\tx,\\t\"y\"\\n\\\\\x1b\n"},
        {FORMAT_CSV, 3, false,
         "ref,days,urgent,name\r\n2026-0001,7,yes,Åse Ærø\r\n2026-0002,-1.5,no,\r\n=a;b,,,\"x,\t\"\"y\"\"\n\\\x1b\"\r\n"},
        {FORMAT_EXCEL, 3, false,
         "\xef\xbb\xbfref;days;urgent;name\r\n2026-0001;7;yes;Åse Ærø\r\n2026-0002;-1,5;no;\r\n\"'=a;b\";;;\"x,\t\"\"y\"\"\n\\\x1b\"\r\n"},
        {FORMAT_JSON, 3, false,
         "{\"ref\":\"2026-0001\",\"days\":7,\"urgent\":true,\"name\":\"Åse Ærø\"}\n"
         "{\"ref\":\"2026-0002\",\"days\":-1.5,\"urgent\":false,\"name\":null}\n"
         "{\"ref\":\"=a;b\",\"days\":null,\"urgent\":null,\"name\":\"x,\\t\\\"y\\\"\\n\\\\\\u001b\"}\n"},
        {FORMAT_TSV, 3, true,
         "2026-0001\t7\tyes\tÅse Ærø\n2026-0002\t-1.5\tno\t\n=a;b\t\t\tx,\\t\"y\"\\n\\\\\xef\xbf\xbd\n"},
        {FORMAT_CSV, 1, true, "ref,days,urgent,name\r\n2026-0001,7,yes,Åse Ærø\r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *found = written(cases[i].format, cases[i].count, cases[i].terminal);

        assert_string_equal(found, cases[i].wanted);
        free(found);
    }
}

/* A number column that holds no number, a truth that is none, and the only cell of a row left empty. */
static void columns_are_trusted_as_far_as_they_hold(void **state)
{
    static const struct column odd[] = {{"n", COLUMN_NUMBER}, {"t", COLUMN_TRUTH}}, lone[] = {{"a", COLUMN_TEXT}};
    static const char *const row[] = {"=1+1", "maybe"}, *const empty[] = {""}, *const nothing[] = {NULL},
                             *const blank[] = {"", ""};
    static const struct {
        enum format format;
        const struct column *columns;
        size_t count;
        const char *const *cells;
        const char *wanted;
    } cases[] = {
        {FORMAT_JSON, odd, 2, row, "{\"n\":\"=1+1\",\"t\":\"maybe\"}\n"},
        {FORMAT_JSON, odd, 2, blank, "{\"n\":null,\"t\":null}\n"},
        {FORMAT_EXCEL, odd, 2, row, "\xef\xbb\xbfn;t\r\n'=1+1;maybe\r\n"},
        {FORMAT_CSV, lone, 1, empty, "a\r\n\"\"\r\n"},
        {FORMAT_EXCEL, lone, 1, nothing,
         "\xef\xbb\xbf"
         "a\r\n\"\"\r\n"},
        {FORMAT_TSV, lone, 1, nothing, "\n"},
        {FORMAT_JSON, lone, 1, empty, "{\"a\":\"\"}\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *bytes = NULL;
        size_t length;
        FILE *out = open_memstream(&bytes, &length);
        struct messages messages = {0};
        struct rows *rows = rows_open(out, cases[i].format, cases[i].columns, cases[i].count);

        assert_int_equal(rows_add(rows, cases[i].cells), 0);
        assert_int_equal(rows_close(rows, &messages), ROWS_WRITTEN);
        assert_int_equal(fclose(out), 0);
        assert_string_equal(bytes, cases[i].wanted);
        free(bytes);
    }
}

static void formats_are_read_by_name(void **state)
{
    static const char *const names[] = {"table", "tsv", "csv", "excel", "json"};
    int format;

    (void)state;
    for (int i = 0; i < 5; i++) {
        assert_true(named_read(format_names, names[i], &format));
        assert_int_equal(format, i);
    }
    assert_false(named_read(format_names, "xml", &format));
}

/* --- streams that fail ------------------------------------------------------------------------ */

static void a_full_disk_is_told(void **state)
{
    static const enum format formats[] = {FORMAT_TABLE, FORMAT_TSV, FORMAT_CSV, FORMAT_EXCEL, FORMAT_JSON};

    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct messages messages = {0};
        FILE *full = fopen("/dev/full", "w");
        struct rows *rows;
        int added = 0;

        if (full == NULL)
            skip();
        rows = rows_open(full, formats[i], columns, COLUMNS);
        for (int j = 0; j < 5000 && added == 0; j++)
            added = rows_add(rows, cells[0]);
        assert_int_equal(added, -1);
        assert_int_equal(rows_close(rows, &messages), ROWS_FAILED);
        assert_int_equal(messages.count, 1);
        assert_int_equal(messages_trouble(&messages), TROUBLE_IO);
        assert_non_null(strstr(messages.items[0].text, strerror(28)));
        messages_free(&messages);
        fclose(full);
    }
}

/* Only the last flush finds the disk full: a short list must not end as if it were written. */
static void a_short_list_on_a_full_disk_is_told(void **state)
{
    struct messages messages = {0};
    FILE *full = fopen("/dev/full", "w");
    struct rows *rows;

    (void)state;
    if (full == NULL)
        skip();
    rows = rows_open(full, FORMAT_TSV, columns, COLUMNS);
    assert_int_equal(rows_add(rows, cells[0]), 0);
    assert_int_equal(rows_close(rows, &messages), ROWS_FAILED);
    messages_free(&messages);
    fclose(full);
}

static void a_reader_that_went_away_is_no_failure(void **state)
{
    struct messages messages = {0};
    struct rows *rows;
    int ends[2];
    FILE *out;

    (void)state;
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    out = fdopen(ends[1], "w");
    assert_non_null(out);
    rows = rows_open(out, FORMAT_JSON, columns, COLUMNS);
    rows_add(rows, cells[0]);
    assert_int_equal(rows_close(rows, &messages), ROWS_NO_READER);
    assert_int_equal(messages.count, 0);
    fclose(out);
}

/* --- files ------------------------------------------------------------------------------------ */

static char folder[] = "/tmp/kreds-outfile.XXXXXX";

static int folder_make(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int folder_remove(void **state)
{
    (void)state;
    return rmdir(folder); /* fails where a test left something behind */
}

static char *path_of(const char *name)
{
    return text_format("%s/%s", folder, name);
}

static char *content_of(const char *path)
{
    FILE *in = fopen(path, "r");
    char bytes[100];
    size_t length;

    if (in == NULL)
        return NULL;
    length = fread(bytes, 1, sizeof bytes - 1, in);
    fclose(in);
    bytes[length] = '\0';
    return text_format("%s", bytes);
}

static void a_file_comes_whole_or_not_at_all(void **state)
{
    struct messages messages = {0};
    char *path = path_of("årsplan.csv"), *content;
    struct outfile *file = outfile_open(path, &messages);
    struct stat there;

    (void)state;
    assert_non_null(file);
    fputs("first", outfile_stream(file));
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(outfile_keep(file, &messages), 0);
    assert_int_equal(stat(path, &there), 0);
    assert_int_equal(there.st_mode & 07777, 0600);
    file = outfile_open(path, &messages);
    fputs("second", outfile_stream(file));
    outfile_drop(file);
    content = content_of(path);
    assert_string_equal(content, "first");
    free(content);
    file = outfile_open(path, &messages);
    fputs("third", outfile_stream(file));
    assert_int_equal(outfile_keep(file, &messages), 0);
    content = content_of(path);
    assert_string_equal(content, "third");
    free(content);
    assert_int_equal(messages.count, 0);
    unlink(path);
    free(path);
    outfile_drop(NULL);
}

static void what_cannot_be_written_is_told(void **state)
{
    struct messages messages = {0};
    char *nowhere = path_of("no/such/file");

    (void)state;
    assert_null(outfile_open(nowhere, &messages));
    assert_int_equal(messages_trouble(&messages), TROUBLE_IO);
    assert_null(outfile_open(folder, &messages)); /* a folder */
    assert_int_equal(messages.count, 2);
    messages_free(&messages);
    free(nowhere);
}

/* A link to a device in a folder of our own: the device is written to, and the link stays what it is. */
static void what_is_no_plain_file_is_written_as_it_is(void **state)
{
    static const struct {
        const char *device;
        int kept;
    } cases[] = {{"/dev/full", -1}, {"/dev/null", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct messages messages = {0};
        char *path = path_of("device");
        struct outfile *file;
        struct stat there;

        assert_int_equal(symlink(cases[i].device, path), 0);
        file = outfile_open(path, &messages);
        assert_non_null(file);
        fputs("lost", outfile_stream(file));
        assert_int_equal(outfile_keep(file, &messages), cases[i].kept);
        assert_int_equal(messages.count, cases[i].kept == 0 ? 0 : 1);
        assert_int_equal(lstat(path, &there), 0);
        assert_true(S_ISLNK(there.st_mode));
        messages_free(&messages);
        unlink(path);
        free(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_is_written),
        cmocka_unit_test(columns_are_trusted_as_far_as_they_hold),
        cmocka_unit_test(formats_are_read_by_name),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(a_short_list_on_a_full_disk_is_told),
        cmocka_unit_test(a_reader_that_went_away_is_no_failure),
        cmocka_unit_test(a_file_comes_whole_or_not_at_all),
        cmocka_unit_test(what_cannot_be_written_is_told),
        cmocka_unit_test(what_is_no_plain_file_is_written_as_it_is),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
