/* The upgrades of the schema, in order: what brings an older store to the newest, and what the journal must know of each: may a
 * changeset from before it be taken back after it?
 *
 * A step's SQL stands in lib/store/upgrades/NUMBER.sql, in a block named UPGRADE_NUMBER. It runs inside a transaction (and ends none),
 * with foreign keys unchecked until its end, so that a table may be rebuilt under a new name; a view that reads such a table is dropped
 * before and made again after, and a numbered table's row of sqlite_sequence goes over to the new one. What it leaves must equal the
 * schema file but for comments and layout. */
#ifndef KREDS_STORE_UPGRADES_H
#define KREDS_STORE_UPGRADES_H

#include <stdbool.h>

struct upgrade {
    int to;          /* the version it leads to, from the one before; 0 ends a table */
    bool additive;   /* it only added tables, indexes, or columns with a default at a table's end */
    const char *sql; /* one or more statements; NULL where only the journal asks */
};

/* The upgrades there are. */
extern const struct upgrade store_upgrades[];

/* The version that the last step leads to; 1, the first, where there is none. */
int upgrades_newest(const struct upgrade *steps);
/* The step that leads to a version; NULL when there is none. */
const struct upgrade *upgrades_step(const struct upgrade *steps, int to);
/* Whether every step from one version to another only added; false for a step that the table does not have, and backwards. */
bool upgrades_only_add(const struct upgrade *steps, int from, int to);

#endif
