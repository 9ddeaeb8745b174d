/* Who is born on which day, for a long import that asks at each row: a mark of the name lets nearly everybody go, so that few names
 * are fetched. Follows what this connection writes; what another one writes, or a roll-back, makes it begin anew. */
#ifndef KREDS_STORE_BORN_KEEP_H
#define KREDS_STORE_BORN_KEEP_H

#include "model/referral.h"
#include "store/likely.h"

struct born_keep;

/* store_born_on for a store that has a keep. */
int born_keep_each(struct store *store, int date, long but, const char *name,
                   int (*each)(void *context, long id, const char *name), void *context, struct messages *messages);

/* All these do nothing for a store without a keep. */
/* A transaction has begun. 0 or -1. */
int born_keep_begin(struct store *store, struct messages *messages);
void born_keep_forget(struct store *store);
void born_keep_came(struct store *store, long id, const struct person *person);
/* A person got what was not known. 0 or -1. */
int born_keep_changed(struct store *store, long id, struct messages *messages);
void born_keep_free(struct store *store);

#endif
