/* The catalogue's text as the store keeps it, by its digest: what the rules said when something was decided or planned. */
#ifndef KREDS_STORE_CATALOGUES_H
#define KREDS_STORE_CATALOGUES_H

#include "base/message.h"
#include "store/store.h"

/* Keeps a catalogue's text (digest: SHA-256 in lower-case hexadecimal) unless it is there already. Needs a running transaction
 * (store_begin); must stand before the first row that names the digest. 0 or -1. */
int store_catalogue_keep(struct store *store, const char *digest, const char *text, int today,
                         struct messages *messages);

/* The text kept under a digest, into *text (the caller frees); TROUBLE_NOT_FOUND when there is none. 0 or -1. */
int store_catalogue_text(struct store *store, const char *digest, char **text, struct messages *messages);

#endif
