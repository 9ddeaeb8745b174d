/* Taking back a command: the inverse of its changeset, applied as a new entry of the journal. */
#ifndef KREDS_STORE_UNDO_H
#define KREDS_STORE_UNDO_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

/* Takes back entry `number`, an undo too (that does the command again); 0: the user's own newest change that is not undone. Runs in
 * a transaction of its own, all or nothing; a dry run goes the whole way and keeps nothing. *undone is the number of what was taken
 * back. 0, or -1 with
 * TROUBLE_NOT_FOUND: no such entry, or nothing of one's own to take back;
 * TROUBLE_FORBIDDEN: already undone; a look; its changeset dropped with an erased person; a later entry that stands touched the
 *   same rows or rows that refer to them (it is named); recorded before an upgrade that did more than add; the rows are not as
 *   the entry left them;
 * TROUBLE_FAULT: the changeset does not fit the schema, or changed other than it should. */
int store_undo(struct store *store, const struct store_who *who, long number, bool dry_run, long *undone,
               struct messages *messages);

#endif
