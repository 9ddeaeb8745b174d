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
    bool after, sessions;
} cases[] = {
    {"no rules", {{NULL, EVENT_START, NULL}}, false, false},
    {"from the form and the acceptance",
     {{"interview", EVENT_RECEIVED, NULL}, {"call", EVENT_ACCEPTED, NULL}, {"offer", EVENT_FACT, "death_on"}},
     false,
     false},
    {"from the receipt and the start",
     {{"interview", EVENT_RECEIVED, NULL}, {"shown", EVENT_START, NULL}},
     false,
     true},
    {"from a numbered session", {{"note", EVENT_SESSION, NULL}}, false, true},
    {"from the half", {{"midway", EVENT_HALF, NULL}}, false, true},
    {"from the end", {{"interview", EVENT_RECEIVED, NULL}, {"final report", EVENT_END, NULL}}, true, true},
    {"from each session", {{"contact report", EVENT_EACH_SESSION, NULL}}, true, true},
    {"after some sessions", {{"status meeting", EVENT_AFTER_SESSIONS, NULL}}, true, true},
    {"by a rule of the start", {{"shown", EVENT_START, NULL}, {"report", EVENT_RULE, "shown"}}, false, true},
    {"by two rules from the end",
     {{"final report", EVENT_END, NULL}, {"copy", EVENT_RULE, "final report"}, {"letter", EVENT_RULE, "copy"}},
     true,
     true},
    {"by a rule that comes later", {{"report", EVENT_RULE, "final"}, {"final", EVENT_START, NULL}}, false, true},
    {"by itself", {{"report", EVENT_RULE, "report"}}, false, false},
    {"a follow-up, to which a course may give a rhythm", {{"follow-up", EVENT_ACCEPTED, NULL}}, false, true},
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
        if (due_by_sessions(&service) != cases[i].sessions)
            fail_msg("%s: %d was wanted of sessions", cases[i].told, cases[i].sessions);
    }
}

/* Whatever it counts from. */
static void what_sessions_settle_or_end(void **state)
{
    struct due_rule rule = {.what = "first session", .of = {.kind = EVENT_ACCEPTED}};
    const struct service service = {.due = &rule, .due_count = 1};

    (void)state;
    assert_false(due_by_sessions(&service));
    rule.settled_by = SETTLED_BY_RESPONSE;
    assert_false(due_by_sessions(&service));
    rule.settled_by = SETTLED_BY_SESSION;
    assert_true(due_by_sessions(&service));
    rule.settled_by = SETTLED_BY_DONE;
    rule.then_every = (struct duration){6, UNIT_MONTH};
    assert_true(due_by_sessions(&service));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_counts_from_the_end_or_from_sessions),
                                       cmocka_unit_test(what_sessions_settle_or_end)};

    return cmocka_run_group_tests_name("rules: due after the end", tests, NULL, NULL);
}
