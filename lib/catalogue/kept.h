/* A catalogue's text as the store keeps it: each file behind a line "# file: NAME", so that they can be told apart. */
#ifndef KREDS_CATALOGUE_KEPT_H
#define KREDS_CATALOGUE_KEPT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds a file. A line of its own that reads like such a heading (it can only be a comment, or lie within a folded text)
 * is moved in by one blank, which YAML passes over. */
void kept_add(struct text *kept, const char *name, const char *bytes, size_t length);

struct kept_file {
    char *name;        /* NULL for a text without headings */
    const char *bytes; /* within the text */
    size_t length;
};

/* The file that begins at *at, which moves behind it; false at `end`. The caller frees the name. */
bool kept_next(const char **at, const char *end, struct kept_file *file);

#endif
