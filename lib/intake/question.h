/* What a catalogue asks of a form under `facts`: the facts of its criteria that the store does not know by itself, and
 * the dates that its due rules and meetings count from. */
#ifndef KREDS_INTAKE_QUESTION_H
#define KREDS_INTAKE_QUESTION_H

#include "base/text.h"
#include "model/catalogue.h"

#include <stdbool.h>

struct question {
    const char *fact;
    const struct words *ask; /* the service's; NULL where none is written */
    unsigned kinds;          /* answers that can be compared, bits 1 << VALUE_…; 0: nobody asks */
    struct texts words;      /* the words compared with */
};

/* Adds what one service makes of a fact to a question whose `fact` is set; all of it points into the service, save
 * words. */
void question_add(struct question *question, const struct service *service);
void question_free(struct question *question);

/* Questions of one catalogue that were put together before: a sheet asks the same ones at each row. All zero is none. */
struct questions {
    struct question *items;
    struct texts facts; /* their names */
};

/* What all services make of a fact; lives as long as the questions do, and to the next one. */
const struct question *questions_of(struct questions *questions, const struct catalogue *catalogue, const char *fact);
void questions_free(struct questions *questions);

/* Whether a value (not VALUE_UNKNOWN) can be compared with what the criteria want. A word need not be one of theirs, but one that
 * is nearly so was mistyped. */
bool question_takes(const struct question *question, const struct value *value);

/* Adds the names of the facts a service asks for, each once, in the order of its criteria. */
void question_facts(const struct service *service, struct texts *facts);

#endif
