#include "model/instrument.h"

#include <stdlib.h>

void instrument_free(struct instrument *instrument)
{
    for (size_t i = 0; i < instrument->subscale_count; i++) {
        free(instrument->subscales[i].name);
        free(instrument->subscales[i].items);
        free(instrument->subscales[i].reverse);
    }
    for (size_t i = 0; i < instrument->total_count; i++) {
        free(instrument->totals[i].name);
        texts_free(&instrument->totals[i].subscales);
    }
    for (size_t i = 0; i < instrument->band_count; i++) {
        free(instrument->bands[i].form);
        free(instrument->bands[i].scale);
        free(instrument->bands[i].name);
    }
    free(instrument->subscales);
    free(instrument->totals);
    free(instrument->bands);
    free(instrument->alerts);
    free(instrument->position_reverse);
    free(instrument->name);
    words_free(&instrument->title);
    texts_free(&instrument->forms);
    *instrument = (struct instrument){0};
}
