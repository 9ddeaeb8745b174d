/* Trees made by hand. */
#include "base/text.h"
#include "input/node.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void trees_are_built(void **state)
{
    struct node_pool *pool = node_pool_new();
    struct position at = {.file = "sheet.csv", .line = 4, .column = 2};
    struct node *map = node_new(pool, NODE_MAP, NULL, NULL), *list = node_new(pool, NODE_LIST, &at, NULL);
    char text[] = "sad";

    (void)state;
    node_add(pool, map, node_new(pool, NODE_SCALAR, &at, "concerns"), list);
    node_add(pool, list, NULL, node_new(pool, NODE_SCALAR, &at, text));
    text[0] = 'b';
    assert_null(map->text);
    assert_null(list->keys);
    assert_int_equal(map->at.line, 0);
    assert_int_equal(list->at.column, 2);
    assert_ptr_equal(node_get(map, "concerns"), list);
    assert_string_equal(list->items[0]->text, "sad");
    assert_int_equal(list->items[0]->kind, NODE_SCALAR);
    assert_false(list->items[0]->quoted);
    assert_null(node_get(map, "concern"));
    assert_null(node_get(list, "concerns"));
    assert_null(node_get(NULL, "concerns"));
    assert_string_equal(node_new(pool, NODE_SCALAR, NULL, NULL)->text, "");
    node_pool_free(pool);
    node_pool_free(NULL);
}

static void nothing_is_a_key_without_a_value(void **state)
{
    static const struct {
        const char *text;
        bool quoted, nothing;
    } rows[] = {{"", false, true},      {"~", false, true},    {"null", false, true}, {"", true, false},
                {"~", true, false},     {"null", true, false}, {"0", false, false},   {"no", false, false},
                {"Null", false, false}, {" ", false, false}};
    struct node_pool *pool = node_pool_new();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node *node = node_new(pool, NODE_SCALAR, NULL, rows[i].text);

        node->quoted = rows[i].quoted;
        assert_int_equal(node_is_nothing(node), rows[i].nothing);
    }
    assert_false(node_is_nothing(node_new(pool, NODE_LIST, NULL, NULL)));
    assert_false(node_is_nothing(node_new(pool, NODE_MAP, NULL, NULL)));
    assert_true(node_is_nothing(NULL));
    node_pool_free(pool);
}

/* One map of `count` keys, as a row of a sheet would be. */
static void assert_row(struct node_pool *pool, int count)
{
    struct node *map = node_new(pool, NODE_MAP, NULL, NULL);
    char name[16];

    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "k%d", i);
        node_add(pool, map, node_new(pool, NODE_SCALAR, NULL, name), node_new(pool, NODE_SCALAR, NULL, name + 1));
    }
    assert_int_equal(map->count, count);
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "k%d", i);
        assert_string_equal(map->keys[i]->text, name);
        assert_string_equal(map->items[i]->text, name + 1);
        assert_false(map->items[i]->quoted);
    }
}

static void a_pool_serves_row_after_row(void **state)
{
    struct node_pool *pool = node_pool_new();
    char *large = malloc(200001);

    (void)state;
    assert_non_null(large);
    memset(large, 'x', 200000);
    large[200000] = '\0';
    for (int row = 0; row < 50; row++) {
        assert_row(pool, row * 37);
        if (row % 7 == 0)
            assert_string_equal(node_new(pool, NODE_SCALAR, NULL, large)->text, large);
        assert_row(pool, 500);
        node_pool_clear(pool);
    }
    free(large);
    node_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_are_built),
        cmocka_unit_test(nothing_is_a_key_without_a_value),
        cmocka_unit_test(a_pool_serves_row_after_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
