/* refer add --edit: a form typed in an editor. */
#ifndef KREDS_CMD_EDIT_H
#define KREDS_CMD_EDIT_H

#include "common/command.h"

/* Opens the editor on the empty form of a service until what it leaves can be taken in, or is left as it was. The catalogue and
 * the store are open; no transaction is while the person types. As a verb's function. */
int edit_form(struct call *call, const char *service);

#endif
