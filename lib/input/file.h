/* Whole files into memory. */
#ifndef KREDS_INPUT_FILE_H
#define KREDS_INPUT_FILE_H

#include "base/message.h"

#include <stddef.h>

#define FILE_MOST (16u << 20) /* bytes; a form or a catalogue is never near it */

/* Reads a file, or standard input for "-". -1 with a message: TROUBLE_NOT_FOUND (no such file), TROUBLE_IO, TROUBLE_DATA (larger
 * than FILE_MOST). *bytes gets a NUL byte behind it and is the caller's to free. */
int file_read(const char *path, char **bytes, size_t *length, struct messages *messages);

#endif
