/* Changes of a course that runs. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_COURSE_CHANGE_H
#define KREDS_STORE_COURSE_CHANGE_H

#include "base/message.h"
#include "base/text.h"
#include "model/course.h"
#include "store/store.h"

/* One session more, with the number it has. */
int store_session_add(struct store *store, long course, const struct session *session, struct messages *messages);
/* A session's new date, start, venue, remark and reason; its number stays, its sequence rises. */
int store_session_move(struct store *store, long course, const struct session *session, struct messages *messages);
/* Whether the parents come to a session; its sequence rises. */
int store_session_parents(struct store *store, long course, int session, bool parents, struct messages *messages);
/* When and where a course meets from now on (TIME_NONE, NULL for not said). Sessions that are stored keep their time, and the room
 * that they had. */
int store_course_meets(struct store *store, long course, int start, const char *venue, struct messages *messages);
/* Who leads a session: its own leaders, else the course's; added to `into`. */
int store_session_leaders(struct store *store, long course, int session, struct texts *into, struct messages *messages);

/* The number of sessions that the course promises. */
int store_course_promise(struct store *store, long course, int sessions, struct messages *messages);
/* The course was closed on a day; one that was closed before stays as it is. */
int store_course_end(struct store *store, long course, int on, struct messages *messages);

/* Ends an open place on its last day. Word sent for sessions after it goes with it, but for that of an
 * adult whose other child is in the course still. The reason may be NULL. */
int store_place_end(struct store *store, long referral, long course, int on, enum place_end ended, const char *reason,
                    struct messages *messages);
/* The last held session of a course at which somebody of the referral is marked; number 0 when there is none. */
int store_mark_last(struct store *store, long referral, long course, int *number, int *date, struct messages *messages);

#endif
