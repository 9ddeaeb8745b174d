/* Files as offices save them, from memory and through a pipe, all as UTF-8; and what means nothing, in its place. */
#include "base/text.h"
#include "input/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(text) text, sizeof text - 1
#define PIPE_MOST 60000 /* bytes that a pipe takes without a reader */

static FILE *file_of(const char *bytes, size_t length)
{
    FILE *file = length == 0 ? fopen("/dev/null", "rb") : fmemopen((char *)bytes, length, "rb");

    assert_non_null(file);
    return file;
}

static FILE *pipe_of(const char *bytes, size_t length)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_true(length <= PIPE_MOST);
    assert_int_equal(write(ends[1], bytes, length), length);
    close(ends[1]);
    return fdopen(ends[0], "rb");
}

/* Reads a file to its end by parts of `size` bytes, small ones after it was settled, and closes it. */
static void decode(FILE *file, const char *encoding, size_t size, struct text *into, char name[32])
{
    struct decoder *decoder;
    unsigned char part[4096];
    size_t length;

    text_clear(into);
    assert_int_equal(decoder_open(file, encoding, &decoder), 0);
    while ((length = decoder_read(decoder, part, size)) > 0) {
        if (size == DECODER_LEAST)
            decoder_settle(decoder);
        text_add_bytes(into, (char *)part, length);
    }
    assert_int_equal(decoder_read(decoder, part, size), 0);
    assert_int_equal(decoder_error(decoder), 0);
    snprintf(name, 32, "%s", decoder_encoding(decoder));
    decoder_close(decoder);
    fclose(file);
}

struct file {
    const char *told; /* NULL: found */
    const char *bytes;
    size_t length;
    const char *encoding, *text;
};

static const struct file files[] = {
    {NULL, BYTES(""), "UTF-8", ""},
    {NULL, BYTES("a;b\n"), "UTF-8", "a;b\n"},
    {NULL, BYTES("J\xc3\xb8rn"), "UTF-8", "Jørn"},
    {NULL, BYTES("\xef\xbb\xbfJ\xc3\xb8rn"), "UTF-8", "Jørn"},
    {NULL, BYTES("\xef\xbb\xbfJ\xf8rn"), "UTF-8", "J\xf8rn"},
    {NULL, BYTES("J\xf8rn \x80\x93"), "Windows-1252", "Jørn €“"},
    {NULL, BYTES("J\xf8rn \x81"), "Windows-1252", "Jørn \xff"},
    {NULL, BYTES("\xff\xfeJ\0\xf8\0\xac\x20"), "UTF-16", "Jø€"},
    {NULL, BYTES("\xfe\xff\0J\0\xf8\x20\xac"), "UTF-16", "Jø€"},
    {NULL, BYTES("\xff\xfe=\xd8\0\xde"), "UTF-16", "\xf0\x9f\x98\x80"},
    {NULL, BYTES("\xff\xfe\0\xd8x\0y"), "UTF-16", "\xffx\xff"},
    /* One damaged byte does not make all the letters of a file wrong; nor does a pair that could be one. */
    {NULL, BYTES("\xc3\xa6\xc3\xb8 \xe5 \xc3\xa5"), "UTF-8", "æø \xe5 å"},
    {NULL, BYTES("\xe6\xf8 \xc3\xa6"), "Windows-1252", "æø Ã¦"},
    {NULL, BYTES("\xc3"), "Windows-1252", "Ã"},
    {NULL, BYTES("\xe2\x82"), "Windows-1252", "â‚"},
    {NULL, BYTES("\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80"), "Windows-1252", "À€í\xc2\xa0€õ€€€"},
    {"utf-8", BYTES("J\xf8rn"), "UTF-8", "J\xf8rn"},
    {"CP850", BYTES("J\x9brn"), "CP850", "Jørn"},
    {"ISO-8859-1", BYTES("J\xf8rn"), "ISO-8859-1", "Jørn"},
    {"UTF-16LE", BYTES("J\0\xf8\0"), "UTF-16LE", "Jø"},
    {"UTF-16LE", BYTES("J\0\xf8"), "UTF-16LE", "J\xff"},
    {"US-ASCII", BYTES("J\xf8rn"), "US-ASCII", "J\xffrn"},
    {"UTF-7", BYTES("J+APg-rn"), "UTF-7", "Jørn"},
    /* A mark is believed before what is told: the file of rejects has one. */
    {"CP850", BYTES("\xef\xbb\xbfJ\xc3\xb8rn"), "UTF-8", "Jørn"},
    {"CP850", BYTES("\xff\xfeJ\0"), "UTF-16", "J"},
};

