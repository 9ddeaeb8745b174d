/* The store held against itself, for `kreds check`; and the rows that the command holds against the catalogue. */
#ifndef KREDS_STORE_CHECK_H
#define KREDS_STORE_CHECK_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

enum check_severity { CHECK_ERROR, CHECK_WARNING };

/* One finding; lives until the callback returns. */
struct check_finding {
    enum check_severity severity;
    const char *where; /* a reference, a course's code, COURSE/N, "journal 12", "schema person", the store's file, … */
    const char *what;  /* a sentence for a person, without a personal value */
};

/* SQLite's own checks (integrity, foreign keys), the schema against the embedded one, the file's mode, changesets that cannot be read or
 * that no longer fit the schema or the rows, places beyond capacity, sessions out of order, attendance outside its place. What is
 * wrong is told to `found`; 0 when all could be looked at, -1 with a message when not (busy, unreadable). */
int check_store(struct store *store, void (*found)(void *context, const struct check_finding *finding), void *context,
                struct messages *messages);

/* A service as something open uses it; lives until the callback returns. */
struct check_service {
    const char *service;
    const char *where; /* an open referral's reference, or the code of a course that has not ended */
    bool course;       /* `where` is a course */
};

/* Every open referral (received, interview, waiting, placed) and every course that has not ended, with its service; by service, then
 * the referrals by reference, then the courses by code. */
int check_each_service(struct store *store, void (*each)(void *context, const struct check_service *service),
                       void *context, struct messages *messages);

/* A planned session of a course that has not ended; lives until the callback returns. */
struct check_session {
    const char *course; /* its code */
    int number;         /* COURSE/number */
    int date;           /* the day it is planned for */
    const char *service;
};

/* Every planned session of the courses that have not ended, by course and number. */
int check_each_session(struct store *store, void (*each)(void *context, const struct check_session *session),
                       void *context, struct messages *messages);

#endif
