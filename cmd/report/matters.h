/* What is owed on every referral, by the rules that held when its course was planned. */
#ifndef KREDS_CMD_MATTERS_H
#define KREDS_CMD_MATTERS_H

#include "common/command.h"
#include "common/formers.h"
#include "rules/due.h"
#include "store/reports.h"

#include <stdbool.h>

/* A look at matters, with the catalogues of former days that it came by. All zero but `call` at the beginning; the catalogue must be
 * loaded and the store open. */
struct matters {
    struct call *call;
    struct formers formers;
    long passed_over; /* matters whose service no catalogue has */
    long *undecided;  /* referrals that nobody has decided, of those judged last, by reference */
    size_t undecided_count;
};

/* Called with each matter and all that is owed on it. 0 goes on; anything else ends and is given back. */
typedef int matter_function(void *context, const struct matter_row *row, const struct due_item *item);

/* Judges all matters that the filter lets through and calls `each` for each open thing, those missing at closure left out. */
int matters_judge(struct matters *matters, const struct matter_filter *filter, matter_function *each, void *context);

/* The service as the catalogue of a matter's course has it, else as the present one has; NULL when neither does. Lives until
 * matters_free. */
const struct service *matters_service(struct matters *matters, const struct matter_row *row);

/* Whether a rule for each session of the service has something to settle on a matter: rules/due.h, due_takes. */
bool matters_take(const struct matter_row *row, const struct service *service, const struct due_rule *rule, int session,
                  int on);

/* Warns of the matters that were passed over; once, at the end. */
void matters_warn(struct matters *matters);
void matters_free(struct matters *matters);

#endif
