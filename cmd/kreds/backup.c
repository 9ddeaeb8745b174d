#include "kreds/kreds.h"

#include "base/i18n.h"
#include "store/backup.h"

int kreds_backup(struct call *call)
{
    bool force = call_option(call, "force") != NULL;

    if (call->operand_count != 1 || text_is(call->operands[0], "-") || text_empty(call->operands[0]))
        return call_usage(call, _("backup takes the name of one file to write; standard output is none"));
    if (call_store(call, STORE_READ) != 0)
        return -1;
    return store_backup(call->store, call->operands[0], force, call->dry_run, &call->messages);
}
