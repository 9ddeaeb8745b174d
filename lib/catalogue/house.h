/* `catalogue` documents: the house, its settings and its services. */
#ifndef KREDS_CATALOGUE_HOUSE_H
#define KREDS_CATALOGUE_HOUSE_H

#include "catalogue/loading.h"

/* Reads the document into the catalogue; a second one is refused. */
int house_read(const struct node *document, struct loading *loading);

#endif
