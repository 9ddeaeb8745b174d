#include "kreds/kreds.h"

#include "base/i18n.h"
#include "store/restore.h"

#include <stdlib.h>

/* To standard error, and not under -q: what was made beside the store, and what is to be done next. */
static void tell(struct call *call, const char *kept, bool older)
{
    if (kept)
        call_fail(call, TROUBLE_WARNING, _("the store that was there is kept as %s"), kept);
    if (older)
        call_fail(call, TROUBLE_WARNING,
                  _("the backup is of an older version than this kreds wants; run kreds upgrade"));
}

int kreds_restore(struct call *call)
{
    struct restore restore = {.path = call_store_path(call),
                              .who = call_who(call),
                              .force = call_option(call, "force") != NULL,
                              .dry_run = call->dry_run};
    char *kept = NULL;
    bool older = false;

    if (call->operand_count != 1 || text_is(call->operands[0], "-") || text_empty(call->operands[0]))
        return call_usage(call, _("restore takes the name of one backup; standard input is none"));
    if (!restore.path)
        return -1;
    restore.file = call->operands[0];
    int result = store_restore(&restore, &kept, &older, &call->messages);
    tell(call, kept, result == 0 && older);
    free(kept);
    return result;
}
