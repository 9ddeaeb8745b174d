/* What had happened to a referral before it was entered – its interview, its acceptance, its place in a running course –, taken in
 * with it when a house begins with kreds. */
#ifndef KREDS_CMD_BROUGHT_H
#define KREDS_CMD_BROUGHT_H

#include "common/command.h"
#include "model/referral.h"
#include "store/referrals.h"

/* One run of add or import. All zero but `call` at the beginning; the catalogue must be loaded, a transaction running. */
struct bringing {
    struct call *call;
    bool kept; /* the catalogue's text is in the store */
};

/* Takes a referral in with what it brings: the decision is the acting user's, judged as of its day. 0 taken in, or known already
 * (see `added`); 1 refused, nothing written, with the reasons in `wrong` (TROUBLE_DATA); -1 failed. */
int brought_add(struct bringing *bringing, const struct referral *referral, bool by_fields,
                struct referral_added *added, struct messages *wrong);
/* Whether a row that is known already, and of the same citizen, brings what the store does not have: 1 and told in `wrong`, 0, or -1. */
int brought_known(struct call *call, const struct referral *form, const struct referral_added *added,
                  struct messages *wrong);

/* What the store has of this, as comments for whoever takes a shown form elsewhere: a form that is read again is a new request,
 * which somebody decides. Appended to `into`; 0 or -1. */
int brought_write(struct call *call, long referral, struct text *into);

#endif
