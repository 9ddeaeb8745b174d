#include "base/text.h"
#include "input/yaml.h"
#include "intake/reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Reads a map into `replies` and tells all messages, as "LINE:COLUMN: text\n"; the caller frees. */
static char *read_all(const char *yaml, struct documents *documents, struct replies *replies, int *result)
{
    struct messages messages = {0};
    struct text told = {0};

    text_add(&told, "");
    assert_int_equal(yaml_read("answers", yaml, strlen(yaml), documents, &messages), 0);
    *result = replies_read(documents->roots[0], replies, &messages);
    for (size_t i = 0; i < messages.count; i++) {
        const struct message *message = &messages.items[i];

        assert_int_equal(message->trouble, TROUBLE_DATA);
        assert_string_equal(message->file, "answers");
        text_add_format(&told, "%d:%d: %s\n", message->line, message->column, message->text);
    }
    messages_free(&messages);
    return told.bytes;
}

/* "fact=value;fact=value", as read; the caller frees. */
static char *pairs(const struct replies *replies)
{
    struct text told = {0};

    text_add(&told, "");
    for (size_t i = 0; i < replies->count; i++)
        text_add_format(&told, "%s%s=%s", i > 0 ? ";" : "", replies->items[i].fact, replies->items[i].value);
    return told.bytes;
}

static void what_is_filled_in(void **state)
{
    static const struct {
        const char *yaml, *pairs, *reference;
    } cases[] = {
        {"a: yes\nb: 3\n", "a=yes;b=3", NULL},
        {"ref: 2026-0007\na:\nb: ''\nc: '  '\nd: ~\ne:   no  \n", "e=no", "2026-0007"},
        {"ref:\na: unknown\n", "a=unknown", NULL}, /* said to be unknown, which blank is not */
        {"concern: [sad, ' angry ', ~, '']\nb: []\nc: ['']\n", "concern=sad|angry", NULL},
        {"consent.1: ja\n", "consent.1=ja", NULL},
        {"{}\n", "", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents = {0};
        struct replies replies = {0};
        int result;
        char *told = read_all(cases[i].yaml, &documents, &replies, &result), *found = pairs(&replies);

        assert_string_equal(told, "");
        assert_int_equal(result, 0);
        assert_string_equal(found, cases[i].pairs);
        if (cases[i].reference == NULL)
            assert_null(replies.reference);
        else
            assert_string_equal(replies.reference, cases[i].reference);
        free(found);
        free(told);
        replies_free(&replies);
        documents_free(&documents);
    }
}

static void places(void **state)
{
    struct documents documents = {0};
    struct replies replies = {0};
    int result;
    char *told = read_all("# answers\nref: 2026-0007\n\na:   yes\n", &documents, &replies, &result);

    (void)state;
    assert_int_equal(replies.reference_at.line, 2);
    assert_int_equal(replies.reference_at.column, 6);
    assert_int_equal(replies.items[0].at.line, 4);
    assert_int_equal(replies.items[0].at.column, 1);
    assert_int_equal(replies.items[0].value_at.column, 6);
    assert_string_equal(replies.items[0].at.file, "answers");
    free(told);
    replies_free(&replies);
    documents_free(&documents);
}

static void what_is_no_answer(void **state)
{
    char *long_text = memset(malloc(300), 'x', 299);
    static const struct {
        const char *yaml, *told;
    } cases[] = {
        {"[a, b]\n", "1:1: these are no answers; wanted lines as 'fact: answer'\n"},
        {"yes\n", "1:1: these are no answers; wanted lines as 'fact: answer'\n"},
        {"a: {b: c}\nd: yes\ne: [[x], y]\n",
         "1:4: 'a' is a list or a map; wanted one value\n3:5: 'e' is a list or a map; wanted one value\n"},
        {"\"a\\eb\": {c: d}\n", "1:9: '…' is a list or a map; wanted one value\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents = {0};
        struct replies replies = {0};
        int result;
        char *told = read_all(cases[i].yaml, &documents, &replies, &result);

        assert_string_equal(told, cases[i].told);
        assert_int_equal(result, -1);
        free(told);
        replies_free(&replies);
        documents_free(&documents);
    }
    long_text[299] = '\0';
    char *yaml = text_format("a: %s\n", long_text);
    struct documents documents = {0};
    struct replies replies = {0};
    int result;
    char *told = read_all(yaml, &documents, &replies, &result);
    assert_string_equal(told, "1:4: 'a' is too long; wanted at most 200 characters\n");
    free(told);
    free(yaml);
    free(long_text);
    replies_free(&replies);
    documents_free(&documents);
}

/* A hostile list or map costs a message, and no time. */
static void bounds(void **state)
{
    struct text map = {0}, list = {0};
    struct documents documents = {0};
    struct replies replies = {0};
    int result;

    (void)state;
    text_add(&list, "concern: [");
    for (int i = 0; i < 1000; i++) {
        text_add_format(&map, "f%d: yes\n", i);
        text_add(&list, "x,");
    }
    text_add(&list, "]\n");
    char *told = read_all(text_bytes(&map), &documents, &replies, &result);
    assert_string_equal(told, "1:1: these are too many answers; wanted at most 999\n");
    assert_int_equal(result, -1);
    free(told);
    replies_free(&replies);
    documents_free(&documents);
    documents = (struct documents){0};
    told = read_all(text_bytes(&list), &documents, &replies, &result);
    assert_int_equal(result, -1);
    assert_true(strncmp(told, "1:10: 'concern' ", 16) == 0);
    free(told);
    replies_free(&replies);
    documents_free(&documents);
    text_free(&map);
    text_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_filled_in),
        cmocka_unit_test(places),
        cmocka_unit_test(what_is_no_answer),
        cmocka_unit_test(bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
