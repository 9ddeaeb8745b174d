#include "base/memory.h"
#include "base/text.h"
#include "desk.h"
#include "store/catalogues.h"
#include "store/decisions.h"

#include <stdlib.h>

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static long one(struct desk *desk, const char *cpr)
{
    struct referral form = desk_form("Ida Test");

    form.citizen.cpr = memory_text(cpr);
    return desk_id(desk, desk_add(desk, form));
}

static enum referral_state state_of(struct desk *desk, long id)
{
    enum referral_state state = STATE_LEFT;

    assert_int_equal(store_referral_state(desk->store, id, &state, &desk->messages), 0);
    return state;
}

static void put(struct desk *desk, long id, const struct interview *interview)
{
    desk_begin(desk);
    assert_int_equal(store_interview_put(desk->store, id, interview, &desk->messages), 0);
    desk_commit(desk);
}

static struct interview last(struct desk *desk, long id)
{
    struct interview interview;

    assert_int_equal(store_interview_last(desk->store, id, &interview, &desk->messages), 0);
    return interview;
}

static const struct interview nothing = {
    .invited_on = DATE_NONE, .set_for = DATE_NONE, .start = TIME_NONE, .held_on = DATE_NONE};

static void without_an_interview_there_is_none(void **state)
{
    struct desk *desk = *state;
    struct interview none = last(desk, one(desk, NULL));

    assert_int_equal(none.id, 0);
    assert_int_equal(none.invited_on, DATE_NONE);
    assert_int_equal(none.set_for, DATE_NONE);
    assert_int_equal(none.start, TIME_NONE);
    assert_int_equal(none.held_on, DATE_NONE);
    assert_int_equal(none.outcome, INTERVIEW_OPEN);
    interview_free(&none);
}

static void an_interview_is_invited_set_and_held(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, NULL), first;
    struct interview interview = nothing, again;

    assert_int_equal(state_of(desk, id), STATE_RECEIVED);
    interview.invited_on = desk_day("2026-09-02");
    put(desk, id, &interview);
    assert_int_equal(state_of(desk, id), STATE_INTERVIEW);
    again = last(desk, id);
    first = again.id;
    assert_true(first > 0);
    assert_int_equal(again.invited_on, desk_day("2026-09-02"));
    assert_int_equal(again.set_for, DATE_NONE);
    assert_null(again.leader);

    desk_begin(desk);
    desk_run(desk, "INSERT INTO staff (code) VALUES ('mk')");
    desk_commit(desk);
    desk->today = desk_day("2026-09-20");
    again.set_for = desk_day("2026-09-12");
    again.start = 15 * 60 + 30;
    again.venue = memory_text("Branch north");
    again.leader = memory_text("mk");
    again.with_referrer = true;
    again.held_on = desk_day("2026-09-13");
    again.outcome = INTERVIEW_NO_SHOW;
    put(desk, id, &again);
    interview_free(&again);
    again = last(desk, id);
    assert_int_equal(again.id, first);
    assert_int_equal(again.invited_on, desk_day("2026-09-02"));
    assert_int_equal(again.set_for, desk_day("2026-09-12"));
    assert_int_equal(again.start, 15 * 60 + 30);
    assert_string_equal(again.venue, "Branch north");
    assert_string_equal(again.leader, "mk");
    assert_true(again.with_referrer);
    assert_int_equal(again.held_on, desk_day("2026-09-13"));
    assert_int_equal(again.outcome, INTERVIEW_NO_SHOW);
    interview_free(&again);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM interview WHERE entered_on = '2026-09-20'"), 1);
}

static void the_last_interview_counts(void **state)
{
    static const enum interview_outcome outcomes[] = {INTERVIEW_NO_SHOW, INTERVIEW_DECLINED, INTERVIEW_AGREED};
    struct desk *desk = *state;
    long id = one(desk, NULL), other = one(desk, NULL);
    struct interview interview = nothing, again;

    for (int i = 0; i < 3; i++) {
        interview.held_on = desk_day("2026-09-10") - i;
        interview.outcome = outcomes[i];
        put(desk, i < 2 ? id : other, &interview);
    }
    again = last(desk, id);
    assert_int_equal(again.held_on, desk_day("2026-09-09"));
    assert_int_equal(again.outcome, INTERVIEW_DECLINED);
    interview_free(&again);
    again = last(desk, other);
    assert_int_equal(again.outcome, INTERVIEW_AGREED);
    interview_free(&again);
}

