#include "refer/edit.h"
#include "refer/forms.h"
#include "refer/refer.h"

#include "base/i18n.h"

static int read_files(struct call *call, struct forms *forms)
{
    int failed = 0;
    for (size_t i = 0; i < call->operand_count; i++)
        if (forms_read_file(call, call->operands[i], forms) != 0)
            failed = -1;
    if (call->operand_count == 0)
        failed = forms_read_file(call, "-", forms);
    return failed;
}

int refer_add(struct call *call)
{
    const char *service = call_option(call, "edit");
    struct forms forms = {0};
    int result = -1;

    if (service && call->operand_count > 0)
        return call_usage(call, _("add --edit takes no file; the form is typed in the editor"));
    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0)
        return -1;
    if (service)
        return edit_form(call, service);
    if (read_files(call, &forms) == 0 && forms_take_in(call, &forms) == 0) {
        forms_tell(call, &forms);
        result = 0;
    }
    forms_free(&forms);
    return result;
}
