/* Two records of one person made one, when a person has said that they are: what stands, what is filled in, what speaks
 * against it. */
#ifndef KREDS_RULES_JOINING_H
#define KREDS_RULES_JOINING_H

#include "base/text.h"
#include "model/referral.h"

enum joining_obstacle {
    JOINING_FREE,
    JOINING_KIND, /* an anonymous citizen, a family without a birth date, or a class, and somebody of another kind: never one */
    JOINING_CPR,  /* two CPR numbers */
    JOINING_BIRTH /* two birth dates */
};

enum joining_obstacle joining_obstacle(const struct person *from, const struct person *into);

/* Makes `into` the whole record: its own values stand, blanks are filled from `from`, a protection of either holds, and whoever
 * is an adult on one of them is one. `differing` gets the form's key of every value that both have and that is not the same;
 * a CPR number that does not go with the birth date that stands is among them. */
void joining_fill(struct person *into, const struct person *from, struct texts *differing);

#define JOINING_NOBODY ((size_t)-1)

/* For each adult of `from` the place of the same adult among those of `into`, or JOINING_NOBODY: the same record, else a like
 * name that nothing contradicts, and, of one child (`one_child`), the only one of a relation where a name is missing. `pairs` has
 * room for the adults of `from`. */
void joining_adults(const struct referral *from, const struct referral *into, bool one_child, size_t *pairs);

#endif
