/* The days on which leaders are away. They are read with the leaders (store_staff_load, store_staff_each). All writing happens
 * inside store_begin … store_commit. */
#ifndef KREDS_STORE_AWAY_H
#define KREDS_STORE_AWAY_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

/* A leader is away on days from … to; stretches that lie over one another become one. The code must be a leader's. 0 or -1. */
int store_away_add(struct store *store, const char *staff, int from, int to, struct messages *messages);
/* A leader is there again on days from … to; *found tells whether any of them was noted. 0 or -1. */
int store_away_remove(struct store *store, const char *staff, int from, int to, bool *found, struct messages *messages);

/* What a leader has still to hold: a session planned, or an interview set. */
struct away_meeting {
    const char *what; /* COURSE/N, or the reference of an interview */
    bool interview;
    int date;
};
/* Those on days from … to, by day; stops when `row` returns other than 0 and gives that back. */
int store_away_meeting_each(struct store *store, const char *staff, int from, int to,
                            int (*row)(void *context, const struct away_meeting *meeting), void *context,
                            struct messages *messages);

#endif
