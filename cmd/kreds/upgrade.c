#include "kreds/kreds.h"

#include "base/i18n.h"
#include "store/upgrade.h"

#include <stdlib.h>

int kreds_upgrade(struct call *call)
{
    struct upgraded done = {0};

    if (call->operand_count > 0)
        return call_usage(call, _("upgrade takes no operands; the store's place is -d FILE or KREDS_DB"));
    const char *path = call_store_path(call);
    if (!path)
        return -1;
    int result = store_upgrade(path, call_who(call), call->dry_run, &done, &call->messages);
    if (result == 0 && done.kept)
        call_fail(call, TROUBLE_WARNING, _("the store was of version %d and is of %d now; a copy from before is %s"),
                  done.from, done.to, done.kept);
    free(done.kept);
    return result;
}
