/* Interviews and decisions. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_DECISIONS_H
#define KREDS_STORE_DECISIONS_H

#include "base/message.h"
#include "base/named.h"
#include "store/store.h"

#include <stdbool.h>

enum interview_outcome { INTERVIEW_OPEN, INTERVIEW_AGREED, INTERVIEW_DECLINED, INTERVIEW_NO_SHOW };
extern const struct named_value interview_outcome_names[]; /* "" agreed declined no_show */

struct interview {
    long id;        /* 0: none yet */
    int invited_on; /* dates, DATE_NONE */
    int set_for;
    int start;            /* TIME_NONE */
    char *venue, *leader; /* may be NULL */
    bool with_referrer;
    int held_on;
    enum interview_outcome outcome;
};

/* The interview that counts: the last row; id 0 when there is none. Freed by interview_free. */
int store_interview_last(struct store *store, long referral, struct interview *into, struct messages *messages);
/* All of them, oldest first; a row lives until it returns. */
int store_interview_each(struct store *store, long referral,
                         int (*row)(void *context, const struct interview *interview), void *context,
                         struct messages *messages);
void interview_free(struct interview *interview);
/* Adds (id 0) or amends a row. */
int store_interview_put(struct store *store, long referral, const struct interview *interview,
                        struct messages *messages);

enum decision_outcome { DECISION_NONE, DECISION_ACCEPT, DECISION_DECLINE, DECISION_REDIRECT };
extern const struct named_value decision_outcome_names[]; /* "" accept decline redirect */

struct decision {
    enum decision_outcome outcome;
    int decided_on;
    bool urgent;
    const char *reason, *to_service, *override; /* may be NULL */
    int until;                                  /* DATE_NONE */
    const char *verdict;                        /* eligible, review, incomplete, ineligible */
    const char *reasons;                        /* fact names, commas between */
    const char *catalogue;                      /* digest, kept by store_catalogue_keep; NULL in one that was read */
    const char *by;                             /* the user who decided, in one that was read */
};
int store_decision_add(struct store *store, long referral, const struct decision *decision, struct messages *messages);
/* All of them, oldest first; a row lives until it returns. */
int store_decision_each(struct store *store, long referral, int (*row)(void *context, const struct decision *decision),
                        void *context, struct messages *messages);
/* When and why a referral was withdrawn: DATE_NONE and NULL where it was not. The caller frees the reason. */
int store_withdrawal(struct store *store, long referral, int *on, char **reason, struct messages *messages);
/* The outcome and the day of the decision that counts; DECISION_NONE when there is none. */
int store_decision_last(struct store *store, long referral, enum decision_outcome *outcome, int *decided_on,
                        struct messages *messages);
/* Other open referrals (not decided against, not ended) of the same citizen: calls `row` with each reference and service. */
int store_other_referrals(struct store *store, long referral,
                          int (*row)(void *context, const char *reference, const char *service), void *context,
                          struct messages *messages);

#endif
