/* A referral that lies: a house may say after how many days without a word from anyone it wants to be reminded (the catalogue's key
 * `untouched`). Whoever sends a child to a service is to hear soon whether there is room, and a leader contacts the referrer (domain
 * facts, section 2). */
#ifndef KREDS_RULES_UNTOUCHED_H
#define KREDS_RULES_UNTOUCHED_H

#include "rules/due.h"

#define DUE_UNTOUCHED "untouched"

/* The last day on which something was done about a referral that nobody has decided, and what it was. */
struct touch {
    int on;
    const char *what; /* received, contact, answer … */
};

/* The day the house's patience ends; DATE_NONE while it lasts, or where the house asks for none (`patience` of count 0). What lay
 * untouched when the house began with kreds counts from its first day. */
int untouched_since(const struct touch *last, struct duration patience, const struct due_frame *frame);

#endif
