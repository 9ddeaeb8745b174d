#include "desk.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/join.h"
#include "store/persons.h"
#include "store/undo.h"

#include <stdlib.h>

/* Two records of one child: persons 1 (the one that stays) and 4, with adults 2, 3 and 5, 6; referrals 1 and 2, and 3 of person 4 too.
 * Both have a place in course 1, with marks; teacher 7 and network person 8 are on referrals 1 and 2. */
static void two_records(struct desk *desk)
{
    static const char *const statements[] = {
        "INSERT INTO catalogue (digest, text, stored_on) "
        "VALUES ('0000000000000000000000000000000000000000000000000000000000000000', '', '2026-09-01')",
        "INSERT INTO course (code, service, catalogue, planned_on) VALUES ('ck', 'cool-kids', "
        "'0000000000000000000000000000000000000000000000000000000000000000', '2026-09-01')",
        "INSERT INTO session (course, number, dated, kind) VALUES (1, 1, '2026-09-02', 'group'), (1, 2, '2026-09-09', 'group'), "
        "(1, 3, '2026-09-16', 'group')",
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES "
        "(1, 1, '2026-09-01', '2026-09-02', 'me', '2026-09-01'), (2, 1, '2026-09-01', '2026-09-02', 'me', '2026-09-01')",
        "INSERT INTO attendance (course, session, person, referral, status, entered_on) VALUES "
        "(1, 1, 1, 1, 'present', '2026-09-02'), (1, 1, 4, 2, 'absent', '2026-09-02'), "
        "(1, 2, 1, 1, 'present', '2026-09-09'), (1, 2, 4, 2, 'present', '2026-09-09'), "
        "(1, 3, 4, 2, 'late', '2026-09-16'), (1, 3, 5, 2, 'present', '2026-09-16')",
        "INSERT INTO companion (referral, other, wish) VALUES (1, 2, 'together')",
    };
    struct referral one = desk_form("Ida Test"), other = desk_form("Ida Test"), third;

    desk_holder(&one, "Eva Test", "mother", CONSENT_GIVEN);
    desk_holder(&one, "Bo Test", NULL, CONSENT_UNKNOWN);
    other.citizen.cpr = memory_text("0403160000");
    other.citizen.birth_date = desk_day("2016-03-04");
    desk_holder(&other, "Bo Test", "father", CONSENT_REFUSED);
    desk_holder(&other, "Kaj Test", "uncle", CONSENT_UNKNOWN)->holder = false;
    desk_add(desk, one);
    desk_add(desk, other);
    third = desk_form("Ida Test");
    third.citizen.cpr = memory_text("0403160000");
    desk_add(desk, third);
    desk_begin(desk);
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        desk_run(desk, statements[i]);
    desk_commit(desk);
}

/* All rows that a join may touch, as one text; the caller frees. */
static char *everything(struct desk *desk)
{
    static const char *const statements[] = {
        "SELECT 'p' || group_concat(id || kind || coalesce(name, '-') || coalesce(cpr, '-'), ';') FROM (SELECT * FROM person ORDER BY id)",
        "SELECT 'g' || group_concat(child || ':' || position || '=' || adult || coalesce(relation, '-') || holder, ';') "
        "FROM (SELECT * FROM guardian ORDER BY child, position)",
        "SELECT 'r' || group_concat(id || '=' || citizen, ';') FROM (SELECT * FROM referral ORDER BY id)",
        "SELECT 'c' || group_concat(referral || '=' || person || consent, ';') FROM (SELECT * FROM consent ORDER BY referral, person)",
        "SELECT 'a' || group_concat(session || '=' || person || status || referral, ';') "
        "FROM (SELECT * FROM attendance ORDER BY session, person)",
        "SELECT 'w' || count(*) FROM companion",
    };
    struct text all = {0};

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        struct query *query = query_begin(desk->store, statements[i]);

        assert_int_equal(query_step(query, &desk->messages), 1);
        text_add_format(&all, "%s\n", query_text(query, 0));
        query_end(query);
    }
    return all.bytes;
}

static struct join_differing join(struct desk *desk, long from, struct person *whole)
{
    struct join_differing differing;

    desk_begin(desk);
    assert_int_equal(store_person_join(desk->store, from, whole, &differing, &desk->messages), 0);
    desk_commit(desk);
    assert_int_equal(desk->messages.count, 0);
    return differing;
}

static void two_children_become_one(void **state)
{
    struct desk *desk = *state;
    struct join_between between;
    struct join_differing differing;
    struct referral whole;
    char *now;

    two_records(desk);
    assert_int_equal(store_join_between(desk->store, 4, 1, &between, &desk->messages), 0);
    assert_false(between.related);
    assert_int_equal(between.wishes, 1);
    whole = desk_load(desk, 1);
    whole.citizen.cpr = memory_text("0403160000");
    differing = join(desk, 4, &whole.citizen);
    assert_int_equal(differing.marks, 1);
    assert_int_equal(differing.consents, 0);
    assert_int_equal(differing.relations, 0);
    now = everything(desk);
    assert_string_equal(now, "p1childIda Test0403160000;2adultEva Test-;3adultBo Test-;5adultBo Test-;6adultKaj Test-\n"
                             "g1:1=2mother1;1:2=3-1;1:3=5father1;1:4=6uncle0\n"
                             "r1=1;2=1;3=1\n"
                             "c1=2given;2=5refused\n"
                             "a1=1present1;2=1present1;3=1late2;3=5present2\n"
                             "w0\n");
    free(now);
    referral_free(&whole);
}

