/* A house's catalogue from its YAML files: a folder of *.yaml, each of one kind told by its first key (`catalogue`,
 * `calendar`, `instrument`). What is wrong is told all at once, with file, line and column; kreds-catalogue(5) has
 * every key. */
#ifndef KREDS_CATALOGUE_LOAD_H
#define KREDS_CATALOGUE_LOAD_H

#include "base/message.h"
#include "input/trees.h"
#include "model/catalogue.h"

#include <stddef.h>

/* Reads a folder (every *.yaml in the order of their names, none below it) or one file, which is then the whole
 * catalogue. The instruments that come with the library are there from the start; a house's own of the same name takes
 * one's place. Fills text with what the house's files say. `trees` has the texts that were read before; it may be NULL.
 * 0, or -1 with messages: TROUBLE_NOT_FOUND, TROUBLE_IO, TROUBLE_CATALOGUE. `into` is overwritten and must be freed by
 * catalogue_free either way. */
int catalogue_load(const char *path, struct trees *trees, struct catalogue *into, struct messages *messages);

/* The same from the text that catalogue_load made of a house's files and the store keeps. `name` stands in messages and
 * positions before the names of the files: a text that does not begin with the name of a file is one file of that name
 * alone. */
int catalogue_from_text(const char *name, const char *text, size_t length, struct catalogue *into,
                        struct messages *messages);

/* The SHA-256 of the catalogue's text in hexadecimal, made when it is first asked for: most commands never do. */
const char *catalogue_digest(struct catalogue *catalogue);

#endif
