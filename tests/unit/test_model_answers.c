#include "model/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static int turned[] = {2, 4};
static const struct instrument four = {
    .items = 4, .min = -1, .max = 12, .has_positions = true, .position_reverse = turned, .position_reverse_count = 2};

static void answers_are_written_and_read_back(void **state)
{
    static const struct {
        int answers[4];
        const char *text;
    } cases[] = {
        {{0, 1, ANSWER_NONE, 2}, "0,1,,2"},
        {{ANSWER_NONE, ANSWER_NONE, ANSWER_NONE, ANSWER_NONE}, ",,,"},
        {{-1, 12, 0, ANSWER_NONE}, "-1,12,0,"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = answers_write(cases[i].answers, 4);
        int *answers = answers_new(4);

        assert_string_equal(text, cases[i].text);
        assert_int_equal(answers[0], ANSWER_NONE);
        assert_true(answers_read(text, &four, answers));
        assert_memory_equal(answers, cases[i].answers, sizeof cases[i].answers);
        free(answers);
        free(text);
    }
}

static void what_is_no_four_answers_is_not_read(void **state)
{
    static const char *const cases[] = {"",         "1,1,1",    "1,1,1,1,", "1,1,1,1,1",
                                        "1,1,1,13", "1,1,1,-2", "1,1,1,x",  "1111",
                                        "1,1,1, 1", "1;1;1;1",  "1,1,1,1 ", "1,1,1,99999999999999999999",
                                        "1,1,1,+1"};
    int answers[4];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (answers_read(cases[i], &four, answers))
            fail_msg("read: '%s'", cases[i]);
}

static void boxes_stand_for_answers(void **state)
{
    static const struct {
        int item, box, answer;
    } cases[] = {{1, 1, -1}, {1, 14, 12}, {2, 1, 12}, {2, 14, -1}, {3, 2, 0}, {4, 2, 11}};
    int answer;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(answers_from_position(&four, cases[i].item, cases[i].box, &answer));
        assert_int_equal(answer, cases[i].answer);
    }
    assert_false(answers_from_position(&four, 1, 0, &answer));
    assert_false(answers_from_position(&four, 1, 15, &answer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_written_and_read_back),
        cmocka_unit_test(what_is_no_four_answers_is_not_read),
        cmocka_unit_test(boxes_stand_for_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
