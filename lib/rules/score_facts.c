#include "rules/score_facts.h"
#include "base/memory.h"
#include "rules/scoring.h"

#include <stdlib.h>
#include <string.h>

static bool asks(const struct criterion *criterion)
{
    if (criterion->fact != NULL && strncmp(criterion->fact, "score.", 6) == 0)
        return true;
    for (size_t i = 0; i < criterion->item_count; i++)
        if (asks(&criterion->items[i]))
            return true;
    return false;
}

static bool service_asks(const struct service *service)
{
    for (size_t i = 0; i < service->criteria.count; i++)
        if (asks(&service->criteria.items[i]))
            return true;
    return false;
}

bool score_facts_asked(const struct catalogue *catalogue, const struct service *service)
{
    if (service != NULL)
        return service_asks(service);
    for (size_t i = 0; i < catalogue->service_count; i++)
        if (service_asks(&catalogue->services[i]))
            return true;
    return false;
}

/* Criteria compare numbers, never bands: neither form nor age matters. */
void score_facts_add(struct score_facts *facts, const struct instrument *instrument, const int *answers)
{
    struct scoring scoring;

    scoring_judge(instrument, answers, NULL, SCORING_AGE_UNKNOWN, &scoring);
    for (size_t i = 0; i < scoring.count; i++) {
        const struct scale_score *score = &scoring.scales[i];

        if (!score->scored)
            continue;
        facts->items = memory_grow(facts->items, facts->count, sizeof *facts->items);
        facts->items[facts->count++] = (struct score_known){instrument->name, score->scale, score->score};
    }
    scoring_free(&scoring);
}

void score_facts_free(struct score_facts *facts)
{
    free(facts->items);
    *facts = (struct score_facts){0};
}
