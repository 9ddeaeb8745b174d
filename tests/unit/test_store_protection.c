#include "store/protection.h"
#include "store_group.h"

/* Two courses, the second with a talk of the first child's and one of the second's; both children are in both. */
static const char *const house[] = {
    "INSERT INTO person (id, kind) VALUES (101, 'adult'), (102, 'adult')",
    "INSERT INTO guardian (child, adult, position, holder) SELECT citizen, 101, 1, 1 FROM referral WHERE id IN (1, 3)",
    "INSERT INTO place (referral, course, from_on, placed_on, by_user, entered_on) VALUES (1, 1, '2026-09-10', '2026-09-10', 'anna', '2026-09-10'),"
    " (1, 2, '2026-09-10', '2026-09-10', 'anna', '2026-09-10'), (2, 2, '2026-09-10', '2026-09-10', 'anna', '2026-09-10')",
    "UPDATE session SET referral = number WHERE course = 2",
    NULL,
};

static int begin(void **state)
{
    struct group *group;
    struct course other;

    group_open_people(state);
    group = *state;
    group_keep_ck(group);
    other = group_course("other");
    group_meets(&other, "2026-09-16");
    group_meets(&other, "2026-09-23");
    group_keep(group, other);
    group_do(group, house);
    return 0;
}

/* The sequences of the four sessions of the one course and the two of the other, as a number. */
static long sequences(struct group *group)
{
    return group_count(group,
                       "SELECT group_concat(sequence, '') FROM (SELECT sequence FROM session ORDER BY course, number)");
}

static void a_protection_counts_as_a_change(void **state)
{
    static const char *const nobody[] = {"UPDATE person SET protected = 0", "UPDATE session SET sequence = 1", NULL};
    static const char *const adult[] = {"UPDATE person SET protected = id = 101", "UPDATE session SET sequence = 1",
                                        NULL};
    static const struct {
        long person;              /* whose row is said to change; of the number of its referral, for a child */
        const char *const *stood; /* who was protected before */
        bool now, lifts;
        long wanted; /* sequences, of 1111 and 11 where none changed */
    } table[] = {
        {1, nobody, true, false, 222221}, /* in both courses; the other child's talk stays as it is */
        {2, nobody, true, false, 111112},
        {101, nobody, true, false, 222221}, /* an adult of the first child; her other child has no place */
        {102, nobody, true, false, 111111}, /* nobody's adult */
        {101, adult, true, true, 111111},   /* as it was */
        {101, nobody, false, true, 111111},
        {101, adult, false, false, 111111}, /* a form lifts none */
        {101, adult, false, true, 222221},
    };
    struct group *group = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        group_do(group, table[i].stood);
        group_begin(group);
        assert_int_equal(protection_told(group->store, table[i].person, table[i].now, table[i].lifts, &group->messages),
                         0);
        group_commit(group);
        if (sequences(group) != table[i].wanted)
            fail_msg("case %zu: %ld, wanted %ld", i, sequences(group), table[i].wanted);
    }
}

static void a_protected_adult_who_comes_counts_too(void **state)
{
    static const char *const adults[] = {
        "UPDATE person SET protected = id = 101", "UPDATE session SET sequence = 1",
        "INSERT OR IGNORE INTO guardian (child, adult, position, holder) VALUES (2, 102, 1, 1)", NULL};
    static const struct {
        int (*told)(struct store *store, long child, long other, struct messages *messages);
        long child, other, wanted;
    } table[] = {
        {protection_tied, 2, 101, 111112}, /* a new adult of the second child */
        {protection_tied, 2, 102, 111111}, /* who is not protected */
        {protection_tied, 1, 101, 111111}, /* the first child has him already */
        {protection_shared, 2, 1, 111112}, /* the second child gets the first one's adults ... */
        {protection_shared, 1, 2, 111111}, /* ... and the first one the second one's */
    };
    struct group *group = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        group_do(group, adults);
        group_begin(group);
        assert_int_equal(table[i].told(group->store, table[i].child, table[i].other, &group->messages), 0);
        group_commit(group);
        if (sequences(group) != table[i].wanted)
            fail_msg("case %zu: %ld, wanted %ld", i, sequences(group), table[i].wanted);
    }
}

static void the_entry_names_the_courses(void **state)
{
    struct group *group = *state;

    group_begin(group);
    assert_int_equal(protection_told(group->store, 101, true, false, &group->messages), 0);
    group_commit(group);
    assert_int_equal(group_count(group, "SELECT count(*) FROM journal WHERE number = (SELECT max(number) FROM journal) "
                                        "AND touched = 'ck other'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_protection_counts_as_a_change, begin, group_close),
        cmocka_unit_test_setup_teardown(a_protected_adult_who_comes_counts_too, begin, group_close),
        cmocka_unit_test_setup_teardown(the_entry_names_the_courses, begin, group_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
