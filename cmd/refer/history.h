/* What has become of a referral – its interviews, the decisions and by whom, the places that ended, its withdrawal –, for whoever
 * reads the record. */
#ifndef KREDS_CMD_HISTORY_H
#define KREDS_CMD_HISTORY_H

#include "common/command.h"

/* Appends a comment line for each, a map of YAML behind the mark: no form can say it. 0 or -1. */
int history_write(struct call *call, long referral, struct text *into);

#endif
