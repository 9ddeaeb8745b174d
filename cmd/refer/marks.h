/* Mistakes marked in a form, each as a comment above the line it stands on. */
#ifndef KREDS_CMD_MARKS_H
#define KREDS_CMD_MARKS_H

#include "base/message.h"
#include "base/text.h"

#include <stddef.h>

/* Appends the text without the lines that are marks. */
void marks_strip(const char *bytes, size_t length, struct text *into);
/* Appends a text that has no marks with one for each message, above its line and as deep; those without a line stand at the top,
 * behind a first mark that says how to go on. */
void marks_put(const struct text *text, const struct messages *messages, struct text *into);

#endif
