/* A catalogue from texts in memory, one file at a time. */
#ifndef KREDS_CATALOGUE_READ_H
#define KREDS_CATALOGUE_READ_H

#include "base/message.h"
#include "input/trees.h"
#include "model/catalogue.h"

#include <stddef.h>

struct reader;

/* Begins with what holds where a house says nothing, and with the library's own instruments. `into` is overwritten; `trees` may be
 * NULL. */
struct reader *reader_new(struct catalogue *into, struct trees *trees);
/* Reads all documents of one file; `path` stands in messages and positions. */
void reader_add(struct reader *reader, const char *path, const char *bytes, size_t length);
/* Notes that a file could not be read, so that what it may hold is not called missing; returns where the reason is to
 * be told. */
struct messages *reader_unread(struct reader *reader);
/* Checks the whole and frees the reader. 0, or -1 with all messages in the order of their places; `path` stands for the
 * whole. */
int reader_end(struct reader *reader, const char *path, struct messages *messages);

#endif
