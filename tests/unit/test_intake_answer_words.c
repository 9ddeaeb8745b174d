#include "base/text.h"
#include "intake/answer_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char name[] = "mood";
static int turned[] = {2};
static const struct instrument mood = {
    .name = name, .items = 5, .max = 2, .has_positions = true, .position_reverse = turned, .position_reverse_count = 1};
static const struct instrument wide = {.name = name, .items = 2, .max = 10};
static const struct answer_key scored = {&mood, false}, boxes = {&mood, true}, decimals = {&wide, false};

/* Words parted by blanks, and what comes of them: the answers as they are kept, or the messages, one a line. */
static void expect(const struct answer_key *key, const char *typed, const char *wanted)
{
    struct messages messages = {0};
    struct texts words = {0};
    struct text found = {0};
    int answers[5];
    char *own = strdup(typed);
    int result;

    for (char *word = strtok(own, " "); word != NULL; word = strtok(NULL, " "))
        texts_add(&words, word);
    result = answers_typed(key, words.items, words.count, answers, &messages);
    assert_int_equal(result, messages.count > 0 ? -1 : 0);
    for (size_t i = 0; i < messages.count; i++) {
        assert_int_equal(messages.items[i].trouble, TROUBLE_DATA);
        text_add_format(&found, "%s\n", messages.items[i].text);
    }
    if (result == 0) {
        char *kept = answers_write(answers, (size_t)key->instrument->items);
        text_add(&found, kept);
        free(kept);
    }
    assert_string_equal(text_bytes(&found), wanted);
    messages_free(&messages);
    texts_free(&words);
    text_free(&found);
    free(own);
}

static void answers_are_typed_as_it_suits(void **state)
{
    (void)state;
    expect(&scored, "01210", "0,1,2,1,0");
    expect(&scored, "01 2.0", "0,1,2,,0");
    expect(&scored, "0 1 2 1 0", "0,1,2,1,0");
    expect(&scored, "0,1,2,1,0", "0,1,2,1,0");
    expect(&scored, ",1,,1,", ",1,,1,");
    expect(&scored, "0, 1, 2, 1, 0", "0,1,2,1,0");
    expect(&scored, "5=2 1=0", "0,,,,2");
    expect(&scored, "1=0 2= 3=1", "0,,1,,");
    expect(&decimals, "10,0", "10,0");
    expect(&decimals, "2=10", ",10");
}

static void boxes_are_converted_when_told_so(void **state)
{
    (void)state;
    expect(&boxes, "11111", "0,2,0,0,0");
    expect(&boxes, "33333", "2,0,2,2,2");
    expect(&boxes, "2=1 3=.", "this is no answer to item 3; a whole number from 1 to 3 was wanted, or nothing\n");
    expect(&boxes, "01111", "this is no answer to item 1; a whole number from 1 to 3 was wanted, or nothing\n");
    expect(&boxes, "2=1", ",2,,,");
    expect(&boxes, ".2...", ",1,,,");
}

static void what_is_wrong_is_told_without_the_answer(void **state)
{
    (void)state;
    expect(&scored, "0121", "the number of answers is 4, and mood has 5 items; one for each was wanted\n");
    expect(&scored, "012101", "the number of answers is 6, and mood has 5 items; one for each was wanted\n");
    expect(&scored, "0,1,2,1", "the number of answers is 4, and mood has 5 items; one for each was wanted\n");
    expect(&scored, "", "the number of answers is 0, and mood has 5 items; one for each was wanted\n");
    expect(&scored, "01x31",
           "this is no answer to item 3; a whole number from 0 to 2 was wanted, or nothing\n"
           "this is no answer to item 4; a whole number from 0 to 2 was wanted, or nothing\n");
    expect(&scored, "0,1,2,-1,0.5",
           "this is no answer to item 4; a whole number from 0 to 2 was wanted, or nothing\n"
           "this is no answer to item 5; a whole number from 0 to 2 was wanted, or nothing\n");
    expect(&scored, "1=0 6=1 0=1 =2 x=1 3 1=1 2=7",
           "an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 5\n"
           "an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 5\n"
           "an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 5\n"
           "an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 5\n"
           "an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 5\n"
           "item 1 is named twice; each once was wanted\n"
           "this is no answer to item 2; a whole number from 0 to 2 was wanted, or nothing\n");
    expect(&scored, ".....", "no item is answered; one answer or more was wanted\n");
    expect(&scored, "1= 2=", "no item is answered; one answer or more was wanted\n");
    expect(&decimals, "10",
           "an answer to mood takes more than a digit; answers with commas between, or ITEM=ANSWER, "
           "were wanted\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_typed_as_it_suits),
        cmocka_unit_test(boxes_are_converted_when_told_so),
        cmocka_unit_test(what_is_wrong_is_told_without_the_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
