/* When a course begins (design, section 6, "Fair placement": the age on the start date, the family's possible days). A meeting around
 * the course begins nothing: one with the parents may lie before the first session. */
#ifndef KREDS_RULES_BEGINNING_H
#define KREDS_RULES_BEGINNING_H

#include "model/course.h"
#include "model/service.h"

#include <stdbool.h>

/* The day of the first session that the house did not cancel, DATE_NONE where there is none; *begun tells whether one was held.
 * `service` NULL: what is a meeting is not known, and every session counts. */
int beginning_of(const struct service *service, const struct course *course, bool *begun);

#endif
