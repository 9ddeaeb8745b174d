/* Numbers for new referrals: the n of YYYY-n, counted by year and never given twice. */
#ifndef KREDS_STORE_SERIES_H
#define KREDS_STORE_SERIES_H

#include "base/message.h"
#include "store/store.h"

/* The next free number of a year, taken for good when the running transaction (store_begin) is committed. Two commands at once
 * cannot get the same, as each counts inside its own immediate transaction; an undo frees none. 0 or -1. */
int store_next_reference(struct store *store, int year, long *number, struct messages *messages);

#endif
