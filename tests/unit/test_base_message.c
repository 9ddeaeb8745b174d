/* Lists of messages, and the trouble that decides. */
#include "base/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void messages_are_kept_in_order(void **state)
{
    char file[] = "form.yaml";
    struct position at = {.file = file, .line = 3, .column = 14};
    struct messages list = {0};

    (void)state;
    assert_false(messages_failed(&list));
    assert_int_equal(messages_add(&list, TROUBLE_WARNING, NULL, "%s", ""), -1);
    assert_false(messages_failed(&list));
    assert_int_equal(messages_trouble(&list), TROUBLE_WARNING);
    assert_int_equal(messages_add(&list, TROUBLE_DATA, &at, "%d of %s", 3, "ten"), -1);
    messages_add(&list, TROUBLE_CATALOGUE, NULL, "broken");
    file[0] = 'x';

    assert_true(messages_failed(&list));
    assert_int_equal(messages_trouble(&list), TROUBLE_DATA);
    assert_int_equal(list.count, 3);
    assert_string_equal(list.items[0].text, "");
    assert_null(list.items[0].file);
    assert_int_equal(list.items[0].line, 0);
    assert_string_equal(list.items[1].text, "3 of ten");
    assert_string_equal(list.items[1].file, "form.yaml");
    assert_int_equal(list.items[1].line, 3);
    assert_int_equal(list.items[1].column, 14);
    messages_free(&list);
    assert_int_equal(list.count, 0);
    messages_free(&list);
}

static void a_word_is_told_with_its_place(void **state)
{
    static const struct {
        const char *word;
        int line; /* 0: told without a place */
    } cases[] = {{"2026-0142", 5}, {"2026-014", 0},  {"2026-0143", 3}, {"ck", 2}, {"ck/3", 2},
                 {"c", 0},         {"2026-0001", 7}, {"tk", 4},        {"zz", 0}, {"", 0}};
    static const char *const read[] = {"ck/3", "2026-0143", "tk", "2026-0142", "2026-0142", "2026-0001=late", "tk/9"};
    struct messages list = {0}, other = {0};

    (void)state;
    messages_add_about(&list, TROUBLE_NOT_FOUND, "ck", "before any was read");
    assert_null(list.items[0].file);
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        messages_word(&list, read[i], &(struct position){.file = "standard input", .line = (int)i + 2});
    messages_add(&other, TROUBLE_WARNING, NULL, "moved");
    messages_move(&list, &other);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(messages_add_about(&list, TROUBLE_NOT_FOUND, cases[i].word, "no %s", cases[i].word), -1);
        assert_int_equal(list.items[i + 2].line, cases[i].line);
        assert_int_equal(list.items[i + 2].file != NULL, cases[i].line > 0);
    }
    messages_free(&list);
    assert_null(list.words);
}

static void messages_move_behind_others(void **state)
{
    struct messages into = {0}, from = {0};

    (void)state;
    messages_move(&into, &from);
    assert_int_equal(into.count, 0);
    messages_add(&into, TROUBLE_WARNING, NULL, "first");
    for (int i = 0; i < 5; i++)
        messages_add(&from, TROUBLE_BUSY, NULL, "%d", i);
    messages_move(&into, &from);
    assert_int_equal(from.count, 0);
    assert_null(from.items);
    assert_int_equal(into.count, 6);
    assert_string_equal(into.items[0].text, "first");
    assert_string_equal(into.items[5].text, "4");
    assert_int_equal(messages_trouble(&into), TROUBLE_BUSY);
    messages_add(&into, TROUBLE_WARNING, NULL, "last");
    messages_free(&into);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_kept_in_order),
        cmocka_unit_test(a_word_is_told_with_its_place),
        cmocka_unit_test(messages_move_behind_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
