/* How long sessions are, when they begin, how far apart they lie, and how much of a course was held, against what the service gives (design, catalogue:
 * `minutes`, `start`, `every`, `count`; domain, Norddjurs: counselling in talks of 1 to 1½ hours, ten supervisions of 2 hours, Cool Kids
 * from 15:00, 4 to 10 hours at a shelter by law). All are said and stand in
 * nobody's way: what is more than a service gives is refused by rules/limits.h. */
#ifndef KREDS_RULES_AMOUNTS_H
#define KREDS_RULES_AMOUNTS_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

/* Says (TROUBLE_WARNING) that a session is shorter or longer than the service gives; where that is a range
 * or the number of sessions is promised too. */
void amounts_tell_length(const struct service *service, int minutes, struct messages *messages);

/* Says (TROUBLE_WARNING) that a course begins at another time of day than the service; TIME_NONE: nothing to say. */
void amounts_tell_time(const struct service *service, int time, struct messages *messages);

/* Says (TROUBLE_WARNING) that a course's rhythm is closer than the closest or wider than the widest that the service names, or that it has
 * one where the service is spread over a length of time; count 0, or a service that names neither: nothing to say. */
void amounts_tell_rhythm(const struct service *service, struct duration every, struct messages *messages);

/* Says (TROUBLE_WARNING) that less of a course was held than the service gives at least. Meetings around the course do not
 * count. */
void amounts_tell_held(const struct service *service, const struct course *course, struct messages *messages);

#endif
