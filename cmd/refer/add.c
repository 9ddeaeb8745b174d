#include "refer/arrivals.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "input/file.h"
#include "input/yaml.h"
#include "intake/form.h"

#include <stdlib.h>
#include <string.h>

/* All forms of one run: they go in together or not at all. */
struct forms {
    struct documents *documents; /* one a file: positions point into them */
    size_t document_count;
    struct referral *referrals;
    size_t count;
};

static int read_documents(struct call *call, const struct documents *documents, const char *path, struct forms *forms)
{
    int failed = 0;
    if (documents->count == 0)
        return messages_add(&call->messages, TROUBLE_DATA, &(struct position){documents->file, 1, 0},
                            _("no form in the file; wanted a YAML document, see refer form"));
    for (size_t i = 0; i < documents->count; i++) {
        forms->referrals = memory_grow(forms->referrals, forms->count, sizeof *forms->referrals);
        struct referral *referral = &forms->referrals[forms->count++];
        if (form_read(documents->roots[i], &call->catalogue, call->today, referral, &call->messages) != 0)
            failed = -1;
        arrival_source(call, path, "form", referral);
    }
    return failed;
}

static int read_file(struct call *call, const char *path, struct forms *forms)
{
    char *bytes = NULL;
    size_t length = 0;

    if (file_read(path, &bytes, &length, &call->messages) != 0)
        return -1;
    forms->documents = memory_grow(forms->documents, forms->document_count, sizeof *forms->documents);
    struct documents *documents = &forms->documents[forms->document_count++];
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
    int result = yaml_read(name, bytes, length, documents, &call->messages);
    free(bytes);
    return result == 0 ? read_documents(call, documents, path, forms) : -1;
}

static int read_files(struct call *call, struct forms *forms)
{
    int failed = 0;
    for (size_t i = 0; i < call->operand_count; i++)
        if (read_file(call, call->operands[i], forms) != 0)
            failed = -1;
    if (call->operand_count == 0)
        failed = read_file(call, "-", forms);
    return failed;
}

static void forms_free(struct forms *forms)
{
    for (size_t i = 0; i < forms->count; i++)
        referral_free(&forms->referrals[i]);
    for (size_t i = 0; i < forms->document_count; i++)
        documents_free(&forms->documents[i]);
    free(forms->referrals);
    free(forms->documents);
}

/* Answers each form with its reference and what the referrer wants to know: free places and how many wait. */
static int answer(struct call *call, const struct forms *forms, const struct referral_added *added)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"free", COLUMN_NUMBER}, {"waiting", COLUMN_NUMBER}};
    struct rows *rows = call_rows(call, columns, 4);
    int result = 0;

    for (size_t i = 0; i < forms->count && result == 0; i++)
        if (added[i].arrival == ARRIVAL_NEW)
            result = arrival_row(call, rows, &forms->referrals[i], &added[i]);
    return call_rows_close(rows) == 0 ? result : -1;
}

static int store_all(struct call *call, const struct forms *forms, struct referral_added *added)
{
    if (call_begin(call) != 0)
        return -1;
    for (size_t i = 0; i < forms->count; i++)
        if (store_referral_add(call->store, &forms->referrals[i], false, &added[i], &call->messages) != 0)
            return -1;
    /* A dry run shows the room as it would be, so the answer comes before the roll-back. */
    if (call->dry_run && answer(call, forms, added) != 0)
        return -1;
    return call_finish(call);
}

int refer_add(struct call *call)
{
    struct forms forms = {0};
    struct referral_added *added = NULL;
    int result = -1;

    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0 || read_files(call, &forms) != 0)
        goto out;
    added = memory_new(forms.count * sizeof *added);
    if (store_all(call, &forms, added) != 0)
        goto out;
    if (!call->dry_run && answer(call, &forms, added) != 0)
        goto out;
    for (size_t i = 0; i < forms.count; i++)
        arrival_tell(call, &forms.referrals[i].at, &added[i]);
    result = 0;
out:
    free(added);
    forms_free(&forms);
    return result;
}
