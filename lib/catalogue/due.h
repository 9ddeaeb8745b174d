/* `due` and `meetings` of a service: what must be done, and what is held, counted from dated events. */
#ifndef KREDS_CATALOGUE_DUE_H
#define KREDS_CATALOGUE_DUE_H

#include "input/keys.h"
#include "model/service.h"

key_reader key_due;      /* struct service: its due rules; what they count from is settled by due_check */
key_reader key_meetings; /* struct service: its meetings; likewise */

/* Settles whether what a rule or meeting counts from is an earlier rule or a date fact, and refuses what is neither,
 * two rules of one name, and a session that the service does not have. `map` is the whole service. */
int due_check(const struct node *map, struct service *service, struct reading *reading);

#endif
