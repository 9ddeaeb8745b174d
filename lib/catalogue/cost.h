/* `cost` and `targets`: what a course costs, and what is to be reached. */
#ifndef KREDS_CATALOGUE_COST_H
#define KREDS_CATALOGUE_COST_H

#include "input/keys.h"
#include "model/service.h"

key_reader key_cost; /* struct service: its cost */

/* A list of targets, into an array and its count. */
int targets_read(const struct node *value, struct target **targets, size_t *count, const struct key *key,
                 struct reading *reading);

#endif
