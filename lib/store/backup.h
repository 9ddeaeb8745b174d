/* A copy of the store while others go on working in it. */
#ifndef KREDS_STORE_BACKUP_H
#define KREDS_STORE_BACKUP_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

/* Writes a consistent copy of the store to `file`: self-contained, mode 0600, checked by SQLite before it gets its name; whatever goes
 * wrong leaves what was there. Others may write meanwhile: what they commit after the copy began may be missing from it. A dry run
 * only says what would be refused. `force`: over a file that is there.
 * TROUBLE_FORBIDDEN: a file is there already (without force), it is none, it is the store itself or what SQLite keeps beside it, or the
 * remains of an older store would be played into the copy; TROUBLE_IO: the disk, or a copy that is not sound. */
int store_backup(struct store *store, const char *file, bool force, bool dry_run, struct messages *messages);

/* Whether two paths lead to the same file, also by a link or over another folder; a path may lead nowhere yet. */
bool backup_same_file(const char *one, const char *other);

#endif
