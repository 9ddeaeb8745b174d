#include "kreds/entries.h"
#include "kreds/kreds.h"

#include "base/i18n.h"
#include "store/undo.h"

int kreds_undo(struct call *call)
{
    long number = 0, undone = 0;

    if (call->operand_count > 1)
        return call_usage(call, _("undo takes one entry's number; see kreds log"));
    if (call->operand_count == 1 && !text_number(call->operands[0], 1, 2147483647L, &number))
        return call_usage(call, _("'%s' is no entry's number; see kreds log"), call->operands[0]);
    if (call_store(call, STORE_WRITE) != 0 ||
        store_undo(call->store, call_who(call), number, call->dry_run, &undone, &call->messages) != 0)
        return -1;
    return entries_print_one(call, undone);
}
