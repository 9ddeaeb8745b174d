#include "base/memory.h"
#include "store/referral_set.h"
#include "store/referrals.h"
#include "store_group.h"

#include <stdlib.h>

static struct referral loaded(struct group *group, long id)
{
    struct referral referral;

    assert_int_equal(store_referral_load(group->store, id, &referral, &group->messages), 0);
    return referral;
}

static void amended(struct group *group, struct referral *referral)
{
    group_begin(group);
    if (store_referral_amend(group->store, referral, &group->messages) != 0)
        fail_msg("%s", group->messages.items[0].text);
    group_commit(group);
    referral_free(referral);
}

static void what_is_not_amended_changes_nothing(void **state)
{
    struct group *group = *state;
    long before = group_count(group, "SELECT count(*) FROM journal");

    for (long id = 1; id <= 7; id++) {
        struct referral referral = loaded(group, id);

        amended(group, &referral);
    }
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal"), before);
}

static void fields_of_the_referral(void **state)
{
    struct group *group = *state;
    struct referral referral = loaded(group, 1);

    referral.received_on = group_day("2026-07-30");
    referral.referrer.role = REFERRER_SCHOOL;
    memory_text_set(&referral.referrer.name, "Sune");
    memory_text_set(&referral.caseworker_email, "c@example.org");
    referral.child_case = TRUTH_NO;
    referral.child_wants = TRUTH_YES;
    memory_text_set(&referral.reason, "why; \"not\"");
    referral.possible_days = 1u << FRIDAY;
    memory_text_set(&referral.allergies, "nuts");
    texts_add(&referral.concerns, "sad");
    texts_add(&referral.concerns, "school");
    amended(group, &referral);
    assert_int_equal(
        group_count(
            group,
            "SELECT count(*) FROM referral WHERE id = 1 AND received_on = '2026-07-30' AND referrer_role = 'school'"
            " AND referrer_name = 'Sune' AND caseworker_email = 'c@example.org' AND child_case = 0"
            " AND child_wants = 1 AND action_plan IS NULL AND concerns_given = 1 AND reason = 'why; \"not\"'"
            " AND possible_days = 'fri' AND allergies = 'nuts'"),
        1);
    referral = loaded(group, 1);
    texts_free(&referral.concerns);
    texts_add(&referral.concerns, "angry");
    texts_add(&referral.concerns, "school");
    referral.referrer.role = REFERRER_UNKNOWN;
    memory_text_set(&referral.referrer.name, NULL);
    referral.child_wants = TRUTH_UNKNOWN;
    referral.possible_days = 0;
    amended(group, &referral);
    assert_int_equal(group_count(group, "SELECT count(*) FROM referral WHERE id = 1 AND referrer_role IS NULL"
                                        " AND referrer_name IS NULL AND child_wants IS NULL AND possible_days IS NULL"),
                     1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM concern WHERE code IN ('angry', 'school')"), 2);
    assert_int_equal(group_count(group, "SELECT count(*) FROM concern"), 2);
}

static void people_old_and_new(void **state)
{
    static const char *const people[] = {
        "INSERT INTO person (id, kind, name) VALUES (20, 'adult', 'M'), (21, 'network', 'T')",
        "INSERT INTO guardian (child, adult, position, relation, holder) VALUES (1, 20, 1, 'mother', 1)",
        "INSERT INTO network (referral, person, position, relation) VALUES (1, 21, 1, 'teacher')",
        NULL,
    };
    struct group *group = *state;
    struct referral referral;

    group_do(group, people);
    referral = loaded(group, 1);
    referral.citizen.protected = true;
    memory_text_set(&referral.citizen.phone, "12");
    referral.holders[0].holder = false;
    memory_text_set(&referral.holders[0].relation, "aunt");
    memory_text_set(&referral.holders[0].person.email, "m@example.org");
    memory_text_set(&referral.network[0].relation, NULL);
    referral.holders = memory_grow(referral.holders, 1, sizeof *referral.holders);
    referral.holders[1] = (struct holder){.person = {.kind = PERSON_ADULT,
                                                     .name = memory_text("F"),
                                                     .birth_date = DATE_NONE,
                                                     .due_on = DATE_NONE,
                                                     .age = -1},
                                          .relation = memory_text("father"),
                                          .holder = true};
    referral.holder_count = 2;
    referral.network = memory_grow(referral.network, 1, sizeof *referral.network);
    referral.network[1] = (struct network_person){
        .person = {
            .kind = PERSON_NETWORK, .name = memory_text("U"), .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1}};
    referral.network_count = 2;
    amended(group, &referral);
    assert_int_equal(group_count(group, "SELECT count(*) FROM person WHERE id = 1 AND protected = 1 AND phone = '12'"),
                     1);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM guardian g JOIN person p ON p.id = g.adult WHERE g.child = 1"
                           " AND ((g.position = 1 AND g.relation = 'aunt' AND g.holder = 0 AND p.email IS NOT NULL)"
                           " OR (g.position = 2 AND g.relation = 'father' AND g.holder = 1 AND p.name = 'F'))"),
        2);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM network n JOIN person p ON p.id = n.person WHERE n.referral = 1"
                                 " AND n.relation IS NULL AND (n.position, p.name) IN (VALUES (1, 'T'), (2, 'U'))"),
                     2);
}

