#include "common/forms_in.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/form.h"

int forms_in_add(struct call *call, const struct documents *documents, struct referral **referrals, size_t *count)
{
    int result = 0;

    if (documents->count == 0)
        return messages_add(&call->messages, TROUBLE_DATA, &(struct position){documents->file, 1, 0},
                            _("no form in the file; wanted a YAML document, see refer form"));
    for (size_t i = 0; i < documents->count; i++) {
        *referrals = memory_grow(*referrals, *count, sizeof **referrals);
        if (form_read(documents->roots[i], &call->catalogue, call->today, &(*referrals)[(*count)++], &call->messages) !=
            0)
            result = -1;
    }
    return result;
}
