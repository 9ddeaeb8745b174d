/* The keys of the form, and the readers that a form has beside those of single fields. form_read goes through this
 * table, and what a sheet's heading may name is looked up in it, so that there is one list of what a form can say. */
#ifndef KREDS_INTAKE_FORM_KEYS_H
#define KREDS_INTAKE_FORM_KEYS_H

#include "input/keys.h"
#include "model/catalogue.h"
#include "model/referral.h"

/* A reading with what the form's own readers need; they get it by its first member. */
struct form_reading {
    struct reading reading;
    const struct catalogue *catalogue;
    const struct service *service; /* NULL when the form names none that there is */
    int received_on;               /* the day of receipt that other days are held against */
    int today;
    struct questions *questions; /* put together so far */
};

extern const struct key form_keys[]; /* into struct referral; `detail` of holders and network is an item's table */

key_reader form_service;  /* char *: a service of the catalogue */
key_reader form_received; /* int date, not after today */
key_reader form_happened; /* int date, not before the receipt and not after today */
key_reader form_course;   /* struct brought: its course */
key_reader form_citizen;  /* struct referral: its citizen; detail = key table */
key_reader form_holders;  /* struct referral: its holders; detail = key table of struct holder */
key_reader form_network;  /* struct referral: its network; detail = key table of struct network_person */
key_reader form_cpr;      /* char *: ten digits */
key_reader form_concerns; /* struct referral: its concerns; detail = struct text_bounds */
key_reader form_goals;    /* struct referral: its goals; detail = struct text_bounds */
key_reader form_facts;    /* struct facts: what the catalogue asks */

/* What a form brings along, held against itself: a course asks for an acceptance, and the interview came before it. */
int brought_check(const struct brought *brought, const struct node *root, struct reading *reading);

/* A person of whom nothing is known yet. */
void person_begin(struct person *person, enum person_kind kind);

#endif
