/* A questionnaire's scoring key: answers and scores only, never an item's wording. */
#ifndef KREDS_MODEL_INSTRUMENT_H
#define KREDS_MODEL_INSTRUMENT_H

#include "base/message.h"
#include "base/text.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct subscale {
    char *name;
    int *items; /* item numbers from 1 */
    size_t item_count;
    int *reverse; /* those of the items whose answer is turned round (min + max − x) */
    size_t reverse_count;
};

struct total {
    char *name;
    struct texts subscales;
};

/* Where a score lies: one named range of one scale, of one form and span of ages. */
struct band {
    char *form;           /* may be NULL: every form */
    int age_from, age_to; /* -1: any */
    char *scale;
    char *name;   /* normal, borderline, abnormal … */
    int from, to; /* scores, both in */
};

struct alert {
    int item;
    int at_least;
};

enum rounding { ROUND_HALF_UP };

struct instrument {
    char *name; /* sdq, epds */
    struct words title;
    struct position at;
    int items;
    int min, max;       /* of one answer */
    struct texts forms; /* parent, teacher, self; empty: one form */
    struct subscale *subscales;
    size_t subscale_count;
    int missing_at_most; /* unanswered items a subscale bears */
    bool prorate;        /* mean of the answered × number of items; otherwise their plain sum (with at_most 0) */
    enum rounding round;
    struct total *totals;
    size_t total_count;
    struct band *bands;
    size_t band_count;
    struct alert *alerts;
    size_t alert_count;
    bool has_positions;    /* box positions may be given (--coding position) */
    int *position_reverse; /* items whose boxes run from the highest score down */
    size_t position_reverse_count;
};

void instrument_free(struct instrument *instrument);

#endif
