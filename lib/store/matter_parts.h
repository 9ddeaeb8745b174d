/* What the rules of each service look at, asked once for each service and catalogue. */
#ifndef KREDS_STORE_MATTER_PARTS_H
#define KREDS_STORE_MATTER_PARTS_H

#include "base/text.h"
#include "store/reports.h"

/* All zero at the beginning. */
struct matter_parts {
    struct texts services;
    unsigned *parts; /* beside the services */
};

/* Asks the filter for every service that courses were planned for. 0 or -1. */
int matter_parts_read(struct matter_parts *parts, struct store *store, const struct matter_filter *filter,
                      struct messages *messages);
/* The bits of a service. */
unsigned matter_parts_of(struct matter_parts *parts, const struct matter_filter *filter, const char *service);
/* ",cool-kids,…": the services that are read with a part; the caller frees. */
char *matter_parts_services(const struct matter_parts *parts, enum matter_part part);
void matter_parts_free(struct matter_parts *parts);

#endif
