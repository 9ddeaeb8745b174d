#include "screen/subjects.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/forms_in.h"
#include "store/referrals.h"

#include <stdlib.h>

/* --- of the store ------------------------------------------------------------------------------------ */

static int note_id(void *context, long id)
{
    struct subjects *subjects = context;
    subjects->ids = memory_grow(subjects->ids, subjects->id_count, sizeof *subjects->ids);
    subjects->ids[subjects->id_count++] = id;
    return 0;
}

static int find_ids(struct call *call, struct subjects *into)
{
    struct texts references = {0};
    int result = 0;

    if (call->operand_count == 0)
        return store_referral_id_each(call->store, note_id, into, &call->messages);
    if (call_references(call, 0, &references) != 0)
        result = -1;
    for (size_t i = 0; i < references.count; i++) {
        long id;
        if (store_referral_id(call->store, references.items[i], &id, &call->messages) != 0)
            result = -1;
        else
            note_id(into, id);
    }
    texts_free(&references);
    return result;
}

/* --- never stored ------------------------------------------------------------------------------------ */

static int read_forms(struct call *call, struct subjects *into)
{
    if (call->operand_count > 0)
        return call_usage(call, _("--form looks at forms that are not stored; wanted no references beside it"));
    if (call_catalogue(call) != 0 || documents_read(into->path, &into->documents, &call->messages) != 0)
        return -1;
    return forms_in_add(call, &into->documents, &into->forms, &into->form_count);
}

/* --- both -------------------------------------------------------------------------------------------- */

int subjects_find(struct call *call, struct subjects *into)
{
    *into = (struct subjects){.call = call, .path = call_option(call, "form")};
    if (into->path)
        return read_forms(call, into);
    if (call_catalogue(call) != 0 || call_store(call, STORE_READ) != 0 ||
        store_read_begin(call->store, &call->messages) != 0)
        return -1;
    return find_ids(call, into);
}

static int each_form(struct subjects *subjects, subject_function *each, void *context)
{
    int stop = 0;
    for (size_t i = 0; i < subjects->form_count && stop == 0; i++) {
        struct judged judged;
        char *reference = text_format("%s:%zu", subjects->path, i + 1);
        judge_form(subjects->call, &subjects->forms[i], &judged);
        stop = each(context, reference, &judged);
        judged_free(&judged);
        free(reference);
    }
    return 0;
}

int subjects_each(struct subjects *subjects, subject_loader *load, subject_function *each, void *context)
{
    int result = 0, stop = 0;

    if (subjects->path)
        return each_form(subjects, each, context);
    for (size_t i = 0; i < subjects->id_count && stop == 0; i++) {
        struct judged judged;
        char reference[REFERENCE_TEXT];
        if (load(subjects->call, subjects->ids[i], &judged) != 0)
            result = -1;
        else
            stop = each(context, reference_write(judged.referral.year, judged.referral.number, reference), &judged);
        judged_free(&judged);
    }
    return result;
}

void subjects_free(struct subjects *subjects)
{
    if (subjects->call->store)
        store_read_end(subjects->call->store);
    for (size_t i = 0; i < subjects->form_count; i++)
        referral_free(&subjects->forms[i]);
    free(subjects->forms);
    free(subjects->ids);
    documents_free(&subjects->documents);
}
