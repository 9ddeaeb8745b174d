#include "model/facts.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

const struct named_value truth_names[] = {{"unknown", TRUTH_UNKNOWN}, {"no", TRUTH_NO}, {"yes", TRUTH_YES}, {NULL, 0}};

/* What is unknown is not kept, so that whatever is found is known. */
void facts_add(struct facts *facts, const char *name, struct value value)
{
    struct fact *fact;

    if (value.kind == VALUE_UNKNOWN) {
        value_free(&value);
        return;
    }
    facts->items = memory_grow(facts->items, facts->count, sizeof *facts->items);
    fact = &facts->items[facts->count++];
    fact->name = memory_text(name);
    fact->value = value;
}

void facts_add_text(struct facts *facts, const char *name, const char *text)
{
    facts_add(facts, name, value_read(text));
}

void facts_add_truth(struct facts *facts, const char *name, enum truth truth)
{
    if (truth != TRUTH_UNKNOWN)
        facts_add(facts, name, (struct value){.kind = VALUE_TRUTH, .truth = truth == TRUTH_YES});
}

void facts_add_number(struct facts *facts, const char *name, double number)
{
    facts_add(facts, name, (struct value){.kind = VALUE_NUMBER, .number = number});
}

/* Text and name are read first, and the name kept: it may be that of the fact on its way out. */
void facts_set_text(struct facts *facts, const char *name, const char *text)
{
    char *own_name = memory_text(name);
    struct value value = value_read(text);
    size_t kept = 0;

    for (size_t i = 0; i < facts->count; i++) {
        if (text_is(facts->items[i].name, own_name)) {
            free(facts->items[i].name);
            value_free(&facts->items[i].value);
            continue;
        }
        facts->items[kept++] = facts->items[i];
    }
    facts->count = kept;
    facts_add(facts, own_name, value);
    free(own_name);
}

const struct value *facts_get(const struct facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->count; i++)
        if (text_is(facts->items[i].name, name))
            return &facts->items[i].value;
    return NULL;
}

void facts_free(struct facts *facts)
{
    for (size_t i = 0; i < facts->count; i++) {
        free(facts->items[i].name);
        value_free(&facts->items[i].value);
    }
    free(facts->items);
    *facts = (struct facts){0};
}
