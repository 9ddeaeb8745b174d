/* The store: one SQLite file, opened carefully; one transaction a command; every change journalled with its changeset.
 * Nothing here reads a clock or the environment: the caller says who acts, with what command, and when. */
#ifndef KREDS_STORE_STORE_H
#define KREDS_STORE_STORE_H

#include "base/message.h"

#include <stdbool.h>

#define STORE_APPLICATION_ID 0x6b726564 /* "kred" */
#define STORE_VERSION 3                 /* user_version of the newest schema */

struct store;

enum store_use { STORE_READ, STORE_WRITE };

/* Who acts: goes into the journal. The texts must live as long as the transaction. */
struct store_who {
    const char *user;    /* the Unix user's name */
    const char *command; /* command and verb: "refer add" */
    const char *at;      /* the real clock's instant, YYYY-MM-DDTHH:MM:SSZ */
    int today;           /* the day the command takes for today (--today): stands as entered_on in what it writes */
};

/* Makes an empty store: the folder 0700 if it is new, the file 0600. TROUBLE_FORBIDDEN when there is a file already (kept as it is),
 * TROUBLE_IO otherwise. `began_on` is the house's first day with kreds. */
int store_create(const char *path, int began_on, struct messages *messages);

/* Opens an existing store. TROUBLE_NO_STORE: none there, no kreds store, too new (the remedy named), too old (kreds upgrade);
 * TROUBLE_IO: unreadable, damaged; TROUBLE_FORBIDDEN: no permission. */
int store_open(const char *path, enum store_use use, struct store **store, struct messages *messages);
/* From now on much is written: takes memory for it, about 16 MB. 0 or -1. */
int store_much(struct store *store, struct messages *messages);
void store_close(struct store *store); /* rolls back what was not committed; NULL is fine */

/* One transaction (BEGIN IMMEDIATE) whose changes are recorded. TROUBLE_BUSY when another command holds the store for over 10 s. */
int store_begin(struct store *store, const struct store_who *who, struct messages *messages);
/* Notes a reference or code that the entry is about (shown by `kreds log`); once each; bounded with "…" past 50. */
void store_touch(struct store *store, const char *reference);
/* Ties the entry to a person beyond those the changeset itself shows. */
void store_touch_person(struct store *store, long person);
/* Writes the journal entry (only when something changed) and commits. */
int store_commit(struct store *store, struct messages *messages);
void store_rollback(struct store *store);

/* A look at named persons: an entry without a changeset, committed at once, before anything is shown. Between store_look_begin and
 * store_look_commit tell what is looked at by store_touch and store_touch_person. */
int store_look_begin(struct store *store, const struct store_who *who, struct messages *messages);
int store_look_commit(struct store *store, struct messages *messages);

/* A read transaction, so that all that a report sums up is of one moment. */
int store_read_begin(struct store *store, struct messages *messages);
void store_read_end(struct store *store);

/* The day the house began with kreds; DATE_NONE when unknown. */
int store_began_on(struct store *store);
/* True once, when the store lies on a network file system and so runs without WAL (to be said on standard error). */
bool store_on_network(const struct store *store);

#endif