static void finds_the_encoding(void **state)
{
    static const size_t sizes[] = {DECODER_LEAST, 4096};
    struct text text = {0};
    char name[32];

    (void)state;
    for (size_t i = 0; i < COUNT(files); i++)
        for (size_t j = 0; j < 2 * COUNT(sizes); j++) {
            const struct file *file = &files[i];

            decode(j % 2 == 0 ? file_of(file->bytes, file->length) : pipe_of(file->bytes, file->length), file->told,
                   sizes[j / 2], &text, name);
            assert_string_equal(name, file->encoding);
            if (!text_is(text_bytes(&text), file->text))
                fail_msg("%zu: %s is read as %s", i, file->text, text_bytes(&text));
        }
    text_free(&text);
}

/* Letters of several bytes over the ends of the parts that are read, wherever the first one stands. */
static void keeps_letters_whole(void **state)
{
    static const struct {
        const char *letter, *told, *encoding;
        const char *read;
    } cases[] = {
        {"\xc3\xb8", NULL, "UTF-8", "ø"},
        {"\xe2\x82\xac", NULL, "UTF-8", "€"},
        {"\xf8", NULL, "Windows-1252", "ø"},
        {"\xe2\x82\xac", "UTF-8", "UTF-8", "€"},
    };
    struct text bytes = {0}, wanted = {0}, text = {0};
    char name[32];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t lead = 0; lead < 4; lead++) {
            text_clear(&bytes);
            text_clear(&wanted);
            for (size_t j = 0; j < lead; j++)
                text_add(&bytes, "x");
            text_add(&wanted, text_bytes(&bytes));
            while (bytes.length < 200000) {
                text_add(&bytes, cases[i].letter);
                text_add(&wanted, cases[i].read);
            }
            decode(file_of(bytes.bytes, bytes.length), cases[i].told, 1000, &text, name);
            assert_string_equal(name, cases[i].encoding);
            assert_true(text_is(text.bytes, wanted.bytes));
        }
    text_free(&bytes);
    text_free(&wanted);
    text_free(&text);
}

/* The only letter of a long file stands at its end: what came before is the same in both encodings. */
static void decides_late(void **state)
{
    struct text bytes = {0}, text = {0};
    char name[32];

    (void)state;
    while (bytes.length < 150000)
        text_add(&bytes, "plain text\n");
    text_add(&bytes, "S\xf8ren");
    decode(file_of(bytes.bytes, bytes.length), NULL, 4096, &text, name);
    assert_string_equal(name, "Windows-1252");
    assert_int_equal(text.length, bytes.length + 1);
    assert_string_equal(text.bytes + text.length - 6, "Søren");
    text_free(&bytes);
    text_free(&text);
}

static void tells_what_is_foreign(void **state)
{
    static const struct {
        const char *bytes, *told;
        bool foreign;
    } cases[] = {{"a\nb\n", NULL, false},
                 {"\xc3\xb8", NULL, false},
                 {"a\n\xf8", NULL, true},
                 {"\xef\xbb\xbf"
                  "a",
                  NULL, true},
                 {"a", "CP850", true},
                 {"a", "UTF-8", false}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        FILE *file = file_of(cases[i].bytes, strlen(cases[i].bytes));
        struct decoder *decoder;
        unsigned char first[DECODER_LEAST];

        assert_int_equal(decoder_open(file, cases[i].told, &decoder), 0);
        assert_int_equal(decoder_foreign(decoder), cases[i].foreign);
        assert_true(decoder_read(decoder, first, sizeof first) > 0);
        assert_int_equal(decoder_foreign(decoder), cases[i].foreign);
        decoder_close(decoder);
        fclose(file);
    }
}

static void knows_names(void **state)
{
    (void)state;
    assert_true(encoding_known("utf-8"));
    assert_true(encoding_known("Windows-1252"));
    assert_true(encoding_known("latin1"));
    assert_false(encoding_known(""));
    assert_false(encoding_known("Excel"));
    assert_false(encoding_known("UTF-8//IGNORE"));
    assert_false(encoding_known("../x"));
}

static void a_file_that_cannot_be_read(void **state)
{
    FILE *file = fopen("/proc/self/mem", "r");
    struct decoder *decoder;

    (void)state;
    assert_non_null(file);
    assert_int_equal(decoder_open(file, NULL, &decoder), -1);
    assert_int_not_equal(decoder_error(decoder), 0);
    decoder_close(decoder);
    decoder_close(NULL);
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_encoding), cmocka_unit_test(keeps_letters_whole),
        cmocka_unit_test(decides_late),       cmocka_unit_test(tells_what_is_foreign),
        cmocka_unit_test(knows_names),        cmocka_unit_test(a_file_that_cannot_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
