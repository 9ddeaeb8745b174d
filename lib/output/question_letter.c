#include "output/question_letter.h"

#include "base/i18n.h"
#include "output/day_text.h"
#include "output/escape.h"

#include <stdlib.h>
#include <string.h>

/* What the letter is about, on one line whatever a name holds. */
static void subject_add(const struct question_letter *letter, struct text *into)
{
    struct text subject = {0};

    if (letter->citizen != NULL)
        text_add_format(&subject, _("Concerning %s (%s): %s"), letter->citizen, letter->reference, letter->service);
    else
        text_add_format(&subject, _("Concerning %s: %s"), letter->reference, letter->service);
    escape_harmless(into, text_bytes(&subject));
    text_add(into, "\n");
    text_free(&subject);
}

static void head_add(const struct question_letter *letter, struct text *into)
{
    struct text received = {0}, referrer = {0};

    subject_add(letter, into);
    text_add(into, "\n");
    if (letter->referrer != NULL) {
        escape_harmless(&referrer, letter->referrer);
        text_add_format(into, _("Dear %s,\n\n"), text_bytes(&referrer));
        text_free(&referrer);
    } else
        text_add(into, _("Dear referrer,\n\n"));
    day_text(letter->received_on, letter->language, &received);
    text_add_format(into,
                    _("Thank you for the referral that we received on %s. Before we can tell\n"
                      "whether the service suits, we would like to know:\n\n"),
                    text_bytes(&received));
    text_free(&received);
}

/* The number of a question is as wide as the last one's, so that all begin in one column. */
static void question_add(const struct letter_question *question, size_t number, size_t count, struct text *into)
{
    int width = count > 9 ? 3 : 2;

    text_add_format(into, "%*zu. ", width, number);
    escape_harmless(into, question->ask);
    if (question->choices != NULL)
        text_add_format(into, " (%s)", question->choices);
    text_add(into, "\n");
}

void question_letter_write(const struct question_letter *letter, struct text *into)
{
    struct text raw = {0};

    head_add(letter, &raw);
    for (size_t i = 0; i < letter->count; i++)
        question_add(&letter->questions[i], i + 1, letter->count, &raw);
    text_add_format(&raw,
                    _("\nWhat you do not know may stay open. Please give the reference %s\n"
                      "with your answers.\n\nKind regards\n%s\n"),
                    letter->reference, letter->house);
    escape_harmless_lines(into, text_bytes(&raw));
    text_free(&raw);
}

/* Each line of a text behind a #. */
static void comment_add(const char *comment, struct text *into)
{
    while (*comment != '\0') {
        size_t length = strcspn(comment, "\n");

        text_add(into, "# ");
        text_add_bytes(into, comment, length);
        text_add(into, "\n");
        comment += length + (comment[length] == '\n');
    }
}

static void piece_question_add(const struct letter_question *question, struct text *into)
{
    text_add(into, "\n");
    comment_add(question->ask, into);
    if (question->answers != NULL)
        comment_add(question->answers, into);
    if (question->remark != NULL)
        comment_add(question->remark, into);
    if (question->key != NULL)
        text_add_format(into, "%s:\n", question->key);
}

void question_piece_write(const struct question_letter *letter, struct text *into)
{
    char *how = text_format(_("Write behind the colons. What is not known stays empty.\n"
                              "It is read back by: screen answer %s - <FILE"),
                            letter->reference);
    struct text raw = {0};

    text_add(&raw, "# ");
    subject_add(letter, &raw);
    comment_add(how, &raw);
    text_add_format(&raw, "ref: %s\n", letter->reference);
    for (size_t i = 0; i < letter->count; i++)
        piece_question_add(&letter->questions[i], &raw);
    escape_harmless_lines(into, text_bytes(&raw));
    text_free(&raw);
    free(how);
}
