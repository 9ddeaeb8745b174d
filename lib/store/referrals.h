/* Referrals in the store, with their people, answers and goals. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_REFERRALS_H
#define KREDS_STORE_REFERRALS_H

#include "base/message.h"
#include "model/referral.h"
#include "model/service.h"
#include "model/state.h"
#include "store/store.h"

#include <stdbool.h>

enum referral_arrival { ARRIVAL_NEW, ARRIVAL_DUPLICATE };

/* What became of a referral that was taken in. */
struct referral_added {
    enum referral_arrival arrival;
    int year, number;  /* its reference: the new one, or the one it already had */
    long citizen;      /* the person's id; 0 of a duplicate */
    bool name_differs; /* the CPR number is known under another name */
    bool
        born_otherwise; /* of a duplicate by its external id: the citizen's name is another, and so is the birth date or the CPR number */
};

/* Stores a form and gives it its reference (by the year received). Known already when its source has the same external_id, or – for
 * rows without one, when `by_fields` – the same fields. An equal CPR number is the same person: what the form adds is taken in; people with an id are stored already.
 * The consents given on the form are dated the day received. */
int store_referral_add(struct store *store, const struct referral *referral, bool by_fields,
                       struct referral_added *added, struct messages *messages);

/* Whether store_referral_add would find the form known already: 1, with the reference it has in `added`, 0, or -1. */
int store_referral_known(struct store *store, const struct referral *referral, bool by_fields,
                         struct referral_added *added, struct messages *messages);

/* The id of a reference; TROUBLE_NOT_FOUND with "no referral 2026-0142". */
int store_referral_id(struct store *store, const char *reference, long *id, struct messages *messages);
/* The whole referral; the caller frees it with referral_free (also after a failure). */
int store_referral_load(struct store *store, long id, struct referral *into, struct messages *messages);
/* The same, but only what criteria look at: no names, no way to reach anybody, no goals, no network. */
int store_referral_load_facts(struct store *store, long id, struct referral *into, struct messages *messages);
/* The reference of an id, written into `into` (REFERENCE_TEXT bytes); "" when there is none. */
const char *store_reference(struct store *store, long id, char *into);

int store_referral_state(struct store *store, long id, enum referral_state *state, struct messages *messages);

/* One line of refer list. */
struct referral_row {
    long id, citizen;
    int year, number;
    int received_on;
    const char *service;
    enum referral_state state;
    int birth_date, age_told; /* DATE_NONE, -1 */
    const char *source;       /* "" never NULL */
    const char *name;         /* the name or alias; may be NULL */
    bool protected;
};
struct referral_filter {
    unsigned states;                /* bits 1 << state; 0: all */
    const char *service;            /* NULL: all */
    int since, until;               /* by the day received; DATE_NONE: open */
    const char *source;             /* NULL: all */
    const struct texts *references; /* each once; NULL or none: all */
};
/* Calls `row` for each, by year and number; stops when it returns other than 0 and gives that back. */
int store_referral_each(struct store *store, const struct referral_filter *filter,
                        int (*row)(void *context, const struct referral_row *row), void *context,
                        struct messages *messages);

/* Calls `each` with the id of every referral, by year and number; stops likewise. */
int store_referral_id_each(struct store *store, int (*each)(void *context, long id), void *context,
                           struct messages *messages);

/* Free places in courses not yet begun (from `today`), and how many wait, for a service. `limited` is false when a course without
 * an upper number takes any. `of` is the service as the catalogue has it, whose meetings begin no course; NULL: it has none. */
struct service_room {
    int free, waiting;
    bool limited;
};
int store_service_room(struct store *store, const char *service, const struct service *of, int today,
                       struct service_room *room, struct messages *messages);

/* An answer to a fact: columns of the referral (child_case, child_wants, action_plan, legal_basis, caseworker …) are the
 * caller's to route; this keeps the catalogue's own. An empty value takes the answer back. */
int store_answer_set(struct store *store, long referral, const char *fact, const char *value,
                     struct messages *messages);
/* A fact the store keeps as a column: child_case, child_wants, action_plan (yes, no, unknown), legal_basis, referrer_role,
 * caseworker (a name), municipality (of the citizen), birth_date. false in *known when it is none of these. */
int store_fact_set(struct store *store, long referral, const char *fact, const char *value, bool *known,
                   struct messages *messages);
/* Consent of the n-th adult (REF+n), dated `on`. */
int store_consent_set(struct store *store, long referral, int adult, const char *purpose, enum consent consent, int on,
                      struct messages *messages);
/* The day of the adult's consent that holds in place of one dated `on`, as it is later; DATE_NONE where there is none. */
int store_consent_later(struct store *store, long referral, int adult, const char *purpose, int on, int *later,
                        struct messages *messages);
int store_withdraw(struct store *store, long referral, int on, const char *reason, struct messages *messages);

/* The person that 2026-0142 (adult 0) or 2026-0142+n names. */
int store_person_of(struct store *store, long referral, int adult, long *person, struct messages *messages);

#endif
