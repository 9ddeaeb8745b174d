/* YAML into nodes: what stood where, and what is said of broken texts. The fixtures are read from the root of the tree. */
#include "base/text.h"
#include "input/file.h"
#include "input/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* "line:column: text\n" for each message. */
static void told(const struct messages *messages, struct text *into)
{
    text_clear(into);
    for (size_t i = 0; i < messages->count; i++)
        text_add_format(into, "%d:%d: %s\n", messages->items[i].line, messages->items[i].column,
                        messages->items[i].text);
}

/* Reads a text and compares what is said with `expected`, "" for nothing. */
static void assert_told(const char *name, const char *bytes, size_t length, const char *expected)
{
    struct messages messages = {0};
    struct documents documents;
    struct text said = {0};
    int result = yaml_read("form.yaml", bytes, length, &documents, &messages);

    told(&messages, &said);
    if (!text_is(text_bytes(&said), expected))
        fail_msg("%s:\n%sexpected:\n%s", name, text_bytes(&said), expected);
    assert_int_equal(result, text_empty(expected) ? 0 : -1);
    for (size_t i = 0; i < messages.count; i++) {
        assert_string_equal(messages.items[i].file, "form.yaml");
        assert_int_equal(messages.items[i].trouble, TROUBLE_DATA);
    }
    text_free(&said);
    messages_free(&messages);
    documents_free(&documents);
}

static void assert_at(const struct node *node, int line, int column)
{
    assert_non_null(node);
    assert_int_equal(node->at.line, line);
    assert_int_equal(node->at.column, column);
    assert_string_equal(node->at.file, "tests/fixtures/input/good.yaml");
}

static void assert_scalar(const struct node *map, const char *key, const char *text, bool quoted)
{
    const struct node *node = node_get(map, key);

    assert_non_null(node);
    assert_int_equal(node->kind, NODE_SCALAR);
    assert_string_equal(node->text, text);
    assert_int_equal(node->quoted, quoted);
}

static void read_good(struct documents *documents)
{
    const char *path = "tests/fixtures/input/good.yaml";
    struct messages messages = {0};
    char *bytes;
    size_t length;

    assert_int_equal(file_read(path, &bytes, &length, &messages), 0);
    assert_int_equal(yaml_read(path, bytes, length, documents, &messages), 0);
    assert_int_equal(messages.count, 0);
    free(bytes);
}

static void values_and_their_places(void **state)
{
    struct documents documents;
    const struct node *root, *citizen;

    (void)state;
    read_good(&documents);
    root = documents.roots[0];
    citizen = node_get(root, "citizen");
    assert_int_equal(root->kind, NODE_MAP);
    assert_int_equal(root->count, 12);
    assert_at(root, 2, 1);
    assert_at(root->keys[0], 2, 1);
    assert_at(node_get(root, "received_on"), 3, 14);
    assert_at(citizen, 4, 10);
    assert_at(node_get(citizen, "class"), 4, 39);
    assert_at(node_get(root, "start"), 5, 8);
    assert_at(node_get(root, "empty"), 6, 7);
    assert_at(node_get(root, "holders"), 16, 3);
    assert_at(node_get(root, "blåbær"), 18, 9);
    assert_scalar(root, "service", "cool-kids", false);
    assert_scalar(root, "received_on", "2026-09-01", false);
    assert_scalar(citizen, "name", "Asta Opdigtet", false);
    assert_scalar(citizen, "protected", "no", false);
    assert_scalar(root, "start", "15:00", true);
    assert_scalar(root, "empty", "", false);
    assert_scalar(root, "tilde", "~", false);
    assert_scalar(root, "quoted", "", true);
    assert_scalar(root, "reason", "Two lines,\nthe second: with a colon.\n", true);
    assert_scalar(root, "folded", "one line", true);
    assert_scalar(root, "blåbær", "æøå", false);
    documents_free(&documents);
}

static void aliases_share_and_merge_keys_are_keys(void **state)
{
    struct documents documents;
    const struct node *holders;

    (void)state;
    read_good(&documents);
    holders = node_get(documents.roots[0], "holders");
    assert_int_equal(holders->kind, NODE_LIST);
    assert_int_equal(holders->count, 2);
    assert_ptr_equal(holders->items[0], holders->items[1]);
    assert_ptr_equal(node_get(documents.roots[0], "<<"), holders->items[0]);
    assert_scalar(holders->items[1], "relation", "mother", false);
    assert_null(node_get(documents.roots[0], "relation"));
    documents_free(&documents);
}

