/* A referral as the YAML form it came in. */
#ifndef KREDS_OUTPUT_FORM_H
#define KREDS_OUTPUT_FORM_H

#include "base/text.h"
#include "model/referral.h"

/* Appends the referral as one YAML map (no "---" before it), in full: CPR numbers, and what is protected, too. What is not known is
 * left out. Texts are exact: quoted where they need it, control characters and what else would disturb a terminal as escapes. What no
 * form can say stands as the nearest that one can, with a comment: a consent withdrawn as refused, a child born since the receipt as
 * expected on the day of its birth. */
void form_write(const struct referral *referral, struct text *into);

/* Appends a text as YAML on one line, quoted where it needs it, within a list or a map in brackets too. */
void form_scalar(const char *text, struct text *into);

#endif
