/* The verbs of kreds: the store looked after. */
#ifndef KREDS_CMD_KREDS_H
#define KREDS_CMD_KREDS_H

#include "common/command.h"

verb_function kreds_init, kreds_check, kreds_log, kreds_undo, kreds_backup, kreds_restore, kreds_upgrade;

#endif
