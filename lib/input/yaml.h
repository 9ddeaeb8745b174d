/* YAML (libyaml) into nodes. Bounded: depth 32, 200,000 nodes a file, aliases count as often as they are used up to 200,000
 * nodes in all, 16 MiB of text. Refused with the place: bad UTF-8, NUL bytes, broken YAML, doubled keys, keys that are no scalars,
 * tags, aliases to an enclosing node, the bounds above. */
#ifndef KREDS_INPUT_YAML_H
#define KREDS_INPUT_YAML_H

#include "base/message.h"
#include "input/node.h"

#include <stdbool.h>
#include <stddef.h>

struct documents {
    char *file;          /* owned; positions point to it */
    struct node **roots; /* one a document; empty documents are left out */
    size_t count;
    bool whole; /* the text was read to its end, whatever was refused in it */
    struct node_pool *pool;
};

/* Reads all documents of a text; `file` is the name for messages. -1 with messages (TROUBLE_DATA) when anything is wrong;
 * `into` must be freed either way. */
int yaml_read(const char *file, const char *bytes, size_t length, struct documents *into, struct messages *messages);
/* The same of a file, `-` standard input. -1 too when it cannot be read. */
int documents_read(const char *path, struct documents *into, struct messages *messages);
void documents_free(struct documents *documents);

#endif
