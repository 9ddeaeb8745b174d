/* What a person types, in a file that nobody else can look into. */
#ifndef KREDS_CMD_DRAFT_H
#define KREDS_CMD_DRAFT_H

#include "base/message.h"
#include "base/text.h"

#include <stddef.h>

struct draft {
    char *folder; /* of its own, mode 0700, beside the store: the disk that may hold personal data */
    char *path;   /* in it, mode 0600 */
};

/* Makes the folder beside a file, and the file with a text in it. 0, or -1 with a message and nothing left behind. */
int draft_open(const char *beside, const struct text *text, struct draft *draft, struct messages *messages);
int draft_write(const struct draft *draft, const struct text *text, struct messages *messages);
/* What it holds now; the caller frees *bytes. */
int draft_read(const struct draft *draft, char **bytes, size_t *length, struct messages *messages);
/* Runs a command line of the shell with the path behind it, and waits. Its exit status, 128 + N for a signal, -1 when it could
 * not be started. */
int draft_edit(const struct draft *draft, const char *editor);
/* Takes folder and file away, with whatever the editor put beside it, and frees. */
void draft_drop(struct draft *draft);
/* Leaves them there, and frees. */
void draft_keep(struct draft *draft);

#endif
