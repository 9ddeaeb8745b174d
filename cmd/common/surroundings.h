/* The one place that asks the environment (but for the language, see common/locale.h), the clock and the user's name. */
#ifndef KREDS_CMD_SURROUNDINGS_H
#define KREDS_CMD_SURROUNDINGS_H

#include "common/command.h"

/* Fills what the options left open: today, the store's and the catalogue's path from the environment, who acts and when. */
int surroundings_read(struct call *call);
/* The folder in the user's cache, which need not be there; the caller frees. NULL when no home is known. */
char *surroundings_cache(void);

/* The command line of the editor that a person wants: $VISUAL, else $EDITOR, else vi. */
const char *surroundings_editor(void);

#endif
