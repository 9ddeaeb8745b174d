/* Forms as they come in: each document of a file is one. */
#ifndef KREDS_CMD_FORMS_IN_H
#define KREDS_CMD_FORMS_IN_H

#include "common/command.h"
#include "input/yaml.h"
#include "model/referral.h"

/* Reads each document as a form by the call's catalogue, and adds it to *referrals, an array by memory_grow; the referrals point into
 * the documents. 0, or -1 with messages, one that there is no document among them; the caller frees the referrals either way. */
int forms_in_add(struct call *call, const struct documents *documents, struct referral **referrals, size_t *count);

#endif
