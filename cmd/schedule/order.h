/* What the verbs share that order something for a session: transport and food. */
#ifndef KREDS_CMD_ORDER_H
#define KREDS_CMD_ORDER_H

#include "common/command.h"
#include "common/lookers.h"
#include "store/orders.h"

/* Reads COURSE/N, the one operand, and finds the session, with the store open. One that the house cancelled is TROUBLE_FORBIDDEN.
 * Freed with order_session_free either way. */
int order_find(struct call *call, struct order_session *into);

/* With --names, journals the look at those whose names are about to be shown: of the participants who come those that `shown` lets
 * through. To be freed with lookers_free either way; without --names it has nobody. */
int order_look(struct call *call, const struct order_session *session, bool (*shown)(const struct order_row *row),
               struct lookers *lookers);

#endif
