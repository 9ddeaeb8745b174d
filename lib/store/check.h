/* The store held against itself, for `kreds check`; and the rows that the command holds against the catalogue. */
#ifndef KREDS_STORE_CHECK_H
#define KREDS_STORE_CHECK_H

#include "base/message.h"
#include "model/course.h"
#include "store/store.h"

#include <stdbool.h>

/* A note is worth knowing and nothing is wrong. */
enum check_severity { CHECK_ERROR, CHECK_WARNING, CHECK_NOTE };

/* One finding; lives until the callback returns. */
struct check_finding {
    enum check_severity severity;
    const char *where; /* a reference, a course's code, COURSE/N, "journal 12", "schema person", the store's file, … */
    const char *what;  /* a sentence for a person, without a personal value */
};

/* SQLite's own checks (integrity, foreign keys), the schema against the embedded one, the file's mode, changesets that cannot be read or
 * that no longer fit the schema or the rows, kept catalogues that are not as their digest says, places beyond capacity, sessions out
 * of order, attendance outside its place, places without an acceptance that stands. What is wrong is told to `found`; 0 when all could be looked at, -1 with a message when not
 * (busy, unreadable). */
int check_store(struct store *store, void (*found)(void *context, const struct check_finding *finding), void *context,
                struct messages *messages);

/* A service that a referral asks for; lives until the callback returns. */
struct check_service {
    const char *service;
    const char *where; /* the referral's reference */
};

/* Every referral that is to be judged or placed yet (received, interview, waiting), with its service; by service, then by reference. */
int check_each_service(struct store *store, void (*each)(void *context, const struct check_service *service),
                       void *context, struct messages *messages);

/* Every course that has not been closed, by code, as far as its own row tells: no leaders, no sessions. It lives until the callback
 * returns. */
int check_each_course(struct store *store, void (*each)(void *context, const struct course *course), void *context,
                      struct messages *messages);

/* A planned session of a course that has not ended; lives until the callback returns. */
struct check_session {
    const char *course; /* its code */
    int number;         /* COURSE/number */
    int date;           /* the day it is planned for */
    const char *service;
    const char *catalogue; /* digest of the catalogue that the course was planned by */
};

/* Every planned session of the courses that have not ended, by course and number. */
int check_each_session(struct store *store, void (*each)(void *context, const struct check_session *session),
                       void *context, struct messages *messages);

#endif
