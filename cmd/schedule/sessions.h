/* A course's sessions as rows: the columns of plan and show. */
#ifndef KREDS_CMD_SESSIONS_H
#define KREDS_CMD_SESSIONS_H

#include "common/command.h"
#include "model/course.h"

/* session, date, weekday, week, start, minutes, kind, venue, remark. */
int sessions_print(struct call *call, const struct course *course);

#endif
