/* The example houses that come with the program. */
#ifndef KREDS_CMD_EXAMPLE_H
#define KREDS_CMD_EXAMPLE_H

#include "base/message.h"

#include <stdbool.h>

/* Whether there is an example house of that name. */
bool example_known(const char *house);
/* "a, b" of their names; the caller frees. */
char *example_names(void);

/* Whether the copy may be made at `path`: -1 with TROUBLE_FORBIDDEN when there is something already. */
int example_place(const char *path, struct messages *messages);
/* Writes the house's files into a new folder `path` (made with the folders above it), all or nothing. -1 with TROUBLE_FORBIDDEN when
 * there is something at `path` already, TROUBLE_IO otherwise. */
int example_copy(const char *house, const char *path, struct messages *messages);
/* Takes the copy back. */
void example_remove(const char *house, const char *path);

#endif
