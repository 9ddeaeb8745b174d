#include "rules/due_after.h"

#include "base/text.h"

/* The rule that a rule counts from, at the beginning of the chain; NULL when it names none. */
static const struct due_rule *rule_first(const struct service *service, const struct due_rule *rule)
{
    const struct due_rule *other;

    while (rule != NULL && rule->of.kind == EVENT_RULE) {
        for (other = service->due; other < rule && !text_is(other->what, rule->of.name); other++)
            ;
        rule = other < rule ? other : NULL;
    }
    return rule;
}

bool due_after_end(const struct service *service)
{
    for (size_t i = 0; i < service->due_count; i++) {
        const struct due_rule *first = rule_first(service, &service->due[i]);

        if (first != NULL && (first->of.kind == EVENT_END || first->of.kind == EVENT_EACH_SESSION ||
                              first->of.kind == EVENT_AFTER_SESSIONS))
            return true;
    }
    return false;
}
