/* The rows an import refused, as they stood, in UTF-8, with a last column `error` that says why; ready to be mended and imported again. */
#ifndef KREDS_CMD_REJECTS_H
#define KREDS_CMD_REJECTS_H

#include "base/message.h"
#include "input/sheet.h"

#include <stdbool.h>

struct rejects;

/* `path` NULL keeps nothing (and *rejects is still to be used). The file appears under its name only by rejects_keep. */
int rejects_open(const char *path, struct sheet *sheet, struct rejects **rejects, struct messages *messages);
bool rejects_kept(const struct rejects *rejects); /* whether there is a file */
void rejects_add(struct rejects *rejects, const struct sheet_row *row, const struct messages *why);
/* Ends the file well, also when nothing was refused (then it holds the headings). Frees. */
int rejects_keep(struct rejects *rejects, struct messages *messages);
void rejects_drop(struct rejects *rejects); /* NULL is fine */

#endif
