/* A text on its way out, in the dress that each format asks for. Writing errors stay on the stream
 * (ferror). Texts should be UTF-8; what is not is met as each function says. */
#ifndef KREDS_OUTPUT_ESCAPE_H
#define KREDS_OUTPUT_ESCAPE_H

#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>

/* Appends `text` as a terminal may have it, on one line: line breaks and tabs as a blank, every
 * other control character, the overrides of writing direction, and bytes that are no UTF-8 as
 * U+FFFD. */
void escape_harmless(struct text *into, const char *text);
/* The same, keeping newlines and tabs. */
void escape_harmless_lines(struct text *into, const char *text);

/* Tab, newline, carriage return and backslash as \t \n \r \\; all else as it is. */
void escape_tsv(FILE *out, const char *text);

/* RFC 4180: quoted where it holds the separator, a quote, a line break or a blank at an end. */
void escape_csv(FILE *out, const char *text, char separator);

/* As csv with semicolons; a text that a spreadsheet would take for a formula (it begins with
 * = + - @ tab CR LF) gets a leading ' (domain facts, "Formats that bite"). */
void escape_excel(FILE *out, const char *text);

/* A JSON string with its quotes (RFC 8259): always valid UTF-8 (U+FFFD for what is not); controls
 * and overrides of writing direction as \uXXXX. */
void escape_json(FILE *out, const char *text);

/* Whether a text is a number as JSON writes it: -12, 0.5, 1e3. */
bool escape_is_number(const char *text);

#endif
