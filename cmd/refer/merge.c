#include "refer/joining.h"
#include "refer/refer.h"

#include "base/i18n.h"

#include <string.h>

/* Each reference on the line is a sibling of the one that the option names. */
static int merge_siblings(struct call *call, const char *sibling, struct joined *joined)
{
    struct texts references = {0};
    int result = call_references(call, 0, &references);

    for (size_t i = 0; i < references.count && result == 0; i++)
        result = joining_siblings(call, references.items[i], sibling, joined);
    texts_free(&references);
    return result;
}

int refer_merge(struct call *call)
{
    const char *sibling = call_option(call, "sibling-of");
    bool anyway = call_option(call, "anyway") != NULL;
    struct joined joined = {0};
    int result = -1;

    if (sibling && (call->operand_count == 0 || anyway))
        return call_usage(call, _("merge --sibling-of takes references of siblings, and no --anyway"));
    if (!sibling && (call->operand_count != 2 || strcmp(call->operands[0], "-") == 0))
        return call_usage(call, _("merge takes two references: REF, and INTO, which stays"));
    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0)
        return -1;
    if (sibling)
        result = merge_siblings(call, sibling, &joined);
    else
        result = joining_persons(call, call->operands[0], call->operands[1], anyway, &joined);
    if (result == 0)
        result = call_finish(call);
    if (result == 0)
        result = joined_print(call, &joined);
    joined_free(&joined);
    return result;
}
