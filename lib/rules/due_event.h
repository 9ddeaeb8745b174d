/* The days that due rules count from, and the days on which they were met. Used by rules/due.h. */
#ifndef KREDS_RULES_DUE_EVENT_H
#define KREDS_RULES_DUE_EVENT_H

#include "rules/due.h"

#include <stdbool.h>

/* Days in order; all zero is an empty list. */
struct due_days {
    int *items;
    size_t count;
};
void due_days_free(struct due_days *days);

/* The day of an event that happens once; DATE_NONE where it is not known, or lies outside the place.
 * EVENT_EACH_SESSION and EVENT_RULE have none. */
int event_date(const struct matter *matter, const struct event_ref *event);

/* The course's last day for this referral: its last session once all are dated, or the day it was closed, whichever comes first;
 * DATE_NONE while it is open, and after leaving. */
int event_end(const struct matter *matter);

/* Whether a rule for each session may be met for this one: an ordinary session during the place, held or still to be marked. */
bool event_session_counts(const struct matter *matter, const struct session *session);

/* The ordinary sessions held during the place, by date; the caller frees the list, the sessions stay the matter's. */
const struct session **event_sessions_held(const struct matter *matter, size_t *count);

/* The days on which a rule was met, from `since` on (DATE_NONE: ever). Sessions and answers meet it only from its own `event` on
 * (DATE_NONE: ever), a done recorded for it always; of a rule for each session only what was done for none in particular. Appends
 * in order. */
void event_met(const struct matter *matter, const struct due_rule *rule, int event, int since, struct due_days *days);

#endif
