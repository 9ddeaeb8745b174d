#include "common/known_scores.h"

#include "model/answers.h"
#include "store/responses.h"

#include <stdlib.h>

struct gathering {
    const struct catalogue *catalogue;
    struct score_facts *into;
    const struct instrument *last; /* whose latest answers are taken */
};

/* The latest of each instrument comes first. */
static int take(void *context, const struct response *response)
{
    struct gathering *gathering = context;
    const struct instrument *instrument = catalogue_instrument(gathering->catalogue, response->instrument);

    if (!instrument || instrument == gathering->last)
        return 0;
    int *answers = answers_new((size_t)instrument->items);
    if (answers_read(response->answers, instrument, answers))
        score_facts_add(gathering->into, instrument, answers);
    gathering->last = instrument;
    free(answers);
    return 0;
}

int known_scores(struct call *call, const struct referral *referral, const struct service *service,
                 struct score_facts *into)
{
    struct gathering gathering = {.catalogue = &call->catalogue, .into = into};

    *into = (struct score_facts){0};
    if (referral->citizen.id == 0 || !call->store || !score_facts_asked(&call->catalogue, service))
        return 0;
    return store_citizen_response_each(call->store, referral->citizen.id, take, &gathering, &call->messages);
}
