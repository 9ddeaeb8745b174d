/* Who leads a course, or one of its sessions in its stead. All writing happens inside store_begin … store_commit. */
#ifndef KREDS_STORE_LEADS_H
#define KREDS_STORE_LEADS_H

#include "base/message.h"
#include "base/text.h"
#include "store/store.h"

/* These are the leaders now, the primary one first, of a course (session 0), or of one session; none gives the session back to the
 * leaders of the course. Codes that are nobody's are passed over. 0 or -1. */
int store_leads_put(struct store *store, long course, int session, const struct texts *leaders,
                    struct messages *messages);
/* The session counts one change more, so that calendars follow. 0 or -1. */
int store_session_told(struct store *store, long course, int session, struct messages *messages);

#endif
