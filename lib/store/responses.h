/* Answers to questionnaires in the store, as they were given: scores are computed, never stored. All writing happens inside
 * store_begin … store_commit. */
#ifndef KREDS_STORE_RESPONSES_H
#define KREDS_STORE_RESPONSES_H

#include "base/message.h"
#include "model/service.h"
#include "store/store.h"

#include <stdbool.h>

/* One questionnaire that was answered. Several of one referral, instrument, phase and form: the latest counts, by its day and then by
 * the order in which they came. */
struct response {
    long id; /* 0: not stored yet */
    const char *instrument;
    enum instrument_phase phase;
    const char *form; /* who answered; "" where the instrument has no forms */
    int dated;
    const char *answers; /* as answers_write has them */
};

/* Stores one; with *known true nothing was added, as just that is there already. */
int store_response_add(struct store *store, long referral, const struct response *response, bool *known,
                       struct messages *messages);

/* What bounds a response's day: the receipt, and the first session with a place (DATE_NONE: none). */
int store_response_bounds(struct store *store, long referral, int *received_on, int *started_on,
                          struct messages *messages);

/* Calls `row` for each; a result other than 0 stops and is given back. Texts live until the callback returns. */
typedef int response_function(void *context, const struct response *response);

/* Those of a referral, by instrument and form, the latest last. */
int store_response_each(struct store *store, long referral, response_function *row, void *context,
                        struct messages *messages);
/* Those of a citizen from all referrals, by instrument, the latest first. */
int store_citizen_response_each(struct store *store, long citizen, response_function *row, void *context,
                                struct messages *messages);

/* Calls `each` with the id of every referral that has one, by year and number; stops likewise. */
int store_response_referral_each(struct store *store, int (*each)(void *context, long referral), void *context,
                                 struct messages *messages);

/* What the store calls an alert that was seen, among the due things done. */
#define DONE_ALERT "alert"

/* A response that nobody has marked as seen: whether there is an alert in it the instrument tells. */
struct response_unseen {
    struct response response;
    long referral;
    int year, number;
};
struct unseen_filter {
    const char *instruments; /* ",epds,…": only these */
    long referral;           /* 0: all */
    const char *service;     /* NULL: all */
};
/* By year and number, the oldest first; stops likewise. A referral's state does not matter: an alert waits for a person. */
int store_unseen_each(struct store *store, const struct unseen_filter *filter,
                      int (*row)(void *context, const struct response_unseen *unseen), void *context,
                      struct messages *messages);

/* Who is responsible for a referral: the primary leader of its latest place that has not ended, else its own leader. The caller frees;
 * NULL for nobody. */
char *store_responsible(struct store *store, long referral, struct messages *messages);

#endif
