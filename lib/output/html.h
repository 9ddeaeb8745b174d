/* Text within a page of HTML. */
#ifndef KREDS_OUTPUT_HTML_H
#define KREDS_OUTPUT_HTML_H

#include <stdio.h>

/* Writes a text so that it is nothing but text, in an element as in a quoted attribute: & < > " ' as references, control
 * characters and what turns the direction of writing made harmless, on one line. NULL writes nothing. Writing errors stay on the
 * stream. */
void html_text(FILE *out, const char *text);

#endif
