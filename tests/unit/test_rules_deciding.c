#include "base/date.h"
#include "rules/deciding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A referral that nothing stands in the way of: received on day 100, decided on the same day. */
static const struct deciding clear = {.accept = true,
                                      .state = STATE_INTERVIEW,
                                      .verdict = VERDICT_ELIGIBLE,
                                      .interview = INTERVIEW_REQUIRED,
                                      .interview_agreed = true,
                                      .child_case = TRUTH_YES,
                                      .caseworker = true,
                                      .interview_on = 100,
                                      .received_on = 100,
                                      .decided_on = 100,
                                      .decided_before = DATE_NONE};

/* The kinds found, a letter each: A(ccepted) P(laced) R(edirected) Z (closed), D(ate) E(arlier) L (interview later), X (ineligible)
 * I(ncomplete) T(alk) C(aseworker); small where it can be overridden. */
static void expect(struct deciding deciding, const char *wanted)
{
    static const char letters[] = "APRZDELXITC";
    struct obstacles obstacles = {0};
    char found[8] = "";

    deciding_obstacles(&deciding, &obstacles);
    for (size_t i = 0; i < obstacles.count && i < 7; i++)
        found[i] = (char)(letters[obstacles.items[i].kind] | (obstacles.items[i].overridable ? 0x20 : 0));
    assert_string_equal(found, wanted);
    obstacles_free(&obstacles);
}

static void what_the_service_requires(void **state)
{
    struct deciding one = clear;

    (void)state;
    expect(clear, "");
    one.verdict = VERDICT_REVIEW; /* a person looks, and this is the person */
    expect(one, "");
    one.verdict = VERDICT_INCOMPLETE;
    expect(one, "i");
    one.verdict = VERDICT_INELIGIBLE;
    expect(one, "x");
    one.interview_agreed = false;
    one.caseworker = false;
    expect(one, "xtc");
    one.accept = false; /* declining asks for none of this */
    expect(one, "");
}

static void interviews_and_caseworkers(void **state)
{
    struct deciding one = clear;

    (void)state;
    one.interview_agreed = false;
    expect(one, "t");
    one.interview = INTERVIEW_OPTIONAL;
    expect(one, "");
    one.interview = INTERVIEW_NONE;
    one.caseworker = false;
    expect(one, "c");
    one.child_case = TRUTH_NO;
    expect(one, "");
    one.child_case = TRUTH_UNKNOWN;
    expect(one, "");
}

static void states_and_dates_are_not_overridden(void **state)
{
    struct deciding one = clear;

    (void)state;
    static const struct {
        enum referral_state state;
        const char *accept, *other;
    } table[] = {
        {STATE_RECEIVED, "", ""},     {STATE_INTERVIEW, "", ""},   {STATE_WAITING, "A", ""},
        {STATE_PLACED, "A", "P"},     {STATE_COMPLETED, "Z", "Z"}, {STATE_DECLINED, "", ""},
        {STATE_REDIRECTED, "R", "R"}, {STATE_WITHDRAWN, "Z", "Z"}, {STATE_LEFT, "Z", "Z"},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        one.state = table[i].state;
        one.accept = true;
        expect(one, table[i].accept);
        one.accept = false;
        expect(one, table[i].other);
    }
    one = clear;
    one.decided_on = 99;
    expect(one, "DL");
    one.accept = false;
    expect(one, "D");
    one.received_on = DATE_NONE;
    expect(one, "");
    one.state = STATE_WITHDRAWN;
    one.received_on = 100; /* the state alone is told: nothing else could help */
    expect(one, "Z");
}

static void a_decision_follows_what_it_rests_on(void **state)
{
    struct deciding one = clear;

    (void)state;
    one.interview_on = 101;
    expect(one, "L");
    one.interview = INTERVIEW_OPTIONAL; /* nothing rests on it */
    expect(one, "");
    one.interview = INTERVIEW_REQUIRED;
    one.accept = false;
    expect(one, "");
    one = clear;
    one.state = STATE_DECLINED;
    one.decided_before = 100; /* on the same day */
    expect(one, "");
    one.decided_before = 101;
    expect(one, "E");
    one.accept = false;
    expect(one, "E");
}

static void told_in_words(void **state)
{
    struct texts reasons = {(char *[]){"age", "consent"}, 2};
    struct deciding one = clear;
    struct obstacles obstacles = {0};
    struct messages messages = {0};

    (void)state;
    one.verdict = VERDICT_INELIGIBLE;
    one.reasons = &reasons;
    one.decided_on = 99;
    one.interview_on = 99;
    deciding_obstacles(&one, &obstacles);
    assert_int_equal(deciding_tell(&obstacles, "2026-0142", false, &messages), -1);
    assert_int_equal(messages.count, 2);
    assert_int_equal(messages.items[0].trouble, TROUBLE_FORBIDDEN);
    assert_string_equal(messages.items[0].text,
                        "2026-0142 was received on 1970-04-11, after the day of the decision; give a later --on");
    assert_string_equal(messages.items[1].text,
                        "2026-0142 does not meet a must: age, consent; wanted met, or --override REASON");
    messages_free(&messages);
    assert_int_equal(deciding_tell(&obstacles, "2026-0142", true, &messages), -1);
    assert_int_equal(messages.count, 1);
    messages_free(&messages);
    obstacles_free(&obstacles);

    one.decided_on = 100;
    deciding_obstacles(&one, &obstacles);
    assert_int_equal(deciding_tell(&obstacles, "2026-0142", true, &messages), 0);
    assert_int_equal(messages.count, 0);
    obstacles_free(&obstacles);

    one = clear;
    one.state = STATE_PLACED;
    deciding_obstacles(&one, &obstacles);
    deciding_tell(&obstacles, "2026-0142", false, &messages);
    assert_string_equal(messages.items[0].text,
                        "2026-0142 was accepted already and is placed; schedule assign and leave change its place");
    messages_free(&messages);
    obstacles_free(&obstacles);

    one = clear;
    one.caseworker = false;
    deciding_obstacles(&one, &obstacles);
    deciding_tell(&obstacles, "2026-0142", false, &messages);
    assert_string_equal(messages.items[0].text,
                        "2026-0142 has a child case and no caseworker named; wanted refer set 2026-0142 "
                        "caseworker.name=NAME, or --override REASON");
    messages_free(&messages);
    obstacles_free(&obstacles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_service_requires),
        cmocka_unit_test(interviews_and_caseworkers),
        cmocka_unit_test(states_and_dates_are_not_overridden),
        cmocka_unit_test(a_decision_follows_what_it_rests_on),
        cmocka_unit_test(told_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
