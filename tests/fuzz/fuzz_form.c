/* A referral form: what is taken can be judged by every service, and what is shown of it is a form that is taken again
 * and shown alike. */
#include "promises.h"

#include "input/yaml.h"
#include "intake/form.h"
#include "output/form.h"

#undef NDEBUG
#include <assert.h>
#include <string.h>

/* Reads the one form that form_write made, and writes it again. */
static void shown_again(const struct catalogue *house, const struct text *shown)
{
    struct messages messages = {0};
    struct documents documents;
    struct referral referral;
    struct text again = {0};

    assert(yaml_read("shown.yaml", shown->bytes, shown->length, &documents, &messages) == 0 && documents.count == 1);
    assert(form_read(documents.roots[0], house, FUZZ_TODAY, &referral, &messages) == 0);
    form_write(&referral, &again);
    assert(strcmp(text_bytes(&again), shown->bytes) == 0);
    text_free(&again);
    referral_free(&referral);
    documents_free(&documents);
    messages_free(&messages);
}

static void form_take(const struct catalogue *house, const struct node *root)
{
    struct messages messages = {0};
    struct referral referral;
    struct text shown = {0};
    int result = form_read(root, house, FUZZ_TODAY, &referral, &messages);

    promises_messages(&messages, result);
    if (result == 0) {
        promises_judged(house, &referral);
        form_write(&referral, &shown);
        promises_text(shown.bytes);
        shown_again(house, &shown);
    }
    text_free(&shown);
    referral_free(&referral);
    messages_free(&messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct catalogue *house = promises_house("koebenhavn");
    struct messages messages = {0};
    struct documents documents;
    int result = yaml_read("fuzz.yaml", (const char *)data, size, &documents, &messages);

    promises_messages(&messages, result);
    for (size_t i = 0; result == 0 && i < documents.count; i++)
        form_take(house, documents.roots[i]);
    documents_free(&documents);
    messages_free(&messages);
    return 0;
}