static void an_interview_wants_a_known_leader_and_referral(void **state)
{
    struct desk *desk = *state;
    struct interview interview = nothing;
    long id = one(desk, NULL);

    interview.invited_on = desk->today;
    desk_begin(desk);
    assert_int_equal(store_interview_put(desk->store, 99, &interview, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    interview.leader = memory_text("mk");
    assert_int_equal(store_interview_put(desk->store, id, &interview, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "no leader mk; wanted the code of one");
    store_rollback(desk->store);
    interview_free(&interview);
}

static void decide(struct desk *desk, long id, struct decision decision)
{
    if (decision.verdict == NULL)
        decision.verdict = "eligible";
    if (decision.reasons == NULL)
        decision.reasons = "";
    decision.catalogue = digest;
    desk_begin(desk);
    assert_int_equal(store_catalogue_keep(desk->store, digest, "catalogue: test", desk->today, &desk->messages), 0);
    assert_int_equal(store_decision_add(desk->store, id, &decision, &desk->messages), 0);
    desk_commit(desk);
}

static void decision_is(struct desk *desk, long id, enum decision_outcome outcome, int decided_on)
{
    enum decision_outcome found = DECISION_REDIRECT;
    int on = 0;

    assert_int_equal(store_decision_last(desk->store, id, &found, &on, &desk->messages), 0);
    assert_int_equal(found, outcome);
    assert_int_equal(on, decided_on);
}

static int decision_append(void *context, const struct decision *decision)
{
    text_add_format(context, "%s%s %s %s %s;", named_name(decision_outcome_names, (int)decision->outcome),
                    decision->urgent ? " urgent" : "", decision->by, decision->verdict,
                    decision->reason == NULL ? "-" : decision->reason);
    return text_is(decision->reason, "stop") ? -1 : 0;
}

static int interview_append(void *context, const struct interview *interview)
{
    text_add_format(context, "%s %s;", named_name(interview_outcome_names, (int)interview->outcome),
                    interview->venue == NULL ? "-" : interview->venue);
    return 0;
}

static void all_of_a_referral_is_told_in_its_order(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, NULL);
    struct text told = {0};
    struct interview first = {.invited_on = DATE_NONE,
                              .set_for = desk_day("2026-09-02"),
                              .start = TIME_NONE,
                              .venue = "Huset",
                              .held_on = DATE_NONE};
    struct interview second = {.invited_on = DATE_NONE,
                               .set_for = DATE_NONE,
                               .start = TIME_NONE,
                               .held_on = desk_day("2026-09-03"),
                               .outcome = INTERVIEW_AGREED};
    char *reason = NULL;
    int on = 0;

    assert_int_equal(store_decision_each(desk->store, id, decision_append, &told, &desk->messages), 0);
    assert_int_equal(store_interview_each(desk->store, id, interview_append, &told, &desk->messages), 0);
    assert_int_equal(told.length, 0);
    assert_int_equal(store_withdrawal(desk->store, id, &on, &reason, &desk->messages), 0);
    assert_int_equal(on, DATE_NONE);
    assert_null(reason);
    desk_begin(desk);
    assert_int_equal(store_interview_put(desk->store, id, &first, &desk->messages), 0);
    assert_int_equal(store_interview_put(desk->store, id, &second, &desk->messages), 0);
    desk_commit(desk);
    decide(desk, id,
           (struct decision){.outcome = DECISION_DECLINE,
                             .decided_on = desk_day("2026-09-08"),
                             .until = DATE_NONE,
                             .reason = "stop"});
    decide(desk, id,
           (struct decision){.outcome = DECISION_ACCEPT,
                             .decided_on = desk_day("2026-09-09"),
                             .until = DATE_NONE,
                             .urgent = true,
                             .verdict = "review"});
    assert_int_equal(store_interview_each(desk->store, id, interview_append, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), " Huset;agreed -;");
    text_free(&told);
    told = (struct text){0};
    assert_int_equal(store_decision_each(desk->store, id, decision_append, &told, &desk->messages), -1);
    assert_non_null(strstr(text_bytes(&told), "decline "));
    assert_null(strstr(text_bytes(&told), "accept"));
    text_free(&told);
    desk_begin(desk);
    assert_int_equal(store_withdraw(desk->store, id, desk_day("2026-09-10"), "tired", &desk->messages), 0);
    desk_commit(desk);
    assert_int_equal(store_withdrawal(desk->store, id, &on, &reason, &desk->messages), 0);
    assert_int_equal(on, desk_day("2026-09-10"));
    assert_string_equal(reason, "tired");
    free(reason);
}

static void the_last_decision_counts(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, NULL);

    decision_is(desk, id, DECISION_NONE, DATE_NONE);
    decide(desk, id,
           (struct decision){.outcome = DECISION_DECLINE, .decided_on = desk_day("2026-09-08"), .until = DATE_NONE});
    assert_int_equal(state_of(desk, id), STATE_DECLINED);
    decide(desk, id,
           (struct decision){.outcome = DECISION_ACCEPT, .decided_on = desk_day("2026-09-05"), .until = DATE_NONE});
    decision_is(desk, id, DECISION_ACCEPT, desk_day("2026-09-05"));
    assert_int_equal(state_of(desk, id), STATE_WAITING);
    decide(desk, id,
           (struct decision){.outcome = DECISION_REDIRECT,
                             .decided_on = desk_day("2026-09-09"),
                             .to_service = "siblings",
                             .until = DATE_NONE});
    decision_is(desk, id, DECISION_REDIRECT, desk_day("2026-09-09"));
    assert_int_equal(state_of(desk, id), STATE_REDIRECTED);
}

static void a_decision_is_kept_whole(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, NULL);

    decide(desk, id,
           (struct decision){.outcome = DECISION_DECLINE,
                             .decided_on = desk_day("2026-09-08"),
                             .urgent = true,
                             .reason = "too young",
                             .override = "the committee",
                             .until = desk_day("2027-03-01"),
                             .verdict = "ineligible",
                             .reasons = "age,consent"});
    assert_int_equal(
        desk_count(desk, "SELECT count(*) FROM decision WHERE outcome = 'decline' AND decided_on = '2026-09-08' "
                         "AND by_user = 'anna' AND priority = 'urgent' AND reason = 'too young' AND to_service IS NULL "
                         "AND override = 'the committee' AND until_on = '2027-03-01' AND verdict = 'ineligible' "
                         "AND reasons = 'age,consent' AND catalogue LIKE '0123%' AND entered_on = '2026-09-10'"),
        1);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal WHERE touched = '2026-0001'"), 2);
}

