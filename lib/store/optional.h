/* Columns that may be NULL, as the model's "not said". */
#ifndef KREDS_STORE_OPTIONAL_H
#define KREDS_STORE_OPTIONAL_H

#include "store/query.h"

#define TEXT_LAST "\xf4\x8f\xbf\xbf" /* sorts behind every text: the last code point of all */
#define WEEKDAYS_TEXT 32             /* bytes for a set of weekdays */

/* Binds NULL where the value is `none`. */
void optional_bind(struct query *query, const char *name, long value, long none);
/* The number of a column, `none` for NULL. */
int optional_number(const struct query *query, int column, int none);
/* Binds a set of weekdays written into `into`, which must live to query_end; NULL for the empty set, any day. */
void optional_bind_days(struct query *query, const char *name, unsigned days, char into[WEEKDAYS_TEXT]);
unsigned optional_days(const struct query *query, int column); /* 0 for NULL */
/* A copy of a column's text, NULL for NULL; the caller frees. */
char *optional_text(const struct query *query, int column);

#endif
