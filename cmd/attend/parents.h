/* A word to whoever takes the roll of a parent group, when a family can no longer come as often as the service wants. */
#ifndef KREDS_CMD_ATTEND_PARENTS_H
#define KREDS_CMD_ATTEND_PARENTS_H

#include "attend/who.h"

/* The families (referrals, each as often as it comes) one of whose adults was marked as not coming to the session. `found` may be the
 * session as it was before. 0, or -1 with messages. */
int parents_tell(struct call *call, const struct session_found *found, const long *families, size_t count);

#endif
