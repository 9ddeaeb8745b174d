/* What happened to one referral before it had a place, read from streams that walk the references. */
#ifndef KREDS_STORE_MATTER_EVENTS_H
#define KREDS_STORE_MATTER_EVENTS_H

#include "store/cursor.h"

#include <stdbool.h>

/* All zero before matter_events_open. */
struct matter_events {
    struct cursor decision_at, interview_at, consent_at;
    int accepted_on;     /* the latest acceptance; DATE_NONE */
    int against_on;      /* the last decision, where it is no acceptance; DATE_NONE */
    int held_on;         /* the first interview that came to something; DATE_NONE */
    bool report_consent; /* every holder's latest consent to a report is given, and there is one to give it */
};

int matter_events_open(struct matter_events *events, struct store *store, const struct span *span,
                       struct messages *messages);
/* Reads on to a reference. 0 or -1. */
int matter_events_read(struct matter_events *events, int year, int number, struct messages *messages);
void matter_events_close(struct matter_events *events);

#endif
