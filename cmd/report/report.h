/* The verbs of report: what is owed, and what a week came to. */
#ifndef KREDS_CMD_REPORT_H
#define KREDS_CMD_REPORT_H

#include "common/command.h"

verb_function report_weekly, report_due, report_done;

#endif
