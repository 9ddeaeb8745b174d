/* The text of a note, as it is given. */
#ifndef KREDS_CMD_NOTE_TEXT_H
#define KREDS_CMD_NOTE_TEXT_H

#include "common/command.h"

/* A text, or standard input for "-": without the blanks around it, in *words, which the caller frees. -1 with TROUBLE_DATA for
 * one that is empty, too long, or no text; TROUBLE_IO where it cannot be read. */
int note_text_read(struct call *call, const char *given, char **words);

#endif
