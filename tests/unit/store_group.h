/* What the tests of courses, attendance and reports share: a house with a store on disk, and listings told as lines. */
#ifndef KREDS_TESTS_UNIT_STORE_GROUP_H
#define KREDS_TESTS_UNIT_STORE_GROUP_H

#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "model/course.h"
#include "store/query.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define GROUP_DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Open for writing. The commands are anna's, on 2026-09-10 until a test turns the page. */
struct group {
    char folder[64], path[80];
    struct store *store;
    struct messages messages;
    int today;
};

/* cmocka's setup and teardown: a store with the catalogue of GROUP_DIGEST, the leaders anna and bo, and nothing else. */
int group_open(void **state);
int group_close(void **state);

/* The same, and six children and an anonymous caller, each with a referral of the same number. */
int group_open_people(void **state);

void group_begin(struct group *group);
void group_commit(struct group *group);
/* One statement, which must be a constant, inside a transaction; or several, NULL at the end, in one of their own. */
void group_run(struct group *group, const char *sql);
void group_do(struct group *group, const char *const *sql);
/* The number that a statement gives. */
long group_count(struct group *group, const char *sql);
/* The one message there is, which must be this; then the list is empty again. */
void group_told(struct group *group, enum trouble trouble, const char *text);

int group_day(const char *text);

/* A course for cool-kids with as little as there can be, and one more session for the children. */
struct course group_course(const char *code);
struct session *group_meets(struct course *course, const char *date);
/* Stores a course in a transaction of its own, frees it and gives its number. */
long group_keep(struct group *group, struct course course);
/* ck: at 15:00 in Grenaa, led by bo and anna, four Wednesdays from 2026-09-09, the first and the last cancelled. */
long group_keep_ck(struct group *group);

/* A listing, one line a row. */
struct lines {
    struct text text;
    int rows;
    int stop_after; /* rows until the listing is stopped with 7; 0: never */
};

int lines_end(struct lines *lines);                      /* what the row's callback returns */
void lines_are(struct lines *lines, const char *wanted); /* and empties them */
void group_text(struct text *text, const char *value);   /* [value], [-] for NULL */
void group_date(struct text *text, int date);            /* blank and day, blank and - for none */

#endif
