#include "kreds/kreds.h"

#include "base/i18n.h"
#include "kreds/example.h"

#include <stdlib.h>
#include <unistd.h>

static int check_house(struct call *call, const char *house)
{
    if (!house || example_known(house))
        return 0;
    char *names = example_names();
    call_usage(call, _("no example house '%s'; wanted one of %s"), house, names);
    free(names);
    return -1;
}

/* A store that is there stays as it is: told before the example is copied. What comes in between, store_create meets. */
static int check_place(struct call *call, const char *store)
{
    if (access(store, F_OK) != 0)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("there is a file %s already, it was left as it is; wanted a new name"),
                     store);
}

static int make(struct call *call, const char *store, int began_on, const char *house, const char *catalogue)
{
    if (house && example_copy(house, catalogue, &call->messages) != 0)
        return -1;
    if (store_create(store, began_on, &call->messages) == 0)
        return 0;
    if (house)
        example_remove(house, catalogue);
    return -1;
}

int kreds_init(struct call *call)
{
    const char *house = call_option(call, "from");
    int began_on;

    if (call->operand_count > 0)
        return call_usage(call, _("init takes no operands; the store's place is -d FILE or KREDS_DB"));
    if (check_house(call, house) != 0 || call_option_date(call, "began", call->today, &began_on) != 0)
        return -1;
    const char *store = call_store_path(call), *catalogue = house ? call_catalogue_path(call) : NULL;
    if (!store || (house && !catalogue))
        return -1;
    if (check_place(call, store) != 0 || (house && example_place(catalogue, &call->messages) != 0))
        return -1;
    return call->dry_run ? 0 : make(call, store, began_on, house, catalogue);
}
