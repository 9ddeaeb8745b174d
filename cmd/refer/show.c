#include "refer/brought.h"
#include "refer/companions.h"
#include "refer/history.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "common/lookers.h"
#include "output/form.h"
#include "store/referrals.h"

#include <stdio.h>

static void note_people(struct lookers *lookers, const char *reference, const struct referral *referral)
{
    lookers_add(lookers, reference, referral->citizen.id);
    for (size_t i = 0; i < referral->holder_count; i++)
        lookers_add(lookers, reference, referral->holders[i].person.id);
    for (size_t i = 0; i < referral->network_count; i++)
        lookers_add(lookers, reference, referral->network[i].person.id);
}

static int write_one(struct call *call, const char *reference, struct text *into, struct lookers *lookers)
{
    struct referral referral = {0};
    enum referral_state state;
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0 ||
        store_referral_state(call->store, id, &state, &call->messages) != 0)
        goto out;
    if (into->length > 0)
        text_add(into, "---\n");
    text_add_format(into, "# %s, %s\n", reference, named_name(referral_state_names, (int)state));
    if (brought_write(call, id, into) != 0 || history_write(call, id, into) != 0 ||
        companions_write(call, id, into) != 0)
        goto out;
    form_write(&referral, into);
    note_people(lookers, reference, &referral);
    result = 0;
out:
    referral_free(&referral);
    return result;
}

int refer_show(struct call *call)
{
    struct texts references = {0};
    struct text forms = {0};
    struct lookers lookers = {0};
    int result = -1;

    if (call->operand_count == 0) {
        call_usage(call, _("show wants references; see refer list"));
        goto out;
    }
    if (call_references(call, 0, &references) != 0 || call_store(call, STORE_WRITE) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < references.count; i++)
        if (write_one(call, references.items[i], &forms, &lookers) != 0)
            result = -1;
    if (result == 0 && references.count > 0)
        result = call_look(call, &lookers.references, lookers.persons, lookers.count);
    if (result == 0)
        fputs(text_bytes(&forms), stdout);
out:
    lookers_free(&lookers);
    text_free(&forms);
    texts_free(&references);
    return result;
}
