/* YAML trees that are kept: the same tree comes back, for the same text only, and damage is never taken for a tree. */
#include "base/memory.h"
#include "base/text.h"
#include "input/file.h"
#include "input/tree_record.h"
#include "input/trees.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void assert_same(const struct node *a, const struct node *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->quoted, b->quoted);
    assert_int_equal(a->at.line, b->at.line);
    assert_int_equal(a->at.column, b->at.column);
    assert_string_equal(a->at.file, b->at.file);
    assert_int_equal(a->count, b->count);
    if (a->kind == NODE_SCALAR)
        assert_string_equal(a->text, b->text);
    for (size_t i = 0; i < a->count; i++) {
        if (a->kind == NODE_MAP)
            assert_same(a->keys[i], b->keys[i]);
        assert_same(a->items[i], b->items[i]);
    }
}

static void read_both(struct trees *trees, const char *text, struct documents *kept, struct documents *plain)
{
    struct messages messages = {0};

    assert_int_equal(trees_read(trees, "f.yaml", text, strlen(text), kept, &messages), 0);
    assert_int_equal(yaml_read("f.yaml", text, strlen(text), plain, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_int_equal(kept->count, plain->count);
    for (size_t i = 0; i < kept->count; i++)
        assert_same(kept->roots[i], plain->roots[i]);
}

static void assert_read(struct trees *trees, const char *text)
{
    struct documents kept, plain;

    read_both(trees, text, &kept, &plain);
    documents_free(&kept);
    documents_free(&plain);
}

/* What one run leaves for the next. */
static struct trees *next_run(const struct trees *trees, const char *maker)
{
    struct text bytes = {0};

    trees_bytes(trees, &bytes);
    return trees_new(maker, bytes.bytes, bytes.length);
}

static char *file_text(const char *path)
{
    struct messages messages = {0};
    char *bytes = NULL;
    size_t length = 0;

    assert_int_equal(file_read(path, &bytes, &length, &messages), 0);
    return bytes;
}

static void a_tree_comes_back(void **state)
{
    char *catalogue = file_text("examples/norddjurs/catalogue.yaml");
    char *good = file_text("tests/fixtures/input/good.yaml");
    const char *texts[] = {catalogue,
                           good,
                           "",
                           "a",
                           "[]",
                           "{}",
                           "a: ''",
                           "a:\n",
                           "---\na: 1\n---\n---\nb: [x, {y: z}]\n",
                           "a: &one {b: [1, 2]}\nc: *one\nd: [*one, *one]\n",
                           "a: &x 1\nb: &x 2\nc: *x\n",
                           "\xef\xbb\xbf# a mark\n\xc3\xa6: \"\xc3\xb8\\n\"\n"};
    struct trees *first = trees_new("m", NULL, 0), *second, *third;

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_read(first, texts[i]);
    assert_true(trees_changed(first));
    second = next_run(first, "m");
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_read(second, texts[i]);
    assert_false(trees_changed(second));
    third = next_run(second, "m");
    assert_read(third, catalogue);
    assert_false(trees_changed(third));
    trees_free(first);
    trees_free(second);
    trees_free(third);
    free(catalogue);
    free(good);
}

static void only_the_very_text_is_known(void **state)
{
    struct trees *first = trees_new("m", NULL, 0), *same, *other;

    (void)state;
    assert_false(trees_changed(first));
    assert_read(first, "a: 1\n");
    same = next_run(first, "m");
    other = next_run(first, "n");
    assert_read(same, "a: 2\n");
    assert_true(trees_changed(same));
    assert_read(other, "a: 1\n");
    assert_true(trees_changed(other));
    trees_free(first);
    trees_free(same);
    trees_free(other);
}

static void what_is_no_longer_read_goes(void **state)
{
    struct trees *first = trees_new("m", NULL, 0), *second, *third;

    (void)state;
    assert_read(first, "a: 1\n");
    assert_read(first, "b: 1\n");
    second = next_run(first, "m");
    assert_read(second, "b: 1\n");
    assert_read(second, "c: 1\n");
    third = next_run(second, "m");
    assert_read(third, "b: 1\n");
    assert_read(third, "c: 1\n");
    assert_false(trees_changed(third));
    assert_read(third, "a: 1\n");
    assert_true(trees_changed(third));
    trees_free(first);
    trees_free(second);
    trees_free(third);
}

static void a_broken_text_is_not_kept(void **state)
{
    struct trees *trees = trees_new("m", NULL, 0);
    struct messages messages = {0};
    struct documents documents;

    (void)state;
    assert_int_equal(trees_read(trees, "f", "a: 1\na: 2\n", 10, &documents, &messages), -1);
    assert_int_equal(messages.count, 1);
    assert_false(trees_changed(trees));
    documents_free(&documents);
    messages_free(&messages);
    assert_int_equal(trees_read(NULL, "f", "a: 1", 4, &documents, &messages), 0);
    documents_free(&documents);
    trees_free(trees);
}

/* Any byte changed or any end cut off, and nothing is known any more; the text is read all the same. */
static void damage_is_found(void **state)
{
    static const char text[] = "a: [1, {b: 'c'}]\n";
    struct trees *first = trees_new("m", NULL, 0);
    struct text bytes = {0};

    (void)state;
    assert_read(first, text);
    trees_bytes(first, &bytes);
    for (size_t i = 0; i < 2 * bytes.length; i++) {
        bool cut = i >= bytes.length;
        size_t length = cut ? i - bytes.length : bytes.length;
        char *damaged = memory_text_part(bytes.bytes, length);
        struct trees *trees;

        memcpy(damaged, bytes.bytes, length);
        if (!cut)
            damaged[i] = (char)(damaged[i] ^ 0x10);
        trees = trees_new("m", damaged, length);
        assert_read(trees, text);
        assert_true(trees_changed(trees));
        trees_free(trees);
    }
    text_free(&bytes);
    trees_free(first);
}

/* Were the sum right by ill luck, a record still leads nowhere outside itself. */
static void a_record_that_does_not_hold_together(void **state)
{
    static const char text[] = "a: &x [1, {b: 'c'}]\nd: *x\n---\ne\n";
    static const unsigned char flips[] = {0x01, 0x02, 0x04, 0x10, 0x80, 0xff};
    struct messages messages = {0};
    struct documents documents;
    struct text record = {0};
    struct tree_record found;

    (void)state;
    assert_int_equal(yaml_read("f", text, sizeof text - 1, &documents, &messages), 0);
    tree_record_add(&record, text, sizeof text - 1, &documents);
    documents_free(&documents);
    for (size_t i = 0; i < record.length * sizeof flips; i++) {
        char *damaged = memory_new(record.length);

        memcpy(damaged, record.bytes, record.length);
        damaged[i / sizeof flips] = (char)(damaged[i / sizeof flips] ^ flips[i % sizeof flips]);
        if (tree_record_find(damaged, record.length, &found)) {
            (void)tree_record_read(damaged, "f", &documents);
            documents_free(&documents);
        }
        free(damaged);
    }
    for (size_t length = 0; length < record.length; length++)
        assert_false(tree_record_find(record.bytes, length, &found));
    text_free(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_comes_back),
        cmocka_unit_test(only_the_very_text_is_known),
        cmocka_unit_test(what_is_no_longer_read_goes),
        cmocka_unit_test(a_broken_text_is_not_kept),
        cmocka_unit_test(damage_is_found),
        cmocka_unit_test(a_record_that_does_not_hold_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
