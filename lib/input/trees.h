/* YAML texts with the trees they were read into, kept from one command to the next: a text that is known byte for byte
 * need not be parsed again, which is most of what a short command does. What the trees say is read anew each time. */
#ifndef KREDS_INPUT_TREES_H
#define KREDS_INPUT_TREES_H

#include "base/message.h"
#include "base/text.h"
#include "input/yaml.h"

#include <stdbool.h>
#include <stddef.h>

struct trees;

/* From the bytes that trees_bytes made, which it takes over (they must come from malloc; NULL none). Bytes that are damaged, or of
 * another version (`maker` tells one from another), are as good as none. */
struct trees *trees_new(const char *maker, char *bytes, size_t length);
void trees_free(struct trees *trees); /* NULL is nothing; the documents read by it go first */

/* As yaml_read, and from what is kept where the text is known. `trees` may be NULL. */
int trees_read(struct trees *trees, const char *file, const char *bytes, size_t length, struct documents *into,
               struct messages *messages);

/* True when a sound text was read that was not known. */
bool trees_changed(const struct trees *trees);
/* What was read in this run, for the next one; `into` is empty. */
void trees_bytes(const struct trees *trees, struct text *into);

#endif
