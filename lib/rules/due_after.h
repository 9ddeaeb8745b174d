/* What the due rules of a service look at, told from the rules alone (design, section 6, "Due lists"). */
#ifndef KREDS_RULES_DUE_AFTER_H
#define KREDS_RULES_DUE_AFTER_H

#include "model/service.h"

#include <stdbool.h>

/* The rule that a rule counts from, at the beginning of the chain, or itself; NULL when it names none. */
const struct due_rule *due_rule_first(const struct service *service, const struct due_rule *rule);

/* Whether a rule counts, itself or by the rules it counts from, from the course's end or from sessions held: of all others due_judge
 * leaves nothing open once a matter ended well. */
bool due_after_end(const struct service *service);

/* Whether a rule looks at the course's sessions: it counts from one, is settled by one, or comes again until the last. */
bool due_by_sessions(const struct service *service);

#endif
