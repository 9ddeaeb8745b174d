/* Whether a session was held, which follows from who came. */
#ifndef KREDS_CMD_HELD_H
#define KREDS_CMD_HELD_H

#include "attend/who.h"

/* Whether anybody is marked as having come, or having failed to; word sent beforehand is neither. */
int held_find(struct call *call, const struct session_found *found, bool *came);
/* A session is held when somebody came, or failed to: word sent beforehand does not make it so. It is planned again when the
 * marks that said so (`before`) are taken away. `found` is the session as it was before. */
int held_settle(struct call *call, const struct session_found *found, bool before);

#endif
