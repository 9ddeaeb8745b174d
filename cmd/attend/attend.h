/* The verbs of attend: who was there. */
#ifndef KREDS_CMD_ATTEND_H
#define KREDS_CMD_ATTEND_H

#include "common/command.h"

verb_function attend_take, attend_mark, attend_cancelled, attend_note, attend_list, attend_show, attend_import;

#endif
