/* What add and import say of a referral that was taken in. */
#ifndef KREDS_CMD_ARRIVALS_H
#define KREDS_CMD_ARRIVALS_H

#include "common/command.h"
#include "rules/likeness.h"
#include "store/referrals.h"

/* Whom a referral just taken in reminds of. */
struct arrival_like {
    enum likeness how; /* LIKENESS_NONE: of nobody */
    int year, number;  /* the newest referral of the like citizen */
    int open_year,
        open_number; /* an earlier referral of this citizen to this service that is still open; year 0: none */
};

/* Sets what a referral is known by beside its external id: --source, else what the form says itself, else the file's name without its
 * folder, else (of standard input) `unnamed`. */
void arrival_source(const struct call *call, const char *path, const char *unnamed, struct referral *referral);

/* Many will be looked for: in a large store that takes less time then, and more memory. */
void arrival_many(struct call *call);

/* Looks for the likely earlier record of a referral's citizen, within the transaction that took it in: among those born the same
 * day, and where `near` is asked for also among those whose birth date is a slip away, which takes a millisecond in a large store. */
int arrival_seek(struct call *call, const struct referral *referral, const struct referral_added *added, bool near,
                 struct arrival_like *like);

/* Whether a referral is known by an external id under which another citizen came, as where a sheet counts its rows from 1 each time:
 * 1 and told in `wrong`, 0, or -1. */
int arrival_of_another(struct call *call, const struct referral *referral, const struct referral_added *added,
                       struct messages *wrong);

/* The line that refer add answers with: ref, service, free, waiting. */
int arrival_row(struct call *call, struct rows *rows, const struct referral *referral,
                const struct referral_added *added);

/* Messages: known already (one record refused), perhaps the same citizen as an earlier one, a CPR number under another name. */
void arrival_tell(struct call *call, const struct position *at, const struct referral *referral,
                  const struct referral_added *added, const struct arrival_like *like);
/* The same without the first: for a file that may be taken in again. */
void arrival_tell_likely(struct call *call, const struct position *at, const struct referral *referral,
                         const struct referral_added *added, const struct arrival_like *like);

#endif
