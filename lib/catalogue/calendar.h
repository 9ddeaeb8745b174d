/* `calendar` documents. */
#ifndef KREDS_CATALOGUE_CALENDAR_H
#define KREDS_CATALOGUE_CALENDAR_H

#include "catalogue/loading.h"

/* Appends the calendar that a document describes; a second one of the same name is refused. */
int calendar_read(const struct node *document, struct loading *loading);

#endif
