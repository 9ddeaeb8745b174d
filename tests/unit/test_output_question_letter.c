#include "base/date.h"
#include "output/question_letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct letter_question three[] = {
    {.key = "a", .ask = "Is there a?", .answers = "yes | no"},
    {.key = "w", .ask = "Which w?", .answers = "p (P) | q (Q)", .choices = "P, Q"},
    {.ask = "Who are they?", .remark = "refer set tells them"},
};

static struct question_letter letter_of(const struct letter_question *questions, size_t count)
{
    return (struct question_letter){.reference = "2026-0007",
                                    .service = "Nested",
                                    .house = "The house for trying",
                                    .language = "en",
                                    .received_on = date_make(2026, 9, 1),
                                    .questions = questions,
                                    .count = count};
}

static void a_letter(void **state)
{
    struct question_letter letter = letter_of(three, 3);
    struct text written = {0};

    (void)state;
    question_letter_write(&letter, &written);
    assert_string_equal(text_bytes(&written),
                        "Concerning 2026-0007: Nested\n"
                        "\n"
                        "Dear referrer,\n"
                        "\n"
                        "Thank you for the referral that we received on 2026-09-01. Before we can tell\n"
                        "whether the service suits, we would like to know:\n"
                        "\n"
                        " 1. Is there a?\n"
                        " 2. Which w? (P, Q)\n"
                        " 3. Who are they?\n"
                        "\n"
                        "What you do not know may stay open. Please give the reference 2026-0007\n"
                        "with your answers.\n"
                        "\n"
                        "Kind regards\n"
                        "The house for trying\n");
    text_free(&written);
}

static void a_piece(void **state)
{
    struct question_letter letter = letter_of(three, 3);
    struct text written = {0};

    (void)state;
    letter.citizen = "Opdigt";
    question_piece_write(&letter, &written);
    assert_string_equal(text_bytes(&written), "# Concerning Opdigt (2026-0007): Nested\n"
                                              "# Write behind the colons. What is not known stays empty.\n"
                                              "# It is read back by: screen answer 2026-0007 - <FILE\n"
                                              "ref: 2026-0007\n"
                                              "\n"
                                              "# Is there a?\n"
                                              "# yes | no\n"
                                              "a:\n"
                                              "\n"
                                              "# Which w?\n"
                                              "# p (P) | q (Q)\n"
                                              "w:\n"
                                              "\n"
                                              "# Who are they?\n"
                                              "# refer set tells them\n");
    text_free(&written);
}

static bool has(const struct text *text, const char *part)
{
    return strstr(text_bytes(text), part) != NULL;
}

static void names_where_they_are_given(void **state)
{
    struct question_letter letter = letter_of(three, 1);
    struct text written = {0};

    (void)state;
    letter.citizen = "Alma Opdigt";
    letter.referrer = "Rita Opdigt";
    question_letter_write(&letter, &written);
    assert_true(has(&written, "Concerning Alma Opdigt (2026-0007): Nested\n\nDear Rita Opdigt,\n"));
    text_free(&written);
}

/* A name may hold anything, and a question several lines. */
static void nothing_disturbs_terminal_or_yaml(void **state)
{
    static const struct letter_question hostile[] = {{.key = "a", .ask = "One\nb: yes\nthree?\x1b[2J"}};
    struct question_letter letter = letter_of(hostile, 1);
    struct text written = {0};

    (void)state;
    letter.citizen = "Op\x1b]0;x\adigt\nb: yes";
    question_piece_write(&letter, &written);
    assert_true(has(&written, "\n# One\n# b: yes\n# three?\xef\xbf\xbd[2J\na:\n"));
    assert_true(has(&written, "# Concerning Op\xef\xbf\xbd]0;x\xef\xbf\xbd"
                              "digt b: yes (2026-0007): Nested\n"));
    text_clear(&written);
    question_letter_write(&letter, &written);
    assert_false(has(&written, "\x1b"));
    assert_false(has(&written, "\nb: yes (2026"));
    text_free(&written);
}

/* From the tenth on the numbers keep their column, and the date is the house's. */
static void many_questions_and_a_danish_day(void **state)
{
    struct letter_question questions[10] = {0};
    struct question_letter letter = letter_of(questions, 10);
    struct text written = {0};

    (void)state;
    for (size_t i = 0; i < 10; i++)
        questions[i] = (struct letter_question){.key = "a", .ask = "Q?"};
    letter.language = "da";
    question_letter_write(&letter, &written);
    assert_true(has(&written, "\n  9. Q?\n 10. Q?\n"));
    assert_true(has(&written, "1. september 2026"));
    text_free(&written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter),
        cmocka_unit_test(a_piece),
        cmocka_unit_test(names_where_they_are_given),
        cmocka_unit_test(nothing_disturbs_terminal_or_yaml),
        cmocka_unit_test(many_questions_and_a_danish_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
