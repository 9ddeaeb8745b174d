/* One thing done to each of several references in the running transaction. */
#ifndef KREDS_CMD_EACH_H
#define KREDS_CMD_EACH_H

#include "common/command.h"

/* Does it to one: 0, or -1 with messages. What it refuses it refuses before it has written anything. */
typedef int each_function(void *context, const char *reference);

/* Does it to each. What a rule forbids for one, and a reference that is unknown, is told, and the others are done: then the exit
 * status is 1. 0 all done; 1 some were refused; -1 all were, or a failure that ends the command. The caller finishes the transaction
 * unless it is -1. */
int call_each(struct call *call, const struct texts *references, each_function *each, void *context);

#endif
