#include "promises.h"

#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/kept.h"
#include "catalogue/load.h"
#include "cmd/examples.h"
#include "rules/facts.h"
#include "rules/screening.h"

#undef NDEBUG
#include <assert.h>
#include <string.h>

/* The house's files as catalogue_load would keep them. */
static void house_text(const char *name, struct text *into)
{
    for (size_t i = 0; embedded_examples[i].name != NULL; i++) {
        const char *file = embedded_examples[i].name;
        size_t length = strlen(name), bytes = strlen(file);

        if (strncmp(file, name, length) != 0 || file[length] != '/' || strcmp(file + bytes - 5, ".yaml") != 0)
            continue;
        kept_add(into, file + length + 1, embedded_examples[i].text, strlen(embedded_examples[i].text));
    }
}

const struct catalogue *promises_house(const char *name)
{
    static struct catalogue house;
    struct messages messages = {0};
    struct text text = {0};

    if (house.name != NULL)
        return &house;
    house_text(name, &text);
    assert(catalogue_from_text(name, text_bytes(&text), text.length, &house, &messages) == 0);
    text_free(&text);
    return &house;
}

void promises_text(const char *text)
{
    assert(text != NULL);
    assert(utf8_valid_prefix(text, strlen(text)) == strlen(text));
    for (; *text != '\0'; text++)
        assert((unsigned char)*text >= 0x20 || *text == '\n' || *text == '\t');
}

void promises_messages(const struct messages *messages, int result)
{
    assert(messages_failed(messages) == (result < 0));
    for (size_t i = 0; i < messages->count; i++) {
        assert(messages->items[i].text[0] != '\0');
        promises_text(messages->items[i].text);
    }
}

void promises_judged(const struct catalogue *catalogue, const struct referral *referral)
{
    struct facts facts = {0};

    referral_facts(referral, catalogue, NULL, 0, FUZZ_TODAY, &facts);
    for (size_t i = 0; i < catalogue->service_count; i++) {
        struct judgement judgement;

        screening_judge(&catalogue->services[i], &facts, &judgement);
        assert((judgement.verdict == VERDICT_ELIGIBLE) == (judgement.reasons.count == 0));
        judgement_free(&judgement);
    }
    facts_free(&facts);
}
