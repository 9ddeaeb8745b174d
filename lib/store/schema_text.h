/* The text of a table, index or view as SQLite records it, without what says nothing: comments, layout, needless quotes. An upgrade
 * writes the same thing otherwise than the schema file does. */
#ifndef KREDS_STORE_SCHEMA_TEXT_H
#define KREDS_STORE_SCHEMA_TEXT_H

#include "base/text.h"

#include <stdbool.h>

/* Adds the statement's words and signs, a blank between each. */
void schema_text_plain(const char *sql, struct text *into);
/* Whether two statements say the same; NULL says the same as NULL only. */
bool schema_text_same(const char *one, const char *other);

#endif
