#include "common/services.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>

const struct service *call_service(struct call *call, const char *code)
{
    const struct service *service = catalogue_service(&call->catalogue, code);
    if (service)
        return service;
    const char *nearest = catalogue_nearest_service(&call->catalogue, code);
    char *shown = nearest ? text_shown(code) : text_code_shown(code);
    if (nearest)
        messages_add_about(&call->messages, TROUBLE_NOT_FOUND, code,
                           _("no service '%s' in the catalogue; did you mean %s?"), shown, nearest);
    else
        messages_add_about(&call->messages, TROUBLE_NOT_FOUND, code,
                           _("no service '%s' in the catalogue; refer services lists them"), shown);
    free(shown);
    return NULL;
}
