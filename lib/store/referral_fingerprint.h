/* What a form says, as one short text: a row without a number of its sender's is known by it. Inside lib/store only. */
#ifndef KREDS_STORE_REFERRAL_FINGERPRINT_H
#define KREDS_STORE_REFERRAL_FINGERPRINT_H

#include "base/digest.h"
#include "model/referral.h"

/* The digest of all that the form says, but for its source and the day received: those the caller sets beside it. */
const char *referral_fingerprint(const struct referral *referral, char into[DIGEST_TEXT]);

#endif
