/* Statements inside lib/store: kept prepared, bound by name, never handed out of the layer. */
#ifndef KREDS_STORE_QUERY_H
#define KREDS_STORE_QUERY_H

#include "base/message.h"
#include "base/text.h"
#include "store/store.h"

#include <stdbool.h>

struct query;

/* A prepared statement for a SQL text (kept for its next use, known by the text's address, so pass constants); it must be ended by
 * query_end. Preparing cannot fail but by our own fault: then the query carries the fault to query_step. */
struct query *query_begin(struct store *store, const char *sql);
void query_bind_text(struct query *query, const char *name,
                     const char *value); /* ":name"; NULL binds NULL; not copied: must live to query_end */
void query_bind_number(struct query *query, const char *name, long value);
void query_bind_null(struct query *query, const char *name);
void query_bind_date(struct query *query, const char *name, int date); /* DATE_NONE binds NULL */
void query_bind_time(struct query *query, const char *name, int time); /* TIME_NONE binds NULL */

/* 1 a row, 0 the end, -1 with a message (TROUBLE_BUSY, TROUBLE_IO for a full disk or a read-only file, TROUBLE_FAULT …, by the
 * SQLite code; never the values). */
int query_step(struct query *query, struct messages *messages);
const char *query_text(const struct query *query, int column); /* NULL for NULL; lives to the next step */
long query_number(const struct query *query, int column);      /* 0 for NULL */
bool query_null(const struct query *query, int column);
int query_date(const struct query *query, int column); /* DATE_NONE for NULL */
int query_time(const struct query *query, int column); /* TIME_NONE for NULL */
void query_end(struct query *query);                   /* resets and gives it back; NULL is fine */

/* Steps a statement that returns no rows and ends it; 0 or -1. */
int query_run(struct query *query, struct messages *messages);
/* Adds the first column of every row to a list, and ends it; 0 or -1. */
int query_texts(struct query *query, struct texts *into, struct messages *messages);
/* Calls `each` with the number in the first column of every row, until it returns other than 0, and ends it; what `each` returned
 * last, or -1 with messages. */
int query_numbers(struct query *query, int (*each)(void *context, long number), void *context,
                  struct messages *messages);
/* The id of the row just inserted; the number of rows the last statement changed. */
long store_last_id(const struct store *store);
long store_changed(const struct store *store);
/* who of the running transaction (user, today …); never NULL inside store_begin … store_commit. */
const struct store_who *store_acting(const struct store *store);

#endif
