/* What a house owes a referral by rules of its own, which no catalogue names: to look again at one that was declined until a day, and
 * to talk of a consent that was taken back after the acceptance (design, section 6, "Due lists"). Both last until somebody settles
 * them, so that a house new to kreds owes them from its first day. */
#ifndef KREDS_RULES_DUE_OPEN_H
#define KREDS_RULES_DUE_OPEN_H

#include <stdbool.h>

#define DUE_RECONSIDER "reconsider"
#define DUE_CONSENT "consent"

/* A referral whose decision that counts is a decline until a day. */
struct due_parked {
    int decided_on;
    int until_on;
    int done_on; /* the newest day it was recorded as looked at; DATE_NONE: never */
};

/* An adult whose latest consent is a no, on a referral whose decision that counts is an acceptance. */
struct due_refusal {
    int refused_on;          /* the day of that no */
    bool withdrawn;          /* taken back, which tells that it had been given; false: refused */
    int entered_on;          /* the day that no was typed */
    int accepted_on;         /* the day of the acceptance … */
    int accepted_entered_on; /* … the day it was typed, … */
    bool overridden;         /* … which was made against the rules, with a reason */
    int done_on;             /* the newest day it was recorded as talked of; DATE_NONE: never */
};

/* A thing that is owed. */
struct due_open {
    int due_on;
    int since; /* the first day on which it can be settled */
};

/* Whether it is owed, and from when; `house_since` DATE_NONE: no first day of the house is known. */
bool due_open_parked(const struct due_parked *parked, int house_since, struct due_open *open);
bool due_open_refusal(const struct due_refusal *refusal, int house_since, struct due_open *open);

#endif
