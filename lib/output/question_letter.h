/* The questions that are still open about a referral, as a letter to whoever sent it and as a piece of YAML to be filled
 * in. The sentences are in the language in use; nothing that would disturb a terminal leaves in either. */
#ifndef KREDS_OUTPUT_QUESTION_LETTER_H
#define KREDS_OUTPUT_QUESTION_LETTER_H

#include "base/text.h"

#include <stddef.h>

/* One question. */
struct letter_question {
    const char *key;     /* of the YAML; NULL where the answer has no key */
    const char *ask;     /* the question itself */
    const char *answers; /* what may be typed into the YAML; NULL where any text will do */
    const char *choices; /* what the letter says there is to choose from; may be NULL */
    const char *remark;  /* on a question without a key; may be NULL */
};

struct question_letter {
    const char *reference; /* 2026-0142 */
    const char *service;   /* its name */
    const char *house;     /* its name; "" where the catalogue has none */
    const char *language;  /* "da" or "en": of the date */
    const char *citizen;   /* the name; NULL: not said */
    const char *referrer;  /* the name; NULL: not said */
    int received_on;       /* date */
    const struct letter_question *questions;
    size_t count; /* of questions; at least one */
};

/* Appends a letter of plain text, its questions numbered. */
void question_letter_write(const struct question_letter *letter, struct text *into);

/* Appends one YAML map: `ref` filled in, each question a comment over its empty key. A question without a key is a comment
 * only. */
void question_piece_write(const struct question_letter *letter, struct text *into);

#endif
