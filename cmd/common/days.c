#include "common/days.h"

#include "base/date.h"
#include "base/i18n.h"

int call_not_before_receipt(struct call *call, const char *reference, int received_on, int on)
{
    char received[DATE_TEXT];

    if (on >= received_on)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN,
                     _("the day lies before the receipt of %s on %s; wanted that day or a later one"), reference,
                     date_write(received_on, received));
}
