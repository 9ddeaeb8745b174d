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
        cmocka_unit_test(messages_move_behind_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
