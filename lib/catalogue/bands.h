/* `bands` of an instrument: maps of a form, a span of ages and a scale, and beside them each band by its name. */
#ifndef KREDS_CATALOGUE_BANDS_H
#define KREDS_CATALOGUE_BANDS_H

#include "input/keys.h"
#include "model/instrument.h"

key_reader key_bands; /* struct instrument: its bands */

/* Refuses bands of a scale or a form that the instrument does not have; `list` is its `bands`, NULL for none. */
int bands_check(const struct node *list, const struct instrument *instrument, struct reading *reading);

#endif
