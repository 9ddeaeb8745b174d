/* A questionnaire's answers as scores, by its instrument's key (domain facts, section 7: the published keys of SDQ and EPDS). All in
 * whole numbers, so that no rounding slips. Scores decide nothing: they are shown to a person.
 *
 * Each answer of a subscale counts as given, or turned round (min + max - x). With all answered the score is their sum. With no more
 * than missing_at_most unanswered it is, where the instrument prorates, the mean of the answered times the number of items, rounded
 * half up; with more there is none. A total is the sum of its subscales' rounded scores, and missing where one of them is. */
#ifndef KREDS_RULES_SCORING_H
#define KREDS_RULES_SCORING_H

#include "model/answers.h"
#include "model/instrument.h"

#include <stdbool.h>
#include <stddef.h>

#define SCORING_AGE_UNKNOWN (-1)

/* One subscale or total. The texts are the instrument's. */
struct scale_score {
    const char *scale;
    int answered, items; /* of the scale; of a total those of its subscales together */
    bool scored;         /* false: too many are missing, and there is no score */
    int score;           /* only where scored */
    const char *band;    /* where the score lies; NULL: no score, or no band that is sure to fit */
};

struct scoring {
    struct scale_score *scales; /* the subscales in the file's order, then the totals */
    size_t count;
    int *alerts; /* items whose answer a person must see, in the file's order; each item once */
    size_t alert_count;
};

/* Scores `answers`, one for each item in the order of their numbers, ANSWER_NONE for none. `form` is who answered, "" or NULL where
 * that is not known; `age` in whole years, SCORING_AGE_UNKNOWN.
 *
 * Bands are those of the form, and where the scale has none for it those that are for every form. Where they differ by age only a
 * known age tells which; where there is one span of ages, that is taken for an unknown age. The first band that fits counts.
 *
 * An alert stands whatever the scores, also where they are missing. `into` needs no preparing; scoring_free frees it. */
void scoring_judge(const struct instrument *instrument, const int *answers, const char *form, int age,
                   struct scoring *into);
void scoring_free(struct scoring *scoring);

/* The alerts alone: the items whose answer reaches what the instrument says, into `items`, which has room for alert_count. Returns how
 * many they are. */
size_t scoring_alerts(const struct instrument *instrument, const int *answers, int *items);

/* The score of a scale; NULL where the instrument has no such scale. */
const struct scale_score *scoring_of(const struct scoring *scoring, const char *scale);

#endif
