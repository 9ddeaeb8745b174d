/* Persons as rows: inside lib/store only. */
#ifndef KREDS_STORE_PERSONS_H
#define KREDS_STORE_PERSONS_H

#include "base/message.h"
#include "model/referral.h"
#include "store/query.h"
#include "store/store.h"

#include <stdbool.h>

#define PERSON_COLUMNS 16 /* that person_load takes, from the first column of a statement */

/* Fills a person from a row; the caller frees with person_free. */
void person_load(const struct query *query, struct person *into);

/* Binds all of a person's columns but the id, by their names. */
void person_bind(struct query *query, const struct person *person);

/* Stores a person and tells the id; one that has an id is stored already and left as it is. An equal CPR number is the same person: then *name_differs is set when the form has another
 * name than the store (it is left alone otherwise). */
int person_put(struct store *store, const struct person *person, long *id, bool *name_differs,
               struct messages *messages);
/* Takes into a stored person what a form adds: blanks are filled in, contact data taken over, the name kept. */
int person_merge(struct store *store, long id, const struct person *person, struct messages *messages);

/* Names that differ in capitals and spaces only; NULL is like nothing. */
bool names_like(const char *a, const char *b);

#endif
