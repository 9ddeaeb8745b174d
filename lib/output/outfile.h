/* A file that is written whole or not at all: under a temporary name in the same folder (mode 0600), flushed to the disk, then
 * renamed. What is no plain file (a terminal, a pipe, /dev/null) is written as it is. */
#ifndef KREDS_OUTPUT_OUTFILE_H
#define KREDS_OUTPUT_OUTFILE_H

#include "base/message.h"

#include <stdio.h>

struct outfile;

/* NULL with a message (TROUBLE_IO) when nothing can be written there. */
struct outfile *outfile_open(const char *path, struct messages *messages);
FILE *outfile_stream(struct outfile *file); /* lives as long as `file` */

/* Ends it well: the file now has its name. -1 with a message when it could not be; then nothing is left behind. Frees. */
int outfile_keep(struct outfile *file, struct messages *messages);
/* Gives it up: nothing is left behind. Frees; NULL is nothing. */
void outfile_drop(struct outfile *file);

#endif
