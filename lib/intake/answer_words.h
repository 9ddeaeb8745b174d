/* Answers to a questionnaire as a person types them, or as a cell gives one. No message repeats an answer. */
#ifndef KREDS_INTAKE_ANSWER_WORDS_H
#define KREDS_INTAKE_ANSWER_WORDS_H

#include "base/message.h"
#include "model/answers.h"

#include <stdbool.h>
#include <stddef.h>

/* How answers are given. */
struct answer_key {
    const struct instrument *instrument;
    bool by_position; /* as box positions, 1 for the top one; else as they are scored */
};

/* One answer, blanks around it aside; nothing is ANSWER_NONE. 0, or -1 with what was wanted (TROUBLE_DATA). `at` may be NULL. */
int answer_read(const struct answer_key *key, int item, const char *text, const struct position *at, int *answer,
                struct messages *messages);

/* All answers from the words typed, which are of one of these kinds:
 *
 *   7=0 8=2 9=     an item's number and its answer, in any order; items that are not named are not answered
 *   0,1,,2         all in the order of their numbers, commas between, nothing for an item that is not answered
 *   01201 2.100    the same, a digit each, in as many words as one likes, a full stop for an item that is not answered
 *
 * `answers` has room for all items. 0, or -1 with messages (TROUBLE_DATA): all that is wrong, a number of answers other than that of
 * the items, none answered at all. */
int answers_typed(const struct answer_key *key, char *const *words, size_t count, int *answers,
                  struct messages *messages);

#endif
