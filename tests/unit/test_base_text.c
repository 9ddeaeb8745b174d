/* Texts, lists of texts, numbers and words that were nearly right. */
#include "base/text.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void texts_grow(void **state)
{
    struct text text = {0};

    (void)state;
    assert_string_equal(text_bytes(&text), "");
    for (int i = 0; i < 1000; i++)
        text_add_format(&text, "%03d ", i);
    assert_int_equal(text.length, 4000);
    assert_memory_equal(text.bytes + 3996, "999 ", 5);
    text_clear(&text);
    assert_string_equal(text_bytes(&text), "");
    text_add(&text, "æ");
    text_add(&text, NULL);
    text_add_bytes(&text, "\0b", 2);
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.bytes, "æ\0b", 5);
    text_free(&text);
    assert_null(text.bytes);
    text_free(&text);
}

static void lists_of_texts(void **state)
{
    struct texts list = {0}, copy = {0};
    struct text joined = {0};
    char item[] = "one";

    (void)state;
    texts_join(&list, ", ", &joined);
    assert_string_equal(text_bytes(&joined), "");
    texts_add(&list, item);
    item[0] = 'x';
    texts_add(&list, "");
    texts_add(&list, "three");
    texts_copy(&copy, &list);
    texts_free(&list);
    assert_int_equal(copy.count, 3);
    assert_true(texts_has(&copy, "one"));
    assert_true(texts_has(&copy, ""));
    assert_false(texts_has(&copy, "thre"));
    assert_false(texts_has(&copy, NULL));
    texts_join(&copy, "; ", &joined);
    assert_string_equal(joined.bytes, "one; ; three");
    texts_free(&copy);
    assert_int_equal(copy.count, 0);
    text_free(&joined);
}

static void looks(void **state)
{
    (void)state;
    assert_true(text_is("a", "a"));
    assert_true(text_is(NULL, NULL));
    assert_false(text_is(NULL, ""));
    assert_false(text_is("", NULL));
    assert_false(text_is("a", "A"));
    assert_true(text_empty(NULL));
    assert_true(text_empty(""));
    assert_false(text_empty(" "));
    assert_true(text_blank(NULL));
    assert_true(text_blank(" \t\r\n"));
    assert_false(text_blank(" . "));
}

static void trimming(void **state)
{
    static const struct {
        const char *text, *trimmed;
    } rows[] = {{"", ""}, {"   ", ""}, {"a", "a"}, {" a b\t\r\n", "a b"}, {"å ", "å"}, {"\ta", "a"}};
    char text[16];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        strcpy(text, rows[i].text);
        assert_string_equal(text_trim(text), rows[i].trimmed);
    }
}

static void formats(void **state)
{
    char *text = text_format("%s-%d", "a", 5);
    char *none = text_format("%s", "");

    (void)state;
    assert_string_equal(text, "a-5");
    assert_string_equal(none, "");
    free(text);
    free(none);
}

static void numbers(void **state)
{
    static const struct {
        const char *text;
        long least, most, number;
    } rows[] = {{"0", 0, 9, 0},    {"9", 0, 9, 9},  {"007", 0, 9, 7},
                {"-3", -5, 5, -3}, {"-0", 0, 0, 0}, {"9223372036854775807", 0, LONG_MAX, LONG_MAX}};
    static const struct {
        const char *text;
        long least, most;
    } wrong[] = {{"", 0, 9},
                 {"10", 0, 9},
                 {"-1", 0, 9},
                 {"+1", 0, 9},
                 {" 1", 0, 9},
                 {"1 ", 0, 9},
                 {"1.0", 0, 9},
                 {"1e1", 0, 99},
                 {"0x1", 0, 9},
                 {"-", -9, 9},
                 {"--1", -9, 9},
                 {"1,000", 0, 9999},
                 {"9223372036854775808", 0, LONG_MAX},
                 {"99999999999999999999999", 0, LONG_MAX}};
    long number;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(text_number(rows[i].text, rows[i].least, rows[i].most, &number));
        assert_int_equal(number, rows[i].number);
    }
    number = 77;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        if (text_number(wrong[i].text, wrong[i].least, wrong[i].most, &number))
            fail_msg("'%s' was read", wrong[i].text);
        assert_int_equal(number, 77);
    }
    assert_false(text_number(NULL, 0, 9, &number));
}

