#include "../fixtures/intake/catalogue.h"

#include "base/memory.h"
#include "intake/amend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A child with one adult and a teacher, as the store would give it. Nobody here is real. */
static struct referral child(void)
{
    struct referral referral = {.id = 1,
                                .service = memory_text("cool-kids"),
                                .received_on = TODAY - 10,
                                .citizen = {.id = 1,
                                            .name = memory_text("A"),
                                            .phone = memory_text("1"),
                                            .birth_date = TODAY - 3650,
                                            .due_on = DATE_NONE,
                                            .age = -1},
                                .reason = memory_text("r"),
                                .child_case = TRUTH_YES,
                                .possible_days = 3};

    referral.holders = memory_grow(referral.holders, 0, sizeof *referral.holders);
    referral.holders[0] = (struct holder){.person = {.id = 2,
                                                     .kind = PERSON_ADULT,
                                                     .name = memory_text("M"),
                                                     .birth_date = DATE_NONE,
                                                     .due_on = DATE_NONE,
                                                     .age = -1},
                                          .holder = true};
    referral.network = memory_grow(referral.network, 0, sizeof *referral.network);
    referral.network[0] =
        (struct network_person){.person = {.id = 3, .kind = PERSON_NETWORK, .name = memory_text("T")}};
    referral.holder_count = referral.network_count = 1;
    texts_add(&referral.concerns, "sad");
    referral.concerns_given = true;
    facts_add_text(&referral.answers, "anxiety_disturbs", "yes");
    return referral;
}

#define FIELDS_MOST 4

/* "path=value" one after the other, NULL at the end, as amendments; the texts are put into `room`. */
static size_t items_of(const char *const *fields, char room[FIELDS_MOST][64], struct amendment *items)
{
    size_t count = 0;

    for (; count < FIELDS_MOST && fields[count] != NULL; count++) {
        strcpy(room[count], fields[count]);
        char *equals = strchr(room[count], '=');
        *equals = '\0';
        items[count] = (struct amendment){room[count], equals + 1};
    }
    return count;
}

static int amend(struct referral *referral, const char *const *fields, struct messages *messages)
{
    char room[FIELDS_MOST][64];
    struct amendment items[FIELDS_MOST];
    size_t count = items_of(fields, room, items);

    return amend_read(referral, items, count, &house, TODAY, messages);
}

