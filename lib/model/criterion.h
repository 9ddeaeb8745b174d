/* A criterion of screening, as a catalogue writes it. */
#ifndef KREDS_MODEL_CRITERION_H
#define KREDS_MODEL_CRITERION_H

#include "base/message.h"
#include "model/facts.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

enum criterion_kind { CRITERION_FACT, CRITERION_ANY, CRITERION_ALL };

enum comparison {
    COMPARE_IS,       /* equals wanted[0] */
    COMPARE_BETWEEN,  /* wanted[0] … wanted[1], both in */
    COMPARE_ONE_OF,   /* equals one of the wanted */
    COMPARE_AT_LEAST, /* wanted[0] or more */
    COMPARE_AT_MOST   /* wanted[0] or less */
};
extern const struct named_value comparison_names[]; /* is between one_of at_least at_most */

struct criterion {
    enum criterion_kind kind;
    struct position at;
    bool guide;       /* strength: guide: a person looks; otherwise a must. Of an any/all it holds for the whole */
    struct words ask; /* the question on the form; may be empty for facts the store knows */
    char *refer_to;   /* service to suggest when unmet; may be NULL */
    /* CRITERION_FACT */
    char *fact; /* NULL for any and all */
    enum comparison comparison;
    struct value *wanted; /* one, two or more as the comparison asks */
    size_t wanted_count;
    /* CRITERION_ANY, CRITERION_ALL */
    struct criterion *items;
    size_t item_count;
};

struct criteria {
    struct criterion *items;
    size_t count;
};

void criteria_free(struct criteria *criteria);
/* Whether the store knows a fact by itself (age, resident, consent.mother, score.sdq.total …), as opposed to one answered on the form. */
bool criterion_fact_known(const char *fact);

#endif
