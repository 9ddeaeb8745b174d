#include "schedule/company.h"

#include "base/i18n.h"
#include "model/referral.h"
#include "store/decisions.h"
#include "store/referrals.h"

struct search {
    const struct service *service;
    bool found;
};

static int note_other(void *context, const char *reference, const char *service)
{
    struct search *search = context;
    (void)reference;
    search->found = search->found || texts_has(&search->service->with, service);
    return 0;
}

int company_lacks(struct call *call, const struct service *service, long referral, bool *lacks)
{
    struct search search = {.service = service};

    *lacks = false;
    if (service->with.count == 0)
        return 0;
    if (store_other_referrals(call->store, referral, note_other, &search, &call->messages) != 0)
        return -1;
    *lacks = !search.found;
    return 0;
}

int company_tell(struct call *call, const struct service *service, long referral)
{
    struct text with = {0};
    char reference[REFERENCE_TEXT];
    bool lacks;

    if (company_lacks(call, service, referral, &lacks) != 0)
        return -1;
    texts_join(&service->with, ", ", &with);
    if (lacks)
        call_fail(call, TROUBLE_WARNING, _("%s never goes alone, and the citizen of %s has no open referral to %s"),
                  service->code, store_reference(call->store, referral, reference), text_bytes(&with));
    text_free(&with);
    return 0;
}
