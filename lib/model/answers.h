/* The answers to a questionnaire: one number for each item, in the order of their numbers. */
#ifndef KREDS_MODEL_ANSWERS_H
#define KREDS_MODEL_ANSWERS_H

#include "model/instrument.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#define ANSWER_NONE INT_MIN /* the item was not answered */

/* `count` numbers, ANSWER_NONE for each; the caller frees. */
int *answers_new(size_t count);

/* "0,1,,2": one entry an item, empty for none; the caller frees. */
char *answers_write(const int *answers, size_t count);
/* Reads that back. False for anything else, for another count of items, and for an answer that the instrument does not have. */
bool answers_read(const char *text, const struct instrument *instrument, int *answers);

/* The answer that a box stands for, 1 for the top one: the items under `positions: reverse` run from the highest value down. False for
 * a box that is not there. */
bool answers_from_position(const struct instrument *instrument, int item, int box, int *answer);

#endif
