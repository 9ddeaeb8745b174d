/* Who was there, told honestly (design, section 3: "What happened has two levels").
 *
 * The denominator of a rate is the held sessions during which the person had a place. A session the house cancelled counts against
 * nobody. A held session without a mark for the person stays in the denominator and is shown as not recorded, never as absent. */
#ifndef KREDS_RULES_PRESENCE_H
#define KREDS_RULES_PRESENCE_H

#include "model/course.h"

#include <stdbool.h>
#include <stddef.h>

/* One mark of the roll call. */
struct presence_mark {
    int session; /* its number in the course */
    enum attendance_status status;
};

/* Whom it is about. */
struct presence_person {
    long referral;
    bool adult;   /* an adult of the referral: sessions with parents count; otherwise those with children */
    int from, to; /* the place: first and last day; `to` DATE_NONE while open; `from` DATE_NONE: no place */
    const struct presence_mark *marks; /* the last of two for one session counts */
    size_t mark_count;
};

/* Counts of held sessions: held = present + late + cancelled + absent + unrecorded. */
struct presence {
    int held;
    int present;
    int late;
    int cancelled;  /* told beforehand */
    int absent;     /* without word */
    int unrecorded; /* nothing recorded */
};

/* Whether a session is meant for a person who has a place on its day. */
bool presence_concerns(const struct session *session, const struct presence_person *person);
struct presence presence_count(const struct session *sessions, size_t count, const struct presence_person *person);
void presence_add(struct presence *sum, const struct presence *more);
/* Share of the held sessions attended (present or late), 0 … 1; -1 when none was held. */
double presence_rate(const struct presence *presence);

#endif
