/* The catalogue's YAML as it was read before, kept in the user's cache: $XDG_CACHE_HOME/kreds, else ~/.cache/kreds. It holds the
 * catalogue's text and nothing of a citizen; whatever is wrong with it or its folder is no trouble, as it only saves time. */
#ifndef KREDS_CMD_KNOWN_TREES_H
#define KREDS_CMD_KNOWN_TREES_H

#include "input/trees.h"

/* What is known of the catalogue at a path; never NULL. */
struct trees *known_trees_read(const char *catalogue);
/* Keeps them for the next command where something new was read. Frees. */
void known_trees_keep(struct trees *trees, const char *catalogue);

#endif