static void empty_documents_are_left_out(void **state)
{
    static const struct {
        const char *bytes;
        size_t count;
    } rows[] = {{"", 0},
                {"\n\n", 0},
                {"# nothing\n", 0},
                {"---\n", 0},
                {"---\n---\n", 0},
                {"~\n", 0},
                {"a", 1},
                {"''", 1},
                {"[]", 1},
                {"---\na: 1\n---\n", 1},
                {"a: 1\n---\nb: 2\n...\n---\n# c\n", 2},
                {"\xef\xbb\xbf"
                 "a: 1\n",
                 1},
                {"\xef\xbb\xbf", 0},
                {"%YAML 1.1\n---\na: 1\n", 1}};
    struct messages messages = {0};
    struct documents documents;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(yaml_read("f", rows[i].bytes, strlen(rows[i].bytes), &documents, &messages), 0);
        assert_int_equal(documents.count, rows[i].count);
        documents_free(&documents);
    }
    assert_int_equal(messages.count, 0);
    read_good(&documents);
    assert_int_equal(documents.count, 2);
    assert_string_equal(documents.file, "tests/fixtures/input/good.yaml");
    assert_int_equal(documents.roots[1]->at.line, 24);
    documents_free(&documents);
}

static void broken_files(void **state)
{
    static const struct {
        const char *file, *told;
    } rows[] = {
        {"alias-other-document", "3:4: an alias without its anchor; '&name' was wanted before '*name'\n"},
        {"alias-unknown", "1:11: an alias without its anchor; '&name' was wanted before '*name'\n"},
        {"alias-within", "3:10: an alias within its own anchor; a value that ends before was wanted\n"},
        {"at-sign",
         "1:8: a value begins with a tab or a sign that YAML keeps for itself; spaces, or quotes around the text "
         "were wanted\n"},
        {"colon",
         "2:15: a colon stands where no key can be; the indentation of the key above was wanted, or quotes around "
         "a text with a colon\n"},
        {"control", "2:12: a control character stands here; plain text was wanted\n"},
        {"doubled", "5:3: the key 'name' stands twice, on line 3 before; each key once was wanted\n"
                    "7:1: the key 'service' stands twice, on line 1 before; each key once was wanted\n"
                    "8:1: the key 'service' stands twice, on line 7 before; each key once was wanted\n"},
        {"escape",
         "1:14: a backslash in double quotes is followed by a letter that means nothing; \\\\ was wanted for a "
         "backslash\n"},
        {"indentation",
         "3:9: a colon stands where no key can be; the indentation of the key above was wanted, or quotes "
         "around a text with a colon\n"},
        {"key-list", "2:3: a list or map stands as a key; a word was wanted\n"},
        {"latin-1", "2:10: bytes that are no UTF-8; a text saved as UTF-8 was wanted\n"},
        {"list-inline", "1:11: a list begins where none can be; a line of its own was wanted for '-'\n"},
        {"list-mixed", "3:3: a line without a colon; 'key: value' was wanted\n"},
        {"list-open", "1:11: the list that opens here is not closed; ',' or ']' was wanted\n"},
        {"map-open", "1:10: the keys that open here are not closed; ',' or '}' was wanted\n"},
        {"no-colon", "2:1: a line without a colon; 'key: value' was wanted\n"},
        {"nul", "2:12: a NUL byte stands here; plain text was wanted\n"},
        {"nul-escaped", "2:9: a NUL byte stands in this text; plain text was wanted\n"},
        {"outdented",
         "3:3: no key where one was expected; the same indentation as the lines above was wanted, or quotes "
         "around a whole text\n"},
        {"quote", "1:10: the quote that opens here is never closed; a closing quote was wanted\n"},
        {"quote-single",
         "2:9: the quote that opens here is not closed within its document; a closing quote was wanted\n"},
        {"tab",
         "2:1: a value begins with a tab or a sign that YAML keeps for itself; spaces, or quotes around the text were "
         "wanted\n"},
        {"tag", "1:10: a tag (a word with '!') stands here; the plain value was wanted\n"
                "2:10: a tag (a word with '!') stands here; the plain value was wanted\n"
                "4:8: a tag (a word with '!') stands here; the plain value was wanted\n"},
        {"two-documents", "3:1: the document has ended above; '---' was wanted before a new one\n"},
        {"utf-16", "1:1: bytes that are no UTF-8; a text saved as UTF-8 was wanted\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *path = text_format("tests/fixtures/input/%s.yaml", rows[i].file), *bytes = NULL;
        struct messages messages = {0};
        size_t length = 0;

        assert_int_equal(file_read(path, &bytes, &length, &messages), 0);
        assert_told(rows[i].file, bytes, length, rows[i].told);
        free(bytes);
        free(path);
    }
}

static void broken_texts(void **state)
{
    static const struct {
        const char *bytes, *told;
    } rows[] = {
        {"{'': c}", "1:2: a colon without a key; 'key: value' was wanted\n"},
        {"?\n: c", "1:2: a colon without a key; 'key: value' was wanted\n"},
        {"{: c}", "1:2: no value where one was expected; a value, or quotes around a text was wanted\n"},
        {"{a: 1, a: 2, 'a': 3}", "1:8: the key 'a' stands twice, on line 1 before; each key once was wanted\n"
                                 "1:14: the key 'a' stands twice, on line 1 before; each key once was wanted\n"},
        {"\"\\e[31m\": 1\n\"\\e[31m\": 2", "2:1: this key stands twice, on line 1 before; each key once was wanted\n"},
        {"040316-0000: 1\n040316-0000: 2", "2:1: this key stands twice, on line 1 before; each key once was wanted\n"},
        {"Bo Opdigt: 1\nBo Opdigt: 2", "2:1: this key stands twice, on line 1 before; each key once was wanted\n"},
        {"a: *a", "1:4: an alias without its anchor; '&name' was wanted before '*name'\n"},
        {"&a [*a]", "1:5: an alias within its own anchor; a value that ends before was wanted\n"},
        {"&a {b: {c: *a}}", "1:12: an alias within its own anchor; a value that ends before was wanted\n"},
        {"%YAML 2.0\n---\na",
         "1:1: broken YAML (found incompatible YAML document); a text that keeps to YAML was wanted\n"},
        {"a: \"\\ud800\"",
         "1:7: broken YAML (found invalid Unicode character escape code); a text that keeps to YAML was wanted\n"},
        {"a: [1, 2}", "1:4: the list that opens here is not closed; ',' or ']' was wanted\n"},
        {"a: 1\n]", "2:1: no key where one was expected; the same indentation as the lines above was wanted, or quotes "
                    "around a whole text\n"},
        {"\r\n\r\n\xc3\xa6: \xff", "3:4: bytes that are no UTF-8; a text saved as UTF-8 was wanted\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_told(rows[i].bytes, rows[i].bytes, strlen(rows[i].bytes), rows[i].told);
}

/* A name may be tied anew; what was read before keeps what it stood for. */
static void anchors_may_be_tied_anew(void **state)
{
    static const char bytes[] = "[&a 1, *a, &a {b: &a 2, c: *a}, *a]";
    struct messages messages = {0};
    struct documents documents;
    struct node **items;

    (void)state;
    assert_int_equal(yaml_read("f", bytes, sizeof bytes - 1, &documents, &messages), 0);
    items = documents.roots[0]->items;
    assert_string_equal(items[1]->text, "1");
    assert_string_equal(node_get(items[2], "c")->text, "2");
    assert_string_equal(items[3]->text, "2");
    documents_free(&documents);
}

/* `before`, `part` so many times, `behind`. */
static void assert_repeated(const char *before, const char *part, int times, const char *behind, const char *expected)
{
    struct text text = {0};

    text_add(&text, before);
    for (int i = 0; i < times; i++)
        text_add(&text, part);
    text_add(&text, behind);
    assert_told(part, text.bytes, text.length, expected);
    text_free(&text);
}

/* So many lists within each other around `inner`, behind `before`. */
static void assert_nested(const char *before, int depth, const char *inner, const char *expected)
{
    struct text text = {0};

    text_add(&text, before);
    for (int i = 0; i < depth; i++)
        text_add(&text, "[");
    text_add(&text, inner);
    for (int i = 0; i < depth; i++)
        text_add(&text, "]");
    assert_told(before, text.bytes, text.length, expected);
    text_free(&text);
}

static void depth_is_bounded(void **state)
{
    static const char list[] = "1:33: more than 32 lists and maps within each other; fewer were wanted\n";
    static const char block[] = "1:65: more than 32 lists and maps within each other; fewer were wanted\n";
    static const char map[] = "1:129: more than 32 lists and maps within each other; fewer were wanted\n";

    (void)state;
    assert_nested("", 32, "a", "");
    assert_nested("", 33, "a", list);
    assert_repeated("", "[", 100000, "", list);
    assert_repeated("", "- ", 50000, "a", block);
    assert_repeated("", "? ", 50000, "a", block);
    assert_repeated("", "{a: ", 100000, "", map);
}

/* An alias is as deep as what it stands for: here four lists within a map. */
static void depth_counts_through_aliases(void **state)
{
    (void)state;
    assert_nested("a: &a [[[[x]]]]\nb: ", 27, "*a", "");
    assert_nested("a: &a [[[[x]]]]\nb: ", 28, "*a",
                  "2:32: more than 32 lists and maps within each other; fewer were wanted\n");
    assert_nested("a: &a [[[[x]]]]\nb: &b [*a, y]\nc: ", 26, "*b", "");
    assert_nested("a: &a [[[[x]]]]\nb: &b [y, *a, y]\nc: ", 27, "*b",
                  "3:31: more than 32 lists and maps within each other; fewer were wanted\n");
    assert_nested("a: &a x\nb:  ", 31, "*a", "");
    assert_nested("a: &a x\nb: ", 32, "*a", "2:35: more than 32 lists and maps within each other; fewer were wanted\n");
}

/* Each list holds the one before ten times over: ten thousand million values in a few hundred bytes. */
static void a_tree_that_multiplies_is_refused(void **state)
{
    struct text text = {0};

    (void)state;
    text_add(&text, "a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name <= 'j'; name++) {
        text_add_format(&text, "%c: &%c [", name, name);
        for (int i = 0; i < 10; i++)
            text_add_format(&text, "*%c, ", name - 1);
        text_add(&text, "]\n");
    }
    assert_told("laughs", text.bytes, text.length,
                "6:8: more than 200000 values, repeated ones counted each time; a smaller file was wanted\n");
    text_free(&text);
}

static void values_are_bounded(void **state)
{
    static const char *const told =
        "1:400000: more than 200000 values, repeated ones counted each time; a smaller file was "
        "wanted\n";

    (void)state;
    assert_repeated("[", "a,", 199999, "]", "");
    assert_repeated("[", "a,", 200000, "]", told);
    assert_repeated("", "---\n", 200001, "",
                    "200002:1: more than 200000 values, repeated ones counted each time; a smaller file was wanted\n");
}

static void bytes_are_bounded(void **state)
{
    size_t most = FILE_MOST;
    char *bytes = malloc(most + 1);

    (void)state;
    assert_non_null(bytes);
    memset(bytes, '#', most + 1);
    assert_told("more", bytes, most + 1, "0:0: the text is larger than 16 MiB; a smaller one was wanted\n");
    free(bytes);
}

/* Names and keys by the ten thousand take no time that grows with their square. */
static void many_anchors_and_keys(void **state)
{
    struct text text = {0};

    (void)state;
    for (int i = 0; i < 30000; i++)
        text_add_format(&text, "k%d: &a%d [*a%d]\n", i, i + 1, i == 0 ? 0 : 1);
    assert_told("many", text.bytes, text.length,
                "1:10: an alias without its anchor; '&name' was wanted before '*name'\n");
    text_clear(&text);
    for (int i = 0; i < 30000; i++)
        text_add_format(&text, "k%d: &a%d v\nl%d: *a%d\n", i, i, i, i);
    assert_told("many", text.bytes, text.length, "");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_and_their_places),
        cmocka_unit_test(aliases_share_and_merge_keys_are_keys),
        cmocka_unit_test(empty_documents_are_left_out),
        cmocka_unit_test(broken_files),
        cmocka_unit_test(broken_texts),
        cmocka_unit_test(anchors_may_be_tied_anew),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(depth_counts_through_aliases),
        cmocka_unit_test(a_tree_that_multiplies_is_refused),
        cmocka_unit_test(values_are_bounded),
        cmocka_unit_test(bytes_are_bounded),
        cmocka_unit_test(many_anchors_and_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
