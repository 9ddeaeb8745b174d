/* What is owed on every referral, by the rules that held when its course was planned. */
#ifndef KREDS_CMD_MATTERS_H
#define KREDS_CMD_MATTERS_H

#include "common/command.h"
#include "rules/due.h"
#include "store/reports.h"

/* Called with each matter and all that is owed on it. 0 goes on; anything else ends and is given back. */
typedef int matter_function(void *context, const struct matter_row *row, const struct due_item *item);

/* Judges all matters that the filter lets through and calls `each` for each open thing, those missing at closure left out. */
int matters_judge(struct call *call, const struct matter_filter *filter, matter_function *each, void *context);

/* The service as the catalogue of a matter's course has it, else as the present one has; NULL when neither does. The catalogues read
 * from the store are kept until matters_forget. */
const struct service *matters_service(struct call *call, const struct matter_row *row);
void matters_forget(void);

#endif
