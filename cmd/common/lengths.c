#include "common/lengths.h"

#include "base/i18n.h"
#include "base/utf8.h"

int call_option_within(struct call *call, const char *name, int most)
{
    const char *at = call_option(call, name);
    int count = 0;

    while (at && count <= most && utf8_next(&at) != 0)
        count++;
    if (count <= most)
        return 0;
    return call_usage(call, _("--%s is too long; wanted at most %d characters"), name, most);
}
