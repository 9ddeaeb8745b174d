/* A referral as the YAML form it came in. */
#ifndef KREDS_OUTPUT_FORM_H
#define KREDS_OUTPUT_FORM_H

#include "base/text.h"
#include "model/referral.h"

/* Appends the referral as one YAML map (no "---" before it), in full, CPR numbers too; what is not known is left out.
 * Texts are exact: quoted where they need it, control characters and what else would disturb a terminal as escapes. Of
 * a protected person address, school and phone are left out, and the addresses of a protected citizen's adults with
 * them. A consent withdrawn, which no form can say, stands as refused with a comment. */
void form_write(const struct referral *referral, struct text *into);

#endif