static void what_is_refused(void **state)
{
    static const struct {
        const char *fields[FIELDS_MOST];
        const char *said; /* a line each: "FILE: message" */
    } cases[] = {
        {{"citizn.name=B"}, "unknown field 'citizn.name'; did you mean citizen.name?\n"},
        {{"Alma=B"}, "unknown field; wanted a path of the form, as citizen.phone\n"},
        {{"citizen=B"}, "unknown field; wanted a path of the form, as citizen.phone\n"},
        {{"facts.=B"}, "unknown field; wanted a path of the form, as citizen.phone\n"},
        {{"service=talks"}, "the service is no field to amend; wanted screen decide REF redirect --to SERVICE\n"},
        {{"goals=x"}, "goals are no field to amend; wanted refer goal REF TEXT\n"},
        {{"holders.1.consent=given"},
         "consent is no field to amend; wanted refer consent REF WHO given|refused|withdrawn\n"},
        {{"external_id=1"}, "'external_id' tells where the referral came from and stays\n"},
        {{"reason=1", "reason=2"}, "'reason' is given twice; wanted one of them\n"},
        {{"holders.3.name=x"}, "holders.3.name: there is 1 such person; wanted that one, or number 2 for a new one\n"},
        {{"holders.0.name=x"}, "unknown field 'holders.0.name'; did you mean holders.1.name?\n"},
        {{"child_case=perhaps"}, "child_case: 'child_case' is no answer; wanted yes, no or unknown\n"},
        {{"citizen.protected="}, "citizen.protected: 'protected' cannot be left empty; wanted a value\n"},
        {{"holders.1.holder="}, "holders.1.holder: 'holder' cannot be left empty; wanted a value\n"},
        {{"citizen.kind="}, "citizen.kind: 'kind' cannot be left empty; wanted a value\n"},
        {{"received_on="}, "received_on: 'received_on' cannot be left empty; wanted a value\n"},
        {{"received_on=2026-09-03"}, "received_on: 'received_on' lies after today; wanted a day until 2026-09-02\n"},
        {{"citizen.name="}, "citizen: the citizen has no name; wanted 'name'\n"},
        {{"citizen.birth_date=2026-08-30"},
         "citizen: 'birth_date' gives a birth after the receipt; wanted a day until 2026-08-23\n"},
        {{"citizen.alias=Sol", "citizen.name="},
         "citizen: 'cool-kids' takes no anonymous citizen; wanted 'name' in place of 'alias'\n"},
        {{"holders.1.name="}, "holders.1: this person has neither 'name' nor 'relation'; wanted one of them\n"},
        {{"network.2.phone=1"}, "network.2: this person has neither 'name' nor 'relation'; wanted one of them\n"},
        {{"facts.worry=much", "concerns=sad|hatred"},
         "facts.worry: 'worry' is no number; wanted a number or unknown\n"
         "concerns: unknown concern; wanted a concern of the catalogue, one of: sad, school, angry\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral = child();
        struct messages messages = {0};
        struct text said = {0};

        assert_int_equal(amend(&referral, cases[i].fields, &messages), -1);
        for (size_t k = 0; k < messages.count; k++)
            text_add_format(&said, "%s%s%s\n", messages.items[k].file ? messages.items[k].file : "",
                            messages.items[k].file ? ": " : "", messages.items[k].text);
        assert_string_equal(text_bytes(&said), cases[i].said);
        text_free(&said);
        messages_free(&messages);
        referral_free(&referral);
    }
}

static void done(struct referral *referral, const char *const *fields)
{
    struct messages messages = {0};

    if (amend(referral, fields, &messages) != 0)
        fail_msg("%s", messages.items[0].text);
    assert_int_equal(messages.count, 0);
}

#define DONE(...) done(&referral, (const char *const[]){__VA_ARGS__, NULL})

static void fields_are_set_and_taken_away(void **state)
{
    struct referral referral = child();

    (void)state;
    DONE("citizen.phone= 2 ", "reason=", "child_case=unknown", "possible_days=fri|sat");
    assert_string_equal(referral.citizen.phone, "2");
    assert_null(referral.reason);
    assert_int_equal(referral.child_case, TRUTH_UNKNOWN);
    assert_int_equal(referral.possible_days, 1u << FRIDAY | 1u << SATURDAY);
    DONE("concerns=school", "facts.anxiety_disturbs=no", "facts.worry=4", "referrer.role=school");
    assert_int_equal(referral.concerns.count, 1);
    assert_string_equal(referral.concerns.items[0], "school");
    assert_int_equal(referral.answers.count, 2);
    assert_false(facts_get(&referral.answers, "anxiety_disturbs")->truth);
    assert_int_equal(referral.referrer.role, REFERRER_SCHOOL);
    DONE("concerns= ", "facts.anxiety_disturbs=", "referrer.role=", "possible_days=");
    assert_int_equal(referral.concerns.count, 0);
    assert_false(referral.concerns_given);
    assert_null(facts_get(&referral.answers, "anxiety_disturbs"));
    assert_int_equal(referral.referrer.role, REFERRER_UNKNOWN);
    assert_int_equal(referral.possible_days, 0);
    DONE("holders.1.relation=aunt", "holders.1.holder=no", "holders.2.name=N", "network.2.relation=coach");
    assert_string_equal(referral.holders[0].relation, "aunt");
    assert_false(referral.holders[0].holder);
    assert_int_equal(referral.holder_count, 2);
    assert_int_equal(referral.holders[1].person.id, 0);
    assert_int_equal(referral.holders[1].person.kind, PERSON_ADULT);
    assert_true(referral.holders[1].holder);
    assert_int_equal(referral.network[1].person.kind, PERSON_NETWORK);
    referral_free(&referral);
}

static void who_the_citizen_is(void **state)
{
    struct referral referral = child();
    struct messages messages = {0};

    (void)state;
    memory_text_set(&referral.service, "talks");
    assert_int_equal(amend(&referral,
                           (const char *const[]){"citizen.name=", "citizen.birth_date=", "citizen.alias=Sol",
                                                 "citizen.age=14", NULL},
                           &messages),
                     -1);
    assert_string_equal(messages.items[0].text,
                        "the citizen is anonymous; wanted the people around by 'relation' alone");
    messages_free(&messages);
    DONE("holders.1.name=", "holders.1.relation=mother", "network.1.name=", "network.1.relation=teacher");
    DONE("citizen.name=", "citizen.birth_date=", "citizen.alias=Sol", "citizen.age=14");
    assert_int_equal(referral.citizen.kind, PERSON_ANONYMOUS);
    DONE("citizen.alias=", "citizen.name=S", "citizen.kind=adult", "citizen.birth_date=2012-01-01");
    assert_int_equal(referral.citizen.kind, PERSON_ADULT);
    assert_int_equal(referral.citizen_kind, CITIZEN_ADULT);
    assert_int_equal(referral.citizen.age, -1); /* the birth date says more */
    DONE("citizen.birth_date=", "citizen.due_on=2026-12-24");
    /* An unborn child is born, after the receipt too; the day it was due goes. */
    DONE("citizen.birth_date=2026-08-31");
    assert_int_equal(referral.citizen.due_on, DATE_NONE);
    DONE("citizen.birth_date=", "citizen.due_on=2026-12-24");
    assert_int_equal(amend(&referral,
                           (const char *const[]){"citizen.birth_date=2026-08-31", "citizen.due_on=2026-08-30", NULL},
                           &messages),
                     -1);
    messages_free(&messages);
    referral_free(&referral);
}

static void a_number_gives_the_birth_date(void **state)
{
    struct referral referral = child();
    struct messages messages = {0};

    (void)state;
    DONE("citizen.birth_date=", "citizen.cpr=0503164000");
    assert_int_equal(referral.citizen.birth_date, date_make(2016, 3, 5));
    assert_int_equal(amend(&referral, (const char *const[]){"citizen.cpr=0603164000", NULL}, &messages), -1);
    assert_int_equal(messages.count, 2); /* the check digit, and the other day */
    messages_free(&messages);
    assert_int_equal(amend(&referral, (const char *const[]){"citizen.birth_date=2016-03-06", NULL}, &messages), 0);
    assert_int_equal(messages.count, 0); /* a number that was not touched is not warned of again */
    assert_int_equal(amend(&referral, (const char *const[]){"holders.1.cpr=0603164000", NULL}, &messages), -1);
    assert_string_equal(messages.items[messages.count - 1].text,
                        "two people have one CPR number; wanted each one's own");
    messages_free(&messages);
    referral_free(&referral);
}

static void a_service_that_is_gone(void **state)
{
    struct referral referral = child();

    (void)state;
    memory_text_set(&referral.service, "gone");
    DONE("citizen.name=B", "citizen.kind=class", "citizen.birth_date=");
    assert_int_equal(referral.citizen.kind, PERSON_CLASS);
    referral_free(&referral);
}

static void a_path_among_others(void **state)
{
    static const struct amendment items[] = {{"citizen.name", ""}, {"holders.12.name", ""}};

    (void)state;
    assert_true(amend_has(items, 2, "citizen.name"));
    assert_true(amend_has(items, 2, "holders.12"));
    assert_false(amend_has(items, 2, "holders.1"));
    assert_false(amend_has(items, 2, "citizen.nam"));
    assert_false(amend_has(items, 0, "citizen.name"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused),        cmocka_unit_test(fields_are_set_and_taken_away),
        cmocka_unit_test(who_the_citizen_is),     cmocka_unit_test(a_number_gives_the_birth_date),
        cmocka_unit_test(a_service_that_is_gone), cmocka_unit_test(a_path_among_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
