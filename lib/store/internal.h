/* What the modules of lib/store share and nobody else sees. */
#ifndef KREDS_STORE_INTERNAL_H
#define KREDS_STORE_INTERNAL_H

#include "base/message.h"
#include "base/text.h"
#include "store/journal.h"
#include "store/query.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "store/upgrades.h"

#include <stdbool.h>
#include <stddef.h>

/* The last reference given out in a year. */
struct series {
    int year;
    long last;
};

/* The running transaction; all zero while there is none. */
struct transaction {
    bool open;
    bool broken; /* the disk failed under it: it must not be committed */
    enum journal_kind kind;
    struct store_who who;
    sqlite3_session *session; /* records the changes; NULL for a look */
    struct texts changed;     /* the recorded tables that were written to */
    struct texts touched;     /* references and codes, each once */
    bool touched_more;        /* there were more than are kept */
    long *persons;            /* named by store_touch_person */
    size_t person_count;
    struct series *series; /* the years of which references were given out, to be written at the commit */
    size_t series_count;
    long undoes; /* what an undo takes back; 0 for the other kinds */
};

struct store {
    sqlite3 *db;
    bool network;                   /* on a network file system, so without WAL */
    bool writes;                    /* opened with STORE_WRITE */
    bool reading;                   /* inside store_read_begin … store_read_end */
    struct query *queries;          /* the prepared statements, a linked list */
    struct born_keep *born;         /* of a long import; NULL */
    const struct upgrade *upgrades; /* the steps that led to its schema: an undo asks them */
    struct transaction transaction;
};

/* A failure's message by its SQLite code (plain or extended); never with a value. Always -1. `db` may be NULL. */
int store_trouble(sqlite3 *db, int code, struct messages *messages);
/* store_trouble for a statement of the running transaction: what the disk did not take ends the transaction too. Always -1. */
int store_failed(struct store *store, int code, struct messages *messages);
/* Runs one or more statements without parameters and without wanted rows. 0 or -1. */
int store_execute(struct store *store, const char *sql, struct messages *messages);

/* Settings that every connection has, before it reads anything. An SQLite code. */
int store_harden(sqlite3 *db);
/* Whether the file has the tables that no store is without. An SQLite code. */
int store_has_tables(sqlite3 *db, bool *has);
/* store_open with the answer to "is it on a network file system?" given. */
int store_open_as(const char *path, enum store_use use, bool network, struct store **store, struct messages *messages);
/* How long to wait for another command; 10 s unless told. */
void store_patience(struct store *store, int milliseconds);

/* store_begin for an entry of any kind; for JOURNAL_UNDO, transaction.undoes is to be set before the commit. */
int store_begin_as(struct store *store, const struct store_who *who, enum journal_kind kind, struct messages *messages);
/* The changes of the running transaction so far, to be freed with sqlite3_free; *size 0 when there are none. 0 or -1. */
int store_changes(struct store *store, void **bytes, int *size, struct messages *messages);
/* Writes the last references that the running transaction gave out. 0 or -1. */
int series_write(struct store *store, struct messages *messages);
/* user_version of the open file; -1 when it cannot be read. */
int store_version(struct store *store);

void query_bind_bytes(struct query *query, const char *name, const void *bytes, int size); /* not copied */
const void *query_bytes(const struct query *query, int column, int *size); /* NULL for NULL; lives to the next step */
void query_free_all(struct store *store);

/* SQLite's own log: asked for before SQLite starts. How often the schema was complained of in this thread. */
void store_log_start(void);
long store_log_complaints(void);

#endif