static void a_number_that_is_anothers(void **state)
{
    static const char *const known[] = {"UPDATE person SET cpr = '0101010000' WHERE id = 2", NULL};
    struct group *group = *state;
    struct referral referral;

    group_do(group, known);
    referral = loaded(group, 1);
    memory_text_set(&referral.citizen.cpr, "0101010000");
    group_begin(group);
    assert_int_equal(store_referral_amend(group->store, &referral, &group->messages), -1);
    store_rollback(group->store);
    group_told(group, TROUBLE_FORBIDDEN, "the CPR number is another person's in the store; wanted this one's own");
    referral_free(&referral);
    referral = loaded(group, 2); /* one's own is nobody else's */
    amended(group, &referral);
}

static void the_first_day_of_a_matter(void **state)
{
    static const char *const dated[] = {
        "INSERT INTO interview (referral, invited_on, set_for, entered_on) VALUES (1, '2026-08-20', '2026-08-25', '2026-09-10')",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (1, '2026-08-19', '2026-09-10')",
        "INSERT INTO goal (referral, text, set_on) VALUES (1, 'x', '2026-08-18')",
        "INSERT INTO done (referral, what, done_on, by_user, entered_on) VALUES (1, 'x', '2026-08-17', 'a', '2026-09-10')",
        ("INSERT INTO response (referral, instrument, phase, dated, answers, entered_on)"
         " VALUES (1, 'sdq', 'after', '2026-08-16', '0', '2026-09-10')"),
        "INSERT INTO consent (referral, person, dated, consent, entered_on) VALUES (1, 1, '2026-08-15', 'given', '2026-09-10')",
    };
    /* A health visitor's questionnaire comes with the referral, and is older. */
    static const char *const earlier[] = {
        "INSERT INTO response (referral, instrument, phase, dated, answers, entered_on)"
        " VALUES (1, 'epds', 'before', '2026-08-01', '0', '2026-09-10')",
        NULL};
    struct group *group = *state;
    int day;

    group_do(group, earlier);
    assert_int_equal(store_matter_first_day(group->store, 1, &day, &group->messages), 0);
    assert_int_equal(day, DATE_NONE);
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++) {
        const char *const one[] = {dated[i], NULL};

        group_do(group, one);
        assert_int_equal(store_matter_first_day(group->store, 1, &day, &group->messages), 0);
        assert_int_equal(day, group_day("2026-08-20") - (int)i);
    }
    assert_int_equal(store_matter_first_day(group->store, 2, &day, &group->messages), 0);
    assert_int_equal(day, DATE_NONE);
}

static void goals_are_set_and_settled(void **state)
{
    struct group *group = *state;
    int on = group_day("2026-09-05");

    group_begin(group);
    assert_int_equal(store_goal_add(group->store, 1, "to sleep", on, &group->messages), 0);
    assert_int_equal(store_goal_add(group->store, 2, "another's", on, &group->messages), 0);
    assert_int_equal(store_goal_add(group->store, 1, "to play", on, &group->messages), 0);
    assert_int_equal(store_goal_settle(group->store, 1, 2, "met", on, &group->messages), 0);
    assert_int_equal(store_goal_settle(group->store, 1, 2, "partly", on + 1, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group,
                                 "SELECT count(*) FROM goal WHERE referral = 1 AND text = 'to play'"
                                 " AND outcome = 'partly' AND outcome_on = '2026-09-06' AND set_on = '2026-09-05'"),
                     1);
    assert_int_equal(group_count(group, "SELECT count(*) FROM goal WHERE outcome IS NULL"), 2);
    group_begin(group);
    assert_int_equal(store_goal_settle(group->store, 1, 3, "met", on, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "2026-0001 has 2 goals and none with the number 3; refer show lists them");
    assert_int_equal(store_goal_settle(group->store, 1, 1, "met", on - 1, &group->messages), -1);
    group_told(group, TROUBLE_FORBIDDEN, "goal 1 of 2026-0001 was set on 2026-09-05; wanted that day or a later one");
    store_rollback(group->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_not_amended_changes_nothing, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(fields_of_the_referral, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(people_old_and_new, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_number_that_is_anothers, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(the_first_day_of_a_matter, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(goals_are_set_and_settled, group_open_people, group_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