static int other_row(void *context, const char *reference, const char *service)
{
    text_add_format(context, " %s %s", reference, service);
    return text_is(reference, "2026-0005") ? 7 : 0;
}

static void others_are(struct desk *desk, long id, const char *wanted, int result)
{
    struct text found = {0};

    assert_int_equal(store_other_referrals(desk->store, id, other_row, &found, &desk->messages), result);
    assert_string_equal(text_bytes(&found), wanted);
    text_free(&found);
}

static void other_open_referrals_of_the_citizen_are_told(void **state)
{
    struct desk *desk = *state;
    long ids[5];

    for (int i = 0; i < 5; i++)
        ids[i] = one(desk, i == 2 ? NULL : "0403160000");
    others_are(desk, ids[2], "", 0);
    others_are(desk, ids[4], " 2026-0001 cool-kids 2026-0002 cool-kids 2026-0004 cool-kids", 0);
    others_are(desk, ids[0], " 2026-0002 cool-kids 2026-0004 cool-kids 2026-0005 cool-kids", 7);
    decide(desk, ids[0], (struct decision){.outcome = DECISION_DECLINE, .decided_on = desk->today, .until = DATE_NONE});
    decide(desk, ids[1], (struct decision){.outcome = DECISION_ACCEPT, .decided_on = desk->today, .until = DATE_NONE});
    others_are(desk, ids[4], " 2026-0002 cool-kids 2026-0004 cool-kids", 0);
    desk_begin(desk);
    assert_int_equal(store_withdraw(desk->store, ids[3], desk->today, NULL, &desk->messages), 0);
    desk_commit(desk);
    others_are(desk, ids[4], " 2026-0002 cool-kids", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_an_interview_there_is_none, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(an_interview_is_invited_set_and_held, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_last_interview_counts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(an_interview_wants_a_known_leader_and_referral, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(all_of_a_referral_is_told_in_its_order, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_last_decision_counts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_decision_is_kept_whole, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(other_open_referrals_of_the_citizen_are_told, desk_open, desk_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
