#include "rules/due_after.h"

#include "base/text.h"
#include "rules/due.h"

const struct due_rule *due_rule_first(const struct service *service, const struct due_rule *rule)
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
        const struct due_rule *first = due_rule_first(service, &service->due[i]);

        if (first != NULL && (first->of.kind == EVENT_END || first->of.kind == EVENT_EACH_SESSION ||
                              first->of.kind == EVENT_AFTER_SESSIONS))
            return true;
    }
    return false;
}

/* What repeats ends with the course; and a course may carry a rhythm of its own for its follow-up. */
static bool looks_at_sessions(const struct due_rule *rule)
{
    if (rule->settled_by == SETTLED_BY_SESSION || rule->then_every.count > 0 || text_is(rule->what, DUE_FOLLOW_UP))
        return true;
    switch (rule->of.kind) {
    case EVENT_RECEIVED:
    case EVENT_ACCEPTED:
    case EVENT_FACT:
    case EVENT_RULE: return false;
    default: return true;
    }
}

bool due_by_sessions(const struct service *service)
{
    for (size_t i = 0; i < service->due_count; i++)
        if (looks_at_sessions(&service->due[i]))
            return true;
    return false;
}
