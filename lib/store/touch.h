/* What a change is about, for its journal entry. */
#ifndef KREDS_STORE_TOUCH_H
#define KREDS_STORE_TOUCH_H

#include "base/message.h"
#include "model/referral.h"
#include "store/query.h"
#include "store/store.h"

/* Names a referral in the entry and ties the entry to its citizen; TROUBLE_NOT_FOUND when there is none. `reference`
 * gets its reference. 0 or -1. */
int touch_referral(struct store *store, long referral, char reference[REFERENCE_TEXT], struct messages *messages);
/* The same, and begins a statement with its :referral bound; NULL with a message. */
struct query *touch_referral_begin(struct store *store, const char *sql, long referral, struct messages *messages);
/* Names a course by its code; TROUBLE_NOT_FOUND when there is none. 0 or -1. */
int touch_course(struct store *store, long course, struct messages *messages);
/* The same, and begins a statement with its :course bound; NULL with a message. */
struct query *touch_course_begin(struct store *store, const char *sql, long course, struct messages *messages);

#endif
