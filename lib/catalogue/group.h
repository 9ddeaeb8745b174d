/* `group` and `parents` of a service: who takes part, and who leads. */
#ifndef KREDS_CATALOGUE_GROUP_H
#define KREDS_CATALOGUE_GROUP_H

#include "input/keys.h"
#include "model/service.h"

key_reader key_group;   /* struct group_rule */
key_reader key_parents; /* struct parents_rule */

/* Refuses leaders' roles that are none of those in provided_by; `map` is the service's `group`, NULL for none. */
int group_check(const struct node *map, const struct service *service, struct reading *reading);

#endif
