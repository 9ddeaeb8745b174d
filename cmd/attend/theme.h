/* --theme: what a session was about. */
#ifndef KREDS_CMD_THEME_H
#define KREDS_CMD_THEME_H

#include "attend/who.h"

/* Inside a transaction: stores the theme where one was given; an empty one takes it away. */
int theme_set(struct call *call, const struct session_found *found);

#endif
