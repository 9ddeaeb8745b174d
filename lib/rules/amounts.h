/* How long sessions are and how much of a course was held, against what the service gives (design, catalogue: `minutes`, `count`;
 * domain, Norddjurs: counselling in talks of 1 to 1½ hours, 4 to 10 hours at a shelter by law). Both are said and stand in
 * nobody's way: what is more than a service gives is refused by rules/limits.h. */
#ifndef KREDS_RULES_AMOUNTS_H
#define KREDS_RULES_AMOUNTS_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

/* Says (TROUBLE_WARNING) that a session is shorter or longer than the service gives; only where that is a range. */
void amounts_tell_length(const struct service *service, int minutes, struct messages *messages);

/* Says (TROUBLE_WARNING) that less of a course was held than the service gives at least. Meetings around the course do not
 * count. */
void amounts_tell_held(const struct service *service, const struct course *course, struct messages *messages);

#endif
