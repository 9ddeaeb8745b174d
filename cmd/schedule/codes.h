/* Codes that people type: of courses and of leaders. */
#ifndef KREDS_CMD_CODES_H
#define KREDS_CMD_CODES_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether a text may be a code: letters of any alphabet, digits, dots, hyphens and underscores, a letter or digit first, at most
 * `most` of them. It stands in COURSE/3, in lists with commas and on command lines. */
bool code_good(const char *code, size_t most);

/* The codes of a list with commas, added to `into`. One named twice stays twice: the rule about leaders tells it. NULL: none. */
void codes_split(const char *list, struct texts *into);

#endif
