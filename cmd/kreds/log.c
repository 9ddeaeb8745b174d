#include "kreds/entries.h"
#include "kreds/kreds.h"

#include "base/date.h"
#include "base/i18n.h"

int kreds_log(struct call *call)
{
    struct journal_choice choice = {.user = call_option(call, "user"), .since = call_option(call, "since")};
    int since;

    if (call->operand_count > 0)
        return call_usage(call, _("log takes no operands"));
    if (call_option_date(call, "since", DATE_NONE, &since) != 0 ||
        call_option_number(call, "limit", 1, 1000000000, 0, &choice.limit) != 0 || call_store(call, STORE_READ) != 0)
        return -1;
    return entries_print(call, &choice);
}