static void truths(void **state)
{
    static const char *const yes[] = {"yes", "YES", "true", "True"}, *const no[] = {"no", "No", "false", "FALSE"};
    static const char *const neither[] = {"", "y", "1", "0", "on", "ja", "yes ", "unknown"};
    bool truth;

    (void)state;
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(text_truth(yes[i], &truth) && truth);
    for (size_t i = 0; i < COUNT(no); i++)
        assert_true(text_truth(no[i], &truth) && !truth);
    for (size_t i = 0; i < COUNT(neither); i++)
        assert_false(text_truth(neither[i], &truth));
    assert_false(text_truth(NULL, &truth));
}

static void nearest_words(void **state)
{
    static const char *const items[] = {"cool-kids", "siblings", "ses",   "counselling", "crisis-help",
                                        "age",       "in",       "besøg", "of",          NULL};
    static const struct {
        const char *word, *nearest;
    } rows[] = {
        {"cool-kid", "cool-kids"},
        {"coolkids", "cool-kids"},
        {"Cool-Kids", "cool-kids"},
        {"ocol-kids", "cool-kids"},
        {"sibling", "siblings"},
        {"sibilngs", "siblings"},
        {"counseling", "counselling"},
        {"crisishelp", "crisis-help"},
        {"BESØG", "besøg"},
        {"besog", "besøg"},
        {"aeg", "age"},
        {"ag", NULL},
        {"IN", "in"},
        {"on", NULL},
        {"xyz", NULL},
        {"", NULL},
        {"therapy", NULL},
        {"sess", "ses"},
        {"kids", NULL},
        {"Cool", "cool-kids"},
        {"crisis", "crisis-help"},
        {"co", NULL},
        {"bes", "ses"},
        {"a word that is very much longer than any that a person could have mistyped for another one", NULL},
        {"\xff\xfe\xfd", NULL},
    };
    static const char *const none[] = {NULL};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *nearest = text_nearest(rows[i].word, items);

        if (!text_is(nearest, rows[i].nearest))
            fail_msg("'%s' is near '%s'", rows[i].word, nearest == NULL ? "nothing" : nearest);
    }
    assert_null(text_nearest(NULL, items));
    assert_null(text_nearest("age", none));
}

static void words_fit_for_messages(void **state)
{
    static const struct {
        const char *word, *shown;
    } rows[] = {{"", ""},
                {"cool-kids", "cool-kids"},
                {"blåbærgrød", "blåbærgrød"},
                {"a\x1b[31mred\n", "a?[31mred?"},
                {"\xc2\x9b"
                 "31m",
                 "?31m"},
                {"a\xe2\x80\xae"
                 "b",
                 "a?b"},
                {"a\xff"
                 "b",
                 "a?b"},
                {"1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"},
                {"ø23456789012345678901234567890123456789012", "ø234567890123456789012345678901234567890…"}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *shown = text_shown(rows[i].word);

        assert_string_equal(shown, rows[i].shown);
        free(shown);
    }
}

/* No code has a blank in it, or is written as a CPR number. */
static void codes_fit_for_messages(void **state)
{
    static const char *const numbers[] = {"010116-0000", "0101160000"};
    static const char *const codes[] = {
        "ck-2026", "2026-10-01", "010116-000", "010116-00000", "01011600001", "a010116-0000", ""};
    char *code = text_code_shown("ck-2026\a"), *name = text_code_shown("Anna Testesen");

    (void)state;
    assert_string_equal(code, "ck-2026?");
    assert_string_equal(name, "…");
    free(code);
    free(name);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        name = text_code_shown(numbers[i]);
        assert_string_equal(name, "…");
        free(name);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        code = text_code_shown(codes[i]);
        assert_string_equal(code, codes[i]);
        free(code);
    }
}

static void a_key_that_may_be_a_name_or_a_number_is_not_repeatable(void **state)
{
    static const char *const keys[] = {"death_on", "consent.1", "holders.10.name", "edition-2023", ""};
    static const char *const others[] = {"Anna",       "anna testesen", "søn", "010116-0000",
                                         "0101160000", "2016-03-04",    "a:b"};

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!text_repeatable(keys[i]))
            fail_msg("%s", keys[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_repeatable(others[i]))
            fail_msg("%s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_grow),
        cmocka_unit_test(lists_of_texts),
        cmocka_unit_test(looks),
        cmocka_unit_test(trimming),
        cmocka_unit_test(formats),
        cmocka_unit_test(numbers),
        cmocka_unit_test(truths),
        cmocka_unit_test(nearest_words),
        cmocka_unit_test(words_fit_for_messages),
        cmocka_unit_test(codes_fit_for_messages),
        cmocka_unit_test(a_key_that_may_be_a_name_or_a_number_is_not_repeatable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
