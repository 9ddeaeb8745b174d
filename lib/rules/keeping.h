/* What a course keeps of the catalogue that it was planned by, though the present one says otherwise (design, section 3: what the
 * catalogue said then). */
#ifndef KREDS_RULES_KEEPING_H
#define KREDS_RULES_KEEPING_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

/* Adds a message (TROUBLE_WARNING) for each number (sessions, their length and rhythm, places) and each due rule in which the course
 * differs from the present service, and the two catalogues from one another: what a person chose at the planning is no difference,
 * nor is what happens to be as the present catalogue has it. The catalogue's own words stand for what is no number. Of the course its
 * numbers and for_referral are looked at. */
void keeping_tell(const struct course *course, const struct service *then, const struct service *now,
                  struct messages *messages);

#endif
