/* Files made under a name of their own beside the place they are meant for, and put there once they are whole. */
#ifndef KREDS_STORE_ASIDE_H
#define KREDS_STORE_ASIDE_H

#include "base/text.h"

#include <stdbool.h>

/* The folder of a path, "." for a bare name; the caller frees. */
char *folder_of(const char *path);
/* Makes a folder and those above it, 0700 whatever the umask; notes what was made, the outermost first. -1 with errno. */
int folders_make(const char *folder, struct texts *made);
void folders_remove(const struct texts *made);
/* So that a name in it outlives a power cut; where a folder cannot be synced there is nothing more to do. */
void folder_sync(const char *folder);

/* Makes an empty file of mode 0600 in the folder of `path`; its name, which begins with a folder or "./" so that SQLite takes it for
 * nothing else. NULL with errno; the caller frees. */
char *aside_make(const char *path);
/* Gives the file its place; `over` a file that is there, otherwise never (EEXIST). The name aside may stay: aside_remove. -1 with errno. */
int aside_put(const char *aside, const char *path, bool over);
/* Removes the name aside and what SQLite may have kept beside it. */
void aside_remove(const char *aside);

/* What SQLite keeps beside a store ("-wal" …; ends with NULL): of an older store it would be played into a new one of that name. */
extern const char *const aside_endings[];
/* The ending of a file that is there beside the path; NULL when there is none. */
const char *aside_leftover(const char *path);

#endif
