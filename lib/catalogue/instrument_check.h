/* Whether an instrument's parts fit each other. */
#ifndef KREDS_CATALOGUE_INSTRUMENT_CHECK_H
#define KREDS_CATALOGUE_INSTRUMENT_CHECK_H

#include "input/keys.h"
#include "model/instrument.h"

/* Checks an instrument that was read from `document` without trouble: items within their number, none twice in a
 * subscale, totals and bands of scales that there are, answers within their bounds. 0, or -1 with messages. */
int instrument_check(const struct node *document, const struct instrument *instrument, struct reading *reading);

bool instrument_has_scale(const struct instrument *instrument, const char *name); /* a subscale or a total */

#endif
