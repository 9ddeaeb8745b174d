#include "refer/forms.h"

#include "base/memory.h"
#include "common/forms_in.h"
#include "refer/brought.h"
#include "refer/joining.h"

#include <stdlib.h>

static struct documents *add_documents(struct forms *forms)
{
    forms->documents = memory_grow(forms->documents, forms->document_count, sizeof *forms->documents);
    return &forms->documents[forms->document_count++];
}

/* `path` is what --source is taken from. */
static int add_forms(struct call *call, const struct documents *documents, const char *path, struct forms *forms)
{
    size_t first = forms->count;
    int result = forms_in_add(call, documents, &forms->referrals, &forms->count);

    for (size_t i = first; i < forms->count; i++)
        arrival_source(call, path, "form", &forms->referrals[i]);
    return result;
}

int forms_read_file(struct call *call, const char *path, struct forms *forms)
{
    struct documents *documents = add_documents(forms);

    return documents_read(path, documents, &call->messages) == 0 ? add_forms(call, documents, path, forms) : -1;
}

int forms_read_text(struct call *call, const char *name, const struct text *text, struct forms *forms)
{
    struct documents *documents = add_documents(forms);

    return yaml_read(name, text_bytes(text), text->length, documents, &call->messages) == 0
               ? add_forms(call, documents, "-", forms)
               : -1;
}

/* Answers each form with its reference and what the referrer wants to know: free places and how many wait. */
static int answer(struct call *call, const struct forms *forms)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"free", COLUMN_NUMBER}, {"waiting", COLUMN_NUMBER}};
    struct rows *rows = call_rows(call, columns, 4);
    int result = 0;

    for (size_t i = 0; i < forms->count && result == 0; i++)
        if (forms->added[i].arrival == ARRIVAL_NEW)
            result = arrival_row(call, rows, &forms->referrals[i], &forms->added[i]);
    return call_rows_close(rows) == 0 ? result : -1;
}

/* The adults that a form shares with a sibling who is known already. */
static int share_adults(struct call *call, const struct referral_added *added)
{
    const char *sibling = call_option(call, "sibling-of");
    char reference[REFERENCE_TEXT];
    struct joined joined = {0};
    int result;

    if (!sibling || added->arrival != ARRIVAL_NEW)
        return 0;
    reference_write(added->year, added->number, reference);
    result = joining_siblings(call, reference, sibling, &joined);
    joined_free(&joined);
    return result;
}

static int store_all(struct call *call, struct forms *forms)
{
    struct bringing bringing = {.call = call};

    if (call_begin(call) != 0)
        return -1;
    for (size_t i = 0; i < forms->count; i++) {
        struct referral_added *added = &forms->added[i];
        if (brought_add(&bringing, &forms->referrals[i], false, added, &call->messages) != 0 ||
            arrival_seek(call, &forms->referrals[i], added, true, &forms->likes[i]) != 0 ||
            share_adults(call, added) != 0)
            return -1;
    }
    /* A dry run shows the room as it would be, so the answer comes before the roll-back. */
    if (call->dry_run && answer(call, forms) != 0)
        return -1;
    return call_finish(call);
}

int forms_take_in(struct call *call, struct forms *forms)
{
    forms->added = memory_new((forms->count + 1) * sizeof *forms->added);
    forms->likes = memory_new((forms->count + 1) * sizeof *forms->likes);
    if (store_all(call, forms) != 0) {
        store_rollback(call->store);
        return -1;
    }
    return call->dry_run ? 0 : answer(call, forms);
}

void forms_tell(struct call *call, const struct forms *forms)
{
    for (size_t i = 0; i < forms->count; i++)
        arrival_tell(call, &forms->referrals[i].at, &forms->referrals[i], &forms->added[i], &forms->likes[i]);
}

static bool forms_have(const struct forms *forms, enum referral_arrival arrival)
{
    for (size_t i = 0; i < forms->count; i++)
        if (forms->added[i].arrival == arrival)
            return true;
    return false;
}

bool forms_known(const struct forms *forms)
{
    return forms_have(forms, ARRIVAL_DUPLICATE);
}

bool forms_new(const struct forms *forms)
{
    return forms_have(forms, ARRIVAL_NEW);
}

void forms_free(struct forms *forms)
{
    for (size_t i = 0; i < forms->count; i++)
        referral_free(&forms->referrals[i]);
    for (size_t i = 0; i < forms->document_count; i++)
        documents_free(&forms->documents[i]);
    free(forms->referrals);
    free(forms->documents);
    free(forms->added);
    free(forms->likes);
    *forms = (struct forms){0};
}
