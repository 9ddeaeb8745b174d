/* One YAML text and the trees read from it, as a record of bytes and back. A record is made and read on one machine by one
 * version of kreds: it is no format for exchange. */
#ifndef KREDS_INPUT_TREE_RECORD_H
#define KREDS_INPUT_TREE_RECORD_H

#include "base/text.h"
#include "input/yaml.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the record of a text and its documents. Marks the nodes. */
void tree_record_add(struct text *into, const char *bytes, size_t length, const struct documents *documents);

/* A record within bytes that are trusted only as far as they hold together. */
struct tree_record {
    const char *text; /* the YAML, within the bytes */
    size_t text_length;
    size_t size; /* of the whole record */
};

/* Finds the record at the beginning of `bytes`; false when none stands there whole. */
bool tree_record_find(const char *bytes, size_t length, struct tree_record *record);
/* Builds the documents of the record that tree_record_find found at `bytes`. The scalars' texts lie within `bytes`, which must live
 * as long. False when the record does not hold together; `into` must be freed by documents_free either way. */
bool tree_record_read(const char *bytes, const char *file, struct documents *into);

#endif
