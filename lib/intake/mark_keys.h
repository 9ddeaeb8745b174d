/* The columns of a sheet of marks, and what a map makes of a foreign one. Used by intake/mark_reader.h. */
#ifndef KREDS_INTAKE_MARK_KEYS_H
#define KREDS_INTAKE_MARK_KEYS_H

#include "input/keys.h"
#include "intake/mark_reader.h"

extern const struct key mark_keys[]; /* into struct mark_row */

/* The meaning of a heading, or of a word for a status; NULL where the map does not say. Belongs to the words. */
const char *mark_words_meaning(const struct mark_words *words, const char *word, bool status);

#endif
