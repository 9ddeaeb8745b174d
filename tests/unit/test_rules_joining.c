#include "base/memory.h"
#include "rules/joining.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct person person(enum person_kind kind, const char *name)
{
    return (struct person){
        .kind = kind, .name = memory_text(name), .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1};
}

static char *listed(const struct texts *fields)
{
    struct text list = {0};

    texts_join(fields, " ", &list);
    return list.bytes ? list.bytes : memory_text("");
}

static void obstacles_are_seen(void **state)
{
    static const struct {
        enum person_kind from, into;
        const char *from_cpr, *into_cpr;
        int from_born, into_born;
        enum joining_obstacle wanted;
    } cases[] = {
        {PERSON_CHILD, PERSON_CHILD, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_FREE},
        {PERSON_CHILD, PERSON_ADULT, NULL, "0101800000", DATE_NONE, 3652, JOINING_FREE},
        {PERSON_ADULT, PERSON_NETWORK, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_FREE},
        {PERSON_ANONYMOUS, PERSON_ANONYMOUS, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_FREE},
        {PERSON_ANONYMOUS, PERSON_CHILD, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_KIND},
        {PERSON_CHILD, PERSON_ANONYMOUS, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_KIND},
        {PERSON_CLASS, PERSON_FAMILY, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_KIND},
        {PERSON_FAMILY, PERSON_CHILD, NULL, NULL, DATE_NONE, 14610, JOINING_KIND},
        {PERSON_FAMILY, PERSON_CHILD, NULL, NULL, 14610, DATE_NONE, JOINING_FREE},
        {PERSON_FAMILY, PERSON_FAMILY, NULL, NULL, DATE_NONE, DATE_NONE, JOINING_FREE},
        {PERSON_CHILD, PERSON_CHILD, "0101100000", "0101100010", 14610, 14610, JOINING_CPR},
        {PERSON_CHILD, PERSON_CHILD, "0101100000", "0201100000", 14610, 14611, JOINING_CPR},
        {PERSON_CHILD, PERSON_CHILD, NULL, NULL, 14610, 14611, JOINING_BIRTH},
        {PERSON_CHILD, PERSON_CHILD, "0101100000", "0101100000", 14610, 14610, JOINING_FREE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person from = person(cases[i].from, "Bo"), into = person(cases[i].into, "Bo");

        from.cpr = memory_text(cases[i].from_cpr);
        into.cpr = memory_text(cases[i].into_cpr);
        from.birth_date = cases[i].from_born;
        into.birth_date = cases[i].into_born;
        assert_int_equal(joining_obstacle(&from, &into), cases[i].wanted);
        person_free(&from);
        person_free(&into);
    }
}

static void blanks_are_filled_and_differences_told(void **state)
{
    struct person from = person(PERSON_ADULT, "Bo Holm"), into = person(PERSON_CHILD, "bo holm");
    struct texts differing = {0};
    char *list;

    (void)state;
    from.phone = memory_text("1");
    from.school = memory_text("Digteskolen");
    from.email = memory_text("bo@example.invalid");
    into.email = memory_text("bo@example.invalid");
    into.school = memory_text("Prøveskolen");
    into.address = memory_text("Opdigtet Vej");
    from.protected = true;
    joining_fill(&into, &from, &differing);
    list = listed(&differing);
    assert_string_equal(list, "name school");
    assert_string_equal(into.name, "bo holm");
    assert_string_equal(into.phone, "1");
    assert_string_equal(into.school, "Prøveskolen");
    assert_string_equal(into.address, "Opdigtet Vej");
    assert_int_equal(into.kind, PERSON_ADULT);
    assert_true(into.protected);
    texts_free(&differing);
    free(list);
    person_free(&from);
    person_free(&into);
}

/* Birth date, expected birth and CPR number go together, whatever each record has. */
static void births_stay_whole(void **state)
{
    static const struct {
        int from_born, from_due, into_born, into_due;
        const char *from_cpr, *into_cpr;
        int born, due;
        const char *cpr, *differing;
    } cases[] = {
        {10, DATE_NONE, DATE_NONE, DATE_NONE, "0101100000", NULL, 10, DATE_NONE, "0101100000", ""},
        {10, DATE_NONE, 10, DATE_NONE, "0101100000", NULL, 10, DATE_NONE, "0101100000", ""},
        {10, DATE_NONE, 11, DATE_NONE, "0101100000", NULL, 11, DATE_NONE, NULL, "birth_date cpr"},
        {10, DATE_NONE, 11, DATE_NONE, "0101100000", "0201100000", 11, DATE_NONE, "0201100000", "birth_date cpr"},
        {10, DATE_NONE, DATE_NONE, 20, NULL, NULL, 10, DATE_NONE, NULL, ""},
        {DATE_NONE, 20, 10, DATE_NONE, NULL, NULL, 10, DATE_NONE, NULL, ""},
        {DATE_NONE, 20, DATE_NONE, DATE_NONE, NULL, NULL, DATE_NONE, 20, NULL, ""},
        {DATE_NONE, 20, DATE_NONE, 21, NULL, NULL, DATE_NONE, 21, NULL, "due_on"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person from = person(PERSON_CHILD, NULL), into = person(PERSON_CHILD, NULL);
        struct texts differing = {0};
        char *list;

        from.birth_date = cases[i].from_born;
        from.due_on = cases[i].from_due;
        from.cpr = memory_text(cases[i].from_cpr);
        into.birth_date = cases[i].into_born;
        into.due_on = cases[i].into_due;
        into.cpr = memory_text(cases[i].into_cpr);
        joining_fill(&into, &from, &differing);
        list = listed(&differing);
        assert_string_equal(list, cases[i].differing);
        assert_int_equal(into.birth_date, cases[i].born);
        assert_int_equal(into.due_on, cases[i].due);
        assert_true(text_is(into.cpr, cases[i].cpr));
        texts_free(&differing);
        free(list);
        person_free(&from);
        person_free(&into);
    }
}

/* --- adults --- */

static void holder_add(struct referral *referral, long id, const char *name, const char *relation, const char *cpr)
{
    struct holder *holder;

    referral->holders = memory_grow(referral->holders, referral->holder_count, sizeof *referral->holders);
    holder = &referral->holders[referral->holder_count++];
    holder->person = person(PERSON_ADULT, name);
    holder->person.id = id;
    holder->person.cpr = memory_text(cpr);
    holder->relation = memory_text(relation);
}

static void adults_are_found(void **state)
{
    struct referral from = {0}, into = {0};
    size_t one_child[7], siblings[7];
    const size_t wanted_child[] = {1, 0, 3, 2, JOINING_NOBODY, JOINING_NOBODY, JOINING_NOBODY};
    const size_t wanted_siblings[] = {1, 0, 3, JOINING_NOBODY, JOINING_NOBODY, JOINING_NOBODY, JOINING_NOBODY};

    (void)state;
    holder_add(&from, 1, "Eva Prøve", "mother", NULL);
    holder_add(&from, 2, "PROEVE Bo", NULL, "0101800000");
    holder_add(&from, 3, NULL, "aunt", NULL);
    holder_add(&from, 4, NULL, "Father", NULL);
    holder_add(&from, 5, "Eva Prøve", "mother", NULL);
    holder_add(&from, 6, "Ib Holm", "uncle", "0101810000");
    holder_add(&from, 7, NULL, NULL, NULL);
    holder_add(&into, 11, "Prøve Bo", "stepfather", NULL);
    holder_add(&into, 12, "eva prøve", "foster mother", NULL);
    holder_add(&into, 13, "Kaj Holm", "father", NULL);
    holder_add(&into, 3, NULL, "grandmother", NULL);
    holder_add(&into, 14, "Ib Holm", "uncle", "0101820000");
    joining_adults(&from, &into, true, one_child);
    joining_adults(&from, &into, false, siblings);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(one_child[i], wanted_child[i]);
        assert_int_equal(siblings[i], wanted_siblings[i]);
    }
    referral_free(&from);
    referral_free(&into);
}

/* Two foster parents without names may be anybody. */
static void doubtful_adults_are_not(void **state)
{
    struct referral from = {0}, into = {0};
    size_t pairs[2];

    (void)state;
    holder_add(&from, 1, NULL, "foster parent", NULL);
    holder_add(&into, 2, NULL, "foster parent", NULL);
    holder_add(&into, 3, NULL, "foster parent", NULL);
    joining_adults(&from, &into, true, pairs);
    assert_int_equal(pairs[0], JOINING_NOBODY);
    joining_adults(&into, &from, true, pairs);
    assert_int_equal(pairs[0], JOINING_NOBODY);
    assert_int_equal(pairs[1], JOINING_NOBODY);
    referral_free(&from);
    referral_free(&into);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(obstacles_are_seen),      cmocka_unit_test(blanks_are_filled_and_differences_told),
        cmocka_unit_test(births_stay_whole),       cmocka_unit_test(adults_are_found),
        cmocka_unit_test(doubtful_adults_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
