/* What is checked of every person on a form, and of the citizen alone. */
#ifndef KREDS_INTAKE_FORM_PEOPLE_H
#define KREDS_INTAKE_FORM_PEOPLE_H

#include "intake/form_keys.h"

/* Birth date and CPR number against each other and the receipt; a CPR number alone gives the birth date. `map` is the
 * person's node. */
int person_check(struct person *person, const struct node *map, struct form_reading *form);

/* True when two people of the referral have one CPR number. */
bool people_share_cpr(const struct referral *referral);

#endif
