/* Strict UTF-8, and the columns that texts take on a terminal. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void valid_prefixes(void **state)
{
    static const struct {
        const char *bytes;
        size_t length, valid;
    } rows[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"æøå", 6, 6},
        {"a\0b", 3, 3},
        {"\xc3\xa6\xc3", 3, 2}, /* cut short */
        {"a\xe6"
         "b",
         3, 1},             /* Latin-1 */
        {"a\x80", 2, 1},    /* a continuation alone */
        {"\xc0\xaf", 2, 0}, /* overlong slash */
        {"\xc1\xbf", 2, 0},
        {"\xe0\x80\xaf", 3, 0},
        {"\xe0\x9f\xbf", 3, 0},
        {"\xe0\xa0\x80", 3, 3}, /* U+0800 */
        {"\xf0\x80\x80\xaf", 4, 0},
        {"\xf0\x8f\xbf\xbf", 4, 0},
        {"\xf0\x90\x80\x80", 4, 4}, /* U+10000 */
        {"\xed\x9f\xbf", 3, 3},     /* U+D7FF */
        {"\xed\xa0\x80", 3, 0},     /* the first surrogate */
        {"\xed\xbf\xbf", 3, 0},
        {"\xee\x80\x80", 3, 3},     /* U+E000 */
        {"\xf4\x8f\xbf\xbf", 4, 4}, /* U+10FFFF */
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf5\x80\x80\x80", 4, 0},
        {"\xf8\x88\x80\x80\x80", 5, 0},
        {"\xfe\xff", 2, 0},
        {"\xe2\x82", 2, 0},
        {"\xe2\x82\xac", 3, 3},
        {"\xe2(\xa1", 3, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (utf8_valid_prefix(rows[i].bytes, rows[i].length) != rows[i].valid)
            fail_msg("row %zu: %zu bytes", i, utf8_valid_prefix(rows[i].bytes, rows[i].length));
    assert_true(utf8_valid("Søren"));
    assert_false(utf8_valid("S\xf8ren"));
}

static void code_points(void **state)
{
    static const uint32_t expected[] = {'a', 0xe6, 0x20ac, 0x1f600, 0xfffd, 'b', 0xfffd, 0};
    const char text[] = "aæ€😀\xff"
                        "b\xc3";
    const char *at = text;

    (void)state;
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(utf8_next(&at), expected[i]);
    assert_ptr_equal(at, text + strlen(text));
    assert_int_equal(utf8_next(&at), 0);
}

static void widths(void **state)
{
    static const struct {
        const char *text;
        size_t width;
    } rows[] = {{"", 0},     {"abc", 3},       {"æøå", 3},
                {"Ærø", 3},  {"a\xcc\x8a", 1}, /* a with a ring behind it */
                {"日本", 4}, {"한", 2},        {"😀", 2},
                {"€", 1},    {"…", 1},         {"\xe2\x80\x8b", 0}, /* zero width space */
                {"\xff", 1}, {"שָׁלוֹם", 4},      {"Ａ", 2}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (utf8_width(rows[i].text) != rows[i].width)
            fail_msg("'%s' is %zu wide", rows[i].text, utf8_width(rows[i].text));
    assert_int_equal(utf8_width_of(0x301), 0);
    assert_int_equal(utf8_width_of(0x4e00), 2);
    assert_int_equal(utf8_width_of('x'), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_prefixes),
        cmocka_unit_test(code_points),
        cmocka_unit_test(widths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
