/* The invented country as rows of a store. */
#ifndef KREDS_BENCH_ROWS_H
#define KREDS_BENCH_ROWS_H

#include "world.h"

#include <sqlite3.h>

/* What both parts know of the rows that are written. */
struct rows_of_world {
    struct world *world;
    const struct catalogue *catalogue;
    const char *present; /* digest of the catalogue in force */
    const char *former;  /* of the one before `changed_on` */
    int changed_on;
    sqlite3 *db;
};

#define BY_USER "bench"

/* The id of a referral, of a course. */
long row_referral(long index);
long row_course(long index);
/* The digest of the catalogue of a day. */
const char *row_digest(const struct rows_of_world *rows, int date);

/* Persons, referrals and all that hangs on a referral before it has a place. */
void rows_referrals(const struct rows_of_world *rows);
/* Leaders; courses with their sessions, places, marks, notes and what is done. */
void rows_courses(const struct rows_of_world *rows);
/* A session that was held. */
struct held {
    int number, date;
};

/* What is done of the due rules of a place; `all` are the days of all its sessions. */
struct table;
void rows_done(const struct rows_of_world *rows, const struct table *done, long referral, const int *all, int all_count,
               const struct held *held, int held_count);

#endif
