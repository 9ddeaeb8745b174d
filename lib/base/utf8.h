/* UTF-8: validity, and the width that a text takes on a terminal. */
#ifndef KREDS_BASE_UTF8_H
#define KREDS_BASE_UTF8_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of a valid prefix: equals `length` when all is strict UTF-8 (no surrogates, no overlong forms, at most U+10FFFF). */
size_t utf8_valid_prefix(const char *bytes, size_t length);
bool utf8_valid(const char *text);
/* Appends bytes with all that is no UTF-8, or a NUL byte, made U+FFFD. */
void utf8_repair(const char *bytes, size_t length, struct text *into);

/* Reads one code point of a valid text and moves *text behind it; U+FFFD and one byte on for an invalid one; 0 at the end. */
uint32_t utf8_next(const char **text);

/* Columns that a code point takes on a terminal: 0 for combining marks, 2 for wide ones, 1 else. */
int utf8_width_of(uint32_t code);
/* Columns that a text takes on a terminal. */
size_t utf8_width(const char *text);

#endif
