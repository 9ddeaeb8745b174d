/* The desk where forms come in, over a store of its own on disk: made anew for each test and taken away after it. */
#ifndef KREDS_TESTS_UNIT_DESK_H
#define KREDS_TESTS_UNIT_DESK_H

#include "base/message.h"
#include "store/query.h"
#include "store/referrals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct desk {
    char folder[64], path[80];
    struct store *store; /* opened for writing */
    struct messages messages;
    int today; /* 2026-09-10, until a test turns the page */
};

/* cmocka's setup and teardown. */
int desk_open(void **state);
int desk_close(void **state);

int desk_day(const char *text);
void desk_begin(struct desk *desk);
void desk_commit(struct desk *desk);
/* The one message there is, which must be this; then the list is empty again. */
void desk_told(struct desk *desk, enum trouble trouble, const char *text);
/* The number that a statement gives; `sql` is a constant. */
long desk_count(struct desk *desk, const char *sql);
void desk_run(struct desk *desk, const char *sql);

/* A form for cool-kids of 2026-09-01 with as little as there can be; the caller frees it, or desk_add does. */
struct referral desk_form(const char *name);
struct holder *desk_holder(struct referral *form, const char *name, const char *relation, enum consent consent);
/* Stores a form in a transaction of its own, and frees it. */
struct referral_added desk_add_so(struct desk *desk, struct referral *form, bool by_fields);
struct referral_added desk_add(struct desk *desk, struct referral form);
/* The id of what came in, and the whole of it, which the caller frees. */
long desk_id(struct desk *desk, struct referral_added added);
struct referral desk_load(struct desk *desk, long id);

#endif
