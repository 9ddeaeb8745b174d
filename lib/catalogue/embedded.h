/* What is there without any catalogue of a house: the instruments that come with the library. */
#ifndef KREDS_CATALOGUE_EMBEDDED_H
#define KREDS_CATALOGUE_EMBEDDED_H

#include "model/catalogue.h"

/* A catalogue of these instruments alone: no house, no service, no text. `into` is overwritten; freed by catalogue_free. */
void catalogue_embedded(struct catalogue *into);

#endif
