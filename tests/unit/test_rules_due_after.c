#include "rules/due_after.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define RULES_MOST 3

/* The rules of a service: what each counts from, and for EVENT_RULE the rule of that name. */
static const struct {
    const char *told;
    struct {
        char *what;
        enum event_kind kind;
        char *name;
    } rules[RULES_MOST];
    bool after;
} cases[] = {
    {"no rules", {{NULL, EVENT_START, NULL}}, false},
    {"from the receipt and the start", {{"interview", EVENT_RECEIVED, NULL}, {"follow-up", EVENT_START, NULL}}, false},
    {"from a numbered session", {{"note", EVENT_SESSION, NULL}, {"midway", EVENT_HALF, NULL}}, false},
    {"from the end", {{"interview", EVENT_RECEIVED, NULL}, {"final report", EVENT_END, NULL}}, true},
    {"from each session", {{"contact report", EVENT_EACH_SESSION, NULL}}, true},
    {"after some sessions", {{"status meeting", EVENT_AFTER_SESSIONS, NULL}}, true},
    {"by a rule of the start", {{"follow-up", EVENT_START, NULL}, {"report", EVENT_RULE, "follow-up"}}, false},
    {"by two rules from the end",
     {{"final report", EVENT_END, NULL}, {"copy", EVENT_RULE, "final report"}, {"letter", EVENT_RULE, "copy"}},
     true},
    {"by a rule that comes later", {{"report", EVENT_RULE, "final"}, {"final", EVENT_START, NULL}}, false},
    {"by itself", {{"report", EVENT_RULE, "report"}}, false},
};

static void what_counts_from_the_end_or_from_sessions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct due_rule rules[RULES_MOST] = {{.what = NULL}};
        struct service service = {.due = rules};

        while (service.due_count < RULES_MOST && cases[i].rules[service.due_count].what != NULL) {
            struct due_rule *rule = &rules[service.due_count];

            rule->what = cases[i].rules[service.due_count].what;
            rule->of.kind = cases[i].rules[service.due_count].kind;
            rule->of.name = cases[i].rules[service.due_count].name;
            service.due_count++;
        }
        if (due_after_end(&service) != cases[i].after)
            fail_msg("%s: %d was wanted", cases[i].told, cases[i].after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_counts_from_the_end_or_from_sessions)};

    return cmocka_run_group_tests_name("rules: due after the end", tests, NULL, NULL);
}
