/* What is written about a session: its notes and its theme. All writing happens inside store_begin … store_commit.
 *
 * A note is free text and may speak of anyone who has or had a place in the course: it leaves the store only after a look at
 * those persons is journalled. */
#ifndef KREDS_STORE_NOTES_H
#define KREDS_STORE_NOTES_H

#include "base/message.h"
#include "store/store.h"

/* Adds a note by the acting user, at the acting instant; where that user has a note of this instant at the session, at the next
 * second that is free. TROUBLE_NOT_FOUND where the course has no such session. */
int store_note_add(struct store *store, long course, int session, const char *text, struct messages *messages);

struct note_row {
    int session;        /* its number in the course */
    const char *at;     /* YYYY-MM-DDTHH:MM:SSZ */
    const char *author; /* the Unix user's name */
    const char *text;
};
/* The notes of a session, or of the whole course where `session` is 0, by session, instant and author. Stops when `row` returns
 * other than 0 and gives that back. */
int store_note_each(struct store *store, long course, int session,
                    int (*row)(void *context, const struct note_row *row), void *context, struct messages *messages);

/* Tells the running change or look whom the notes of a session may speak of. TROUBLE_NOT_FOUND where there is no such session. */
int store_note_touch(struct store *store, long course, int session, struct messages *messages);

/* What a session was about; NULL takes the theme away. TROUBLE_NOT_FOUND where there is no such session. */
int store_session_theme(struct store *store, long course, int session, const char *theme, struct messages *messages);

#endif
