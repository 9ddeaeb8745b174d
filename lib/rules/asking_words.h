/* The words of the questions. Used by rules/asking.h. */
#ifndef KREDS_RULES_ASKING_WORDS_H
#define KREDS_RULES_ASKING_WORDS_H

#include "rules/asking.h"

/* Of a fact that is neither a consent nor a score. */
struct open_question asking_fact(const struct asking *asking, const struct finding *finding);
/* Of the scores of an instrument, whose name has `length` bytes. */
struct open_question asking_score(const struct asking *asking, const char *instrument, size_t length);
/* Whether the adult in a place (from 0) consents; the caller frees. */
char *asking_consent(const struct asking *asking, size_t place);
/* Who the holders of parental responsibility are, or the adult of a relation, where none stands in the record; the caller
 * frees both. */
char *asking_nobody(const char *relation);
char *asking_nobody_remark(const struct referral *referral, const char *relation);

#endif
