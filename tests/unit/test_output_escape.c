#include "base/utf8.h"
#include "output/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What one of the writers makes of a text; the caller frees. */
static char *written(void (*write)(FILE *, const char *), const char *text)
{
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);

    assert_non_null(out);
    write(out, text);
    assert_int_equal(fclose(out), 0);
    return bytes;
}

static void write_csv(FILE *out, const char *text)
{
    escape_csv(out, text, ',');
}

struct pair {
    const char *text, *wanted;
};

static void check(void (*write)(FILE *, const char *), const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *found = written(write, pairs[i].text);

        assert_string_equal(found, pairs[i].wanted);
        free(found);
    }
}
#define CHECK(write, pairs) check(write, pairs, sizeof(pairs) / sizeof *(pairs))

static void tsv_escapes_four(void **state)
{
    static const struct pair pairs[] = {
        {"", ""},           {"Søren Ærø", "Søren Ærø"}, {"a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e"},
        {"\t\t", "\\t\\t"}, {"\\t", "\\\\t"},           {"=1+1\x1b[31m", "=1+1\x1b[31m"}};

    (void)state;
    CHECK(escape_tsv, pairs);
}

static void csv_quotes_where_it_must(void **state)
{
    static const struct pair pairs[] = {{"", ""},
                                        {"plain text", "plain text"},
                                        {"a,b", "\"a,b\""},
                                        {"a;b", "a;b"},
                                        {"say \"hi\"", "\"say \"\"hi\"\"\""},
                                        {"\"", "\"\"\"\""},
                                        {"two\nlines", "\"two\nlines\""},
                                        {"two\r\nlines", "\"two\r\nlines\""},
                                        {" padded", "\" padded\""},
                                        {"padded ", "\"padded \""},
                                        {"=1+1", "=1+1"}};

    (void)state;
    CHECK(write_csv, pairs);
}

static void excel_makes_formulas_harmless(void **state)
{
    static const struct pair pairs[] = {{"", ""},
                                        {"a,b", "a,b"},
                                        {"a;b", "\"a;b\""},
                                        {"=1+1", "'=1+1"},
                                        {"+45 00 00 00 00", "'+45 00 00 00 00"},
                                        {"-1", "'-1"},
                                        {"@SUM(A1)", "'@SUM(A1)"},
                                        {"\tx", "'\tx"},
                                        {"\rx", "\"'\rx\""},
                                        {"\nx", "\"'\nx\""},
                                        {"=\"a;b\"", "\"'=\"\"a;b\"\"\""},
                                        {"a=b", "a=b"},
                                        {"'=1", "'=1"}};

    (void)state;
    CHECK(escape_excel, pairs);
}

static void json_is_always_valid(void **state)
{
    static const struct pair pairs[] = {{"", "\"\""},
                                        {"Æblegrød", "\"Æblegrød\""},
                                        {"\"\\/", "\"\\\"\\\\/\""},
                                        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
                                        {"\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\""},
                                        {"\xc2\x9b"
                                         "31m",
                                         "\"\\u009b31m\""},
                                        {"\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8", "\"\\u202e\\u2066\\u2028\""},
                                        {"a\xff\xc3", "\"a\xef\xbf\xbd\xef\xbf\xbd\""},
                                        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
                                        {"\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\""}};

    (void)state;
    CHECK(escape_json, pairs);
}

static void a_terminal_gets_nothing_that_acts(void **state)
{
    static const struct {
        const char *text, *line, *lines;
    } cases[] = {{"", "", ""},
                 {"Søren", "Søren", "Søren"},
                 {"\x1b[2J\x07", "\xef\xbf\xbd[2J\xef\xbf\xbd", "\xef\xbf\xbd[2J\xef\xbf\xbd"},
                 {"\xc2\x9b"
                  "2J",
                  "\xef\xbf\xbd"
                  "2J",
                  "\xef\xbf\xbd"
                  "2J"},
                 {"a\nb\tc", "a b c", "a\nb\tc"},
                 {"a\r\nb", "a b", "a\nb"},
                 {"good\rbad", "good bad",
                  "good\xef\xbf\xbd"
                  "bad"},
                 {"a\xe2\x80\xa8"
                  "b",
                  "a b", "a b"},
                 {"\xe2\x80\xae"
                  "evil\xe2\x81\xa9",
                  "\xef\xbf\xbd"
                  "evil\xef\xbf\xbd",
                  "\xef\xbf\xbd"
                  "evil\xef\xbf\xbd"},
                 {"e\xcc\x81\xff", "e\xcc\x81\xef\xbf\xbd", "e\xcc\x81\xef\xbf\xbd"},
                 {"\x7f", "\xef\xbf\xbd", "\xef\xbf\xbd"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text line = {0}, lines = {0};

        escape_harmless(&line, cases[i].text);
        escape_harmless_lines(&lines, cases[i].text);
        assert_string_equal(line.bytes, cases[i].line);
        assert_string_equal(lines.bytes, cases[i].lines);
        assert_true(utf8_valid(line.bytes));
        text_free(&line);
        text_free(&lines);
    }
}

static void numbers_are_known(void **state)
{
    static const char *const numbers[] = {"0", "-0", "12", "-12", "0.5", "10.25", "1e3", "1E+10", "2.5e-3"};
    static const char *const others[] = {"",    "-",    "+1", "01", ".5", "5.",  "1,5", "1e",
                                         "1e+", "0x10", " 1", "1 ", "1a", "--1", "nan", "1.2.3"};

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(escape_is_number(numbers[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(escape_is_number(others[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tsv_escapes_four),
        cmocka_unit_test(csv_quotes_where_it_must),
        cmocka_unit_test(excel_makes_formulas_harmless),
        cmocka_unit_test(json_is_always_valid),
        cmocka_unit_test(a_terminal_gets_nothing_that_acts),
        cmocka_unit_test(numbers_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
