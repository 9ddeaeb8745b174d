/* Entries of the journal as rows. */
#ifndef KREDS_CMD_ENTRIES_H
#define KREDS_CMD_ENTRIES_H

#include "common/command.h"
#include "store/journal.h"

/* Prints the chosen entries: number, at, user, command, rows, touched. 0 or -1. */
int entries_print(struct call *call, const struct journal_choice *choice);
int entries_print_one(struct call *call, long number);

#endif
