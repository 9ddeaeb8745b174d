#include "base/date.h"
#include "rules/interviewing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NONE DATE_NONE

/* Days of April 1970: 90 is the 1st. The message, or NULL for none. */
static const struct {
    struct interview_days days;
    const char *told;
} table[] = {
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 100, .set_for = NONE, .held_on = NONE, .invited = true},
     NULL},
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 99, .set_for = NONE, .held_on = NONE, .invited = true},
     "the day lies before the receipt of 2026-0142 on 1970-04-11; wanted that day or a later one"},
    {{.received_on = 100, .last_held_on = 105, .invited_on = 105, .set_for = NONE, .held_on = NONE, .invited = true},
     NULL},
    {{.received_on = 100, .last_held_on = 105, .invited_on = 104, .set_for = NONE, .held_on = NONE, .invited = true},
     "the day lies before the last interview of 2026-0142 on 1970-04-16; wanted that day or a later one"},
    /* set: on the day of the invitation, not before it; without an invitation on any day */
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 102, .set_for = 102, .held_on = NONE, .set = true}, NULL},
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 102, .set_for = 101, .held_on = NONE, .set = true},
     "the interview of 2026-0142 lies before its invitation on 1970-04-13; --invite --on tells the day of that"},
    {{.received_on = 100, .last_held_on = NONE, .invited_on = NONE, .set_for = 100, .held_on = NONE, .set = true},
     NULL},
    {{.received_on = 100, .last_held_on = NONE, .invited_on = NONE, .set_for = 99, .held_on = NONE, .set = true},
     "the day lies before the receipt of 2026-0142 on 1970-04-11; wanted that day or a later one"},
    {{.received_on = 100, .last_held_on = 105, .invited_on = NONE, .set_for = 104, .held_on = NONE, .set = true},
     "the day lies before the last interview of 2026-0142 on 1970-04-16; wanted that day or a later one"},
    /* invited again to an interview whose day has passed: only what is told now is judged */
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 110, .set_for = 105, .held_on = NONE, .invited = true},
     NULL},
    /* held: the talk may have been moved ahead, but nobody stays away before its day */
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 101, .set_for = 108, .held_on = 104, .held = true}, NULL},
    {{.received_on = 100, .last_held_on = NONE, .invited_on = 101, .set_for = 108, .held_on = 100, .held = true},
     "the interview of 2026-0142 lies before its invitation on 1970-04-12; --invite --on tells the day of that"},
    {{.received_on = 100,
      .last_held_on = NONE,
      .invited_on = 101,
      .set_for = 108,
      .held_on = 107,
      .no_show = true,
      .held = true},
     "2026-0142 is set for 1970-04-19, and nobody can stay away before that day; give a later --on"},
    {{.received_on = 100,
      .last_held_on = NONE,
      .invited_on = 101,
      .set_for = 108,
      .held_on = 108,
      .no_show = true,
      .held = true},
     NULL},
    {{.received_on = 100,
      .last_held_on = NONE,
      .invited_on = NONE,
      .set_for = NONE,
      .held_on = 100,
      .no_show = true,
      .held = true},
     NULL},
};

static void days_keep_their_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct messages messages = {0};
        int result = interviewing_days(&table[i].days, "2026-0142", &messages);
        bool warned = messages.count > 0 && messages.items[0].trouble == TROUBLE_WARNING;

        assert_int_equal(result, table[i].told && !warned ? -1 : 0);
        assert_int_equal(messages.count, table[i].told ? 1 : 0);
        if (table[i].told) {
            assert_int_equal(warned, strncmp(table[i].told, "the interview of", 16) == 0);
            assert_int_equal(messages.items[0].trouble, warned ? TROUBLE_WARNING : TROUBLE_FORBIDDEN);
            assert_string_equal(messages.items[0].text, table[i].told);
        }
        messages_free(&messages);
    }
}

static void roles_are_said_and_stand_in_nobodys_way(void **state)
{
    struct leader_rule asked[] = {{.role = "volunteer"}, {.role = NULL}};
    struct service service = {.code = "talks", .provided_by = {(char *[]){"psychologist", "family therapist"}, 2}};
    static const struct {
        const char *role, *told;
    } roles[] = {
        {"psychologist", NULL},
        {"family therapist", NULL},
        {"volunteer", NULL},
        {"coordinator", "talks: the leader PP is coordinator; the service lists psychologist, family therapist"},
        {NULL, "talks: the leader PP has no role; the service lists psychologist, family therapist"},
        {" ", "talks: the leader PP has no role; the service lists psychologist, family therapist"},
    };

    (void)state;
    service.group.leaders = asked;
    service.group.leader_count = 2;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const struct staff staff = {.code = (char *)"PP", .role = (char *)roles[i].role};
        struct messages messages = {0};

        interviewing_role(&service, &staff, &messages);
        assert_int_equal(messages.count, roles[i].told ? 1 : 0);
        if (roles[i].told) {
            assert_int_equal(messages.items[0].trouble, TROUBLE_WARNING);
            assert_string_equal(messages.items[0].text, roles[i].told);
        }
        messages_free(&messages);
    }
    service.provided_by.count = 0; /* nobody is listed: anybody may */
    interviewing_role(&service, &(struct staff){.code = (char *)"PP"}, &(struct messages){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_keep_their_order),
        cmocka_unit_test(roles_are_said_and_stand_in_nobodys_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
