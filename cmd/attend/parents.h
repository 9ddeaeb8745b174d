/* A word to whoever takes the roll of a parent group, when a family can no longer come as often as the service wants. */
#ifndef KREDS_CMD_ATTEND_PARENTS_H
#define KREDS_CMD_ATTEND_PARENTS_H

#include "attend/who.h"

/* The adults who were marked as not coming to the session; the word is to each family that they are here for. `found` may be the
 * session as it was before. 0, or -1 with messages. */
int parents_tell(struct call *call, const struct session_found *found, const long *persons, size_t count);

#endif
