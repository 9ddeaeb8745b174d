/* How long a text on the command line may be: as in a form. */
#ifndef KREDS_CMD_LENGTHS_H
#define KREDS_CMD_LENGTHS_H

#include "common/command.h"

#define LENGTH_NAME 200   /* characters */
#define LENGTH_TEXT 20000 /* characters */

/* -1 with a TROUBLE_USAGE message where an option was given with more characters than `most`; else 0. */
int call_option_within(struct call *call, const char *name, int most);

#endif
