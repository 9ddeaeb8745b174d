#include "model/criterion.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const struct named_value comparison_names[] = {{"is", COMPARE_IS},           {"between", COMPARE_BETWEEN},
                                               {"one_of", COMPARE_ONE_OF},   {"at_least", COMPARE_AT_LEAST},
                                               {"at_most", COMPARE_AT_MOST}, {NULL, 0}};

static void criterion_free(struct criterion *criterion)
{
    for (size_t i = 0; i < criterion->wanted_count; i++)
        value_free(&criterion->wanted[i]);
    for (size_t i = 0; i < criterion->item_count; i++)
        criterion_free(&criterion->items[i]);
    free(criterion->wanted);
    free(criterion->items);
    free(criterion->refer_to);
    free(criterion->fact);
    words_free(&criterion->ask);
    *criterion = (struct criterion){0};
}

void criteria_free(struct criteria *criteria)
{
    for (size_t i = 0; i < criteria->count; i++)
        criterion_free(&criteria->items[i]);
    free(criteria->items);
    *criteria = (struct criteria){0};
}

/* score.INSTRUMENT.SCALE: two names after the word. */
static bool fact_is_score(const char *fact)
{
    const char *instrument, *scale;

    if (strncmp(fact, "score.", 6) != 0)
        return false;
    instrument = fact + 6;
    scale = strchr(instrument, '.');
    return scale != NULL && scale != instrument && scale[1] != '\0' && strchr(scale + 1, '.') == NULL;
}

bool criterion_fact_known(const char *fact)
{
    static const char *const known[] = {"age",           "resident", "child_case",  "caseworker",  "legal_basis",
                                        "referrer_role", "consent",  "child_wants", "action_plan", "concern"};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(fact, known[i]))
            return true;
    if (fact == NULL)
        return false;
    return fact_is_score(fact) || (strncmp(fact, "consent.", 8) == 0 && fact[8] != '\0');
}
