/* A house's catalogue: what is taken judges a referral of which nothing is known, and is kept by the store as a text
 * that is the same catalogue. */
#include "promises.h"

#include "base/date.h"
#include "catalogue/load.h"
#include "input/yaml.h"
#include "intake/blank.h"

#undef NDEBUG
#include <assert.h>
#include <string.h>

/* The empty form of every service is YAML that a person can fill in. */
static void blanks_hold(const struct catalogue *house)
{
    for (size_t i = 0; i < house->service_count; i++) {
        struct messages messages = {0};
        struct documents documents;
        struct text form = {0};

        blank_write(&house->services[i], house, house->language, &form);
        assert(yaml_read("blank.yaml", text_bytes(&form), form.length, &documents, &messages) == 0);
        assert(documents.count == 1);
        documents_free(&documents);
        messages_free(&messages);
        text_free(&form);
    }
}

static void kept_again(struct catalogue *house)
{
    struct messages messages = {0};
    struct catalogue again;

    assert(catalogue_from_text("fuzz.yaml", house->text, house->text_length, &again, &messages) == 0);
    assert(again.service_count == house->service_count);
    assert(strcmp(catalogue_digest(house), catalogue_digest(&again)) == 0);
    catalogue_free(&again);
    messages_free(&messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct referral nothing = {.citizen = {.birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1}};
    struct messages messages = {0};
    struct catalogue house;
    int result = catalogue_from_text("fuzz.yaml", (const char *)data, size, &house, &messages);

    promises_messages(&messages, result);
    if (result == 0) {
        promises_judged(&house, &nothing);
        blanks_hold(&house);
        kept_again(&house);
    }
    catalogue_free(&house);
    messages_free(&messages);
    return 0;
}
