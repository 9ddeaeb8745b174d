/* `instrument` documents: scoring keys. */
#ifndef KREDS_CATALOGUE_INSTRUMENT_H
#define KREDS_CATALOGUE_INSTRUMENT_H

#include "catalogue/loading.h"

/* Adds the instrument that a document describes. It takes the place of one of the library's of the same name; a second
 * one of the house's is refused. */
int instrument_read(const struct node *document, struct loading *loading);

#endif