/* The adults of one child: the gap is closed, and what the one lacks comes from the other. */
static void two_adults_become_one(void **state)
{
    struct desk *desk = *state;
    struct join_differing differing;
    struct referral whole;
    char *now;

    two_records(desk);
    whole = desk_load(desk, 1);
    join(desk, 4, &whole.citizen);
    differing = join(desk, 5, &whole.holders[1].person);
    assert_int_equal(differing.relations, 0);
    now = everything(desk);
    assert_string_equal(now, "p1childIda Test-;2adultEva Test-;3adultBo Test-;6adultKaj Test-\n"
                             "g1:1=2mother1;1:2=3father1;1:3=6uncle0\n"
                             "r1=1;2=1;3=1\n"
                             "c1=2given;2=3refused\n"
                             "a1=1present1;2=1present1;3=1late2;3=3present2\n"
                             "w0\n");
    free(now);
    differing = join(desk, 6, &whole.holders[0].person);
    assert_int_equal(differing.relations, 1);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM guardian WHERE relation = 'mother' AND holder = 1"), 1);
    assert_int_equal(desk_count(desk, "SELECT max(position) FROM guardian"), 2);
    referral_free(&whole);
}

/* The names differ in one letter: two adults on the same day say the one and the other. */
static void consents_of_one_day_differ(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test"), whole;
    struct join_differing differing;

    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN);
    desk_holder(&form, "Ewa Test", "mother", CONSENT_REFUSED);
    desk_add(desk, form);
    whole = desk_load(desk, 1);
    differing = join(desk, 3, &whole.holders[0].person);
    assert_int_equal(differing.consents, 1);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM consent WHERE person = 2 AND consent = 'given'"), 1);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM consent"), 1);
    referral_free(&whole);
}

static void a_join_is_undone_whole(void **state)
{
    struct desk *desk = *state;
    struct store_who who = {
        .user = "anna", .command = "kreds undo", .at = "2026-09-10T12:00:00Z", .today = desk->today};
    struct referral whole;
    char *before, *after;
    long undone;

    two_records(desk);
    before = everything(desk);
    whole = desk_load(desk, 1);
    whole.citizen.cpr = memory_text("0403160000");
    desk_begin(desk);
    assert_int_equal(store_person_join(desk->store, 4, &whole.citizen, &(struct join_differing){0}, &desk->messages),
                     0);
    assert_int_equal(
        store_person_join(desk->store, 5, &whole.holders[1].person, &(struct join_differing){0}, &desk->messages), 0);
    desk_commit(desk);
    assert_int_equal(desk_count(desk, "SELECT count(DISTINCT person) FROM journal_person WHERE entry = "
                                      "(SELECT max(number) FROM journal) AND person IN (1, 3, 4, 5)"),
                     4);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal_person WHERE person = 1 AND entry IN "
                                      "(SELECT entry FROM journal_person WHERE person = 4)"),
                     desk_count(desk, "SELECT count(*) FROM journal_person WHERE person = 4"));
    assert_int_equal(store_undo(desk->store, &who, 0, false, &undone, &desk->messages), 0);
    after = everything(desk);
    assert_string_equal(after, before);
    free(before);
    free(after);
    referral_free(&whole);
}

static int note_places(void *context, const struct join_places *places)
{
    text_add_format(context, "%s %d-%d %d-%d\n", places->course, places->year, places->number, places->other_year,
                    places->other_number);
    return 0;
}

static void relatives_and_places_are_seen(void **state)
{
    struct desk *desk = *state;
    struct join_between between;
    struct referral whole;
    struct text told = {0};

    two_records(desk);
    assert_int_equal(store_join_between(desk->store, 2, 1, &between, &desk->messages), 0);
    assert_true(between.related);
    assert_int_equal(store_join_between(desk->store, 1, 2, &between, &desk->messages), 0);
    assert_true(between.related);
    assert_int_equal(store_join_between(desk->store, 2, 5, &between, &desk->messages), 0);
    assert_false(between.related);
    assert_int_equal(store_places_twice_each(desk->store, 1, note_places, &told, &desk->messages), 0);
    assert_int_equal(told.length, 0);
    whole = desk_load(desk, 1);
    join(desk, 4, &whole.citizen);
    assert_int_equal(store_places_twice_each(desk->store, 1, note_places, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), "ck 2026-1 2026-2\n");
    text_free(&told);
    referral_free(&whole);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_children_become_one, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(two_adults_become_one, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(consents_of_one_day_differ, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_join_is_undone_whole, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(relatives_and_places_are_seen, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
