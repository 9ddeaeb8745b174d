/* The upgrades of the schema, as far as the journal must know of them: may a changeset from before one be taken back after it? */
#ifndef KREDS_STORE_UPGRADES_H
#define KREDS_STORE_UPGRADES_H

#include <stdbool.h>

struct upgrade {
    int to;        /* the version it leads to, from the one before; 0 ends a table */
    bool additive; /* it only added tables, or columns with a default at a table's end */
};

/* The upgrades there are. */
extern const struct upgrade store_upgrades[];

/* Whether every step from one version to another only added; false for a step that the table does not have, and backwards. */
bool upgrades_only_add(const struct upgrade *steps, int from, int to);

#endif
