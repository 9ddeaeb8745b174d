/* Arrays that grow and copies of texts. */
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct item {
    int number;
    char bytes[37];
};

static void arrays_grow_zeroed(void **state)
{
    static const struct item zero;
    struct item *items = NULL;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        items = memory_grow(items, (size_t)i, sizeof *items);
        assert_memory_equal(&items[i], &zero, sizeof zero);
        items[i].number = i;
        memset(items[i].bytes, 'x', sizeof items[i].bytes);
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i].number, i);
    free(items);
}

static void an_array_emptied_grows_again(void **state)
{
    int *items = NULL;

    (void)state;
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < 20; i++) {
            items = memory_grow(items, i, sizeof *items);
            assert_int_equal(items[i], 0);
            items[i] = 5;
        }
    free(items);
}

static void copies(void **state)
{
    char *text = memory_text("blå"), *part = memory_text_part("abc\0def", 5), *empty = memory_text_part(NULL, 0);

    (void)state;
    assert_string_equal(text, "blå");
    assert_memory_equal(part, "abc\0d", 6);
    assert_string_equal(empty, "");
    assert_null(memory_text(NULL));
    memory_text_set(&text, text + 1);
    assert_string_equal(text, "lå");
    memory_text_set(&text, NULL);
    assert_null(text);
    free(part);
    free(empty);
}

static void memory_is_zeroed(void **state)
{
    static const char zero[100];
    char *memory = memory_new(sizeof zero);

    (void)state;
    assert_memory_equal(memory, zero, sizeof zero);
    memory = memory_resize(memory, 200);
    assert_memory_equal(memory, zero, sizeof zero);
    free(memory);
    free(memory_new(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_grow_zeroed),
        cmocka_unit_test(an_array_emptied_grows_again),
        cmocka_unit_test(copies),
        cmocka_unit_test(memory_is_zeroed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
