/* What is checked of every person on a form, and of the citizen alone. */
#ifndef KREDS_INTAKE_FORM_PEOPLE_H
#define KREDS_INTAKE_FORM_PEOPLE_H

#include "intake/form_keys.h"

/* Birth date and CPR number against each other and the receipt; a CPR number alone gives the birth date. `map` is the
 * person's node. */
int person_check(struct person *person, const struct node *map, struct form_reading *form);

/* Whether a day of birth stands with a citizen of whom there are several (`map` is the citizen's node): -1 with a message for a
 * class, which has none; of a family it is a child's, as one that came from the child's service has it, which is told where the
 * form says that it is a family's. */
int citizen_one_check(const struct referral *referral, const struct node *map, struct form_reading *form);

/* True when the citizen is anonymous and an adult or a network person has a name, a birth date or a CPR number, which lead to the
 * citizen (domain, De Drikker Derhjemme: anonymous). */
bool people_betray(const struct referral *referral);

/* True when two people of the referral have one CPR number. */
bool people_share_cpr(const struct referral *referral);

#endif
