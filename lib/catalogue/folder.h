/* The files of a folder that belong to a catalogue. */
#ifndef KREDS_CATALOGUE_FOLDER_H
#define KREDS_CATALOGUE_FOLDER_H

#include "base/message.h"
#include "base/text.h"

#include <stdbool.h>

/* Names, without the folder's, of all *.yaml in a folder in the order of their bytes; hidden ones and folders left out.
 * For a path that is no folder *is_folder is false and the list empty. -1 with a message when there is nothing of that
 * name, or it cannot be read. */
int folder_list(const char *path, bool *is_folder, struct texts *names, struct messages *messages);

#endif
