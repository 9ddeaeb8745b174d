/* Sets of leaders or of venues, as bits. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_SET_H
#define KREDS_RULES_YEAR_SET_H

#include "rules/year.h"

#include <stdint.h>

#define YEAR_WORDS (YEAR_MOST / 64)

struct year_set {
    uint64_t words[YEAR_WORDS];
};

static inline void year_set_add(struct year_set *set, size_t member)
{
    set->words[member / 64] |= UINT64_C(1) << member % 64;
}

static inline void year_set_drop(struct year_set *set, size_t member)
{
    set->words[member / 64] &= ~(UINT64_C(1) << member % 64);
}

static inline bool year_set_has(const struct year_set *set, size_t member)
{
    return (set->words[member / 64] >> member % 64 & 1) != 0;
}

static inline bool year_set_empty(const struct year_set *set)
{
    for (size_t i = 0; i < YEAR_WORDS; i++)
        if (set->words[i] != 0)
            return false;
    return true;
}

static inline bool year_set_meet(const struct year_set *a, const struct year_set *b)
{
    for (size_t i = 0; i < YEAR_WORDS; i++)
        if ((a->words[i] & b->words[i]) != 0)
            return true;
    return false;
}

static inline void year_set_join(struct year_set *into, const struct year_set *more)
{
    for (size_t i = 0; i < YEAR_WORDS; i++)
        into->words[i] |= more->words[i];
}

#endif
