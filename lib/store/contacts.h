/* Attempts to reach a family: dated, and by whom. */
#ifndef KREDS_STORE_CONTACTS_H
#define KREDS_STORE_CONTACTS_H

#include "base/message.h"
#include "store/store.h"

/* Notes one attempt, by the acting user. Needs a running transaction. 0 or -1. */
int store_contact_add(struct store *store, long referral, const char *text, int on, struct messages *messages);

struct contact_row {
    int on;
    const char *by;   /* the Unix user who noted it */
    const char *text; /* free text: may speak of persons */
};
/* Calls `row` for each attempt, by day; stops when it returns other than 0 and gives that back. */
int store_contact_each(struct store *store, long referral, int (*row)(void *context, const struct contact_row *row),
                       void *context, struct messages *messages);

#endif
