#include "refer/refer.h"

#include "base/i18n.h"
#include "common/services.h"
#include "intake/blank.h"

#include <stdio.h>

/* The form goes to the referrers: it speaks the language of the house, whoever prints it. */
int refer_form(struct call *call)
{
    if (call->operand_count != 1)
        return call_usage(call, _("form takes one service; see refer services"));
    if (call_catalogue(call) != 0)
        return -1;
    const struct service *service = call_service(call, call->operands[0]);
    if (!service)
        return -1;
    struct text form = {0};
    const char *reader = i18n_language();
    i18n_use(call->catalogue.language);
    blank_write(service, &call->catalogue, call->catalogue.language, &form);
    i18n_use(reader);
    fputs(text_bytes(&form), stdout);
    text_free(&form);
    return 0;
}
