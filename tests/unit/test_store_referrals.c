#include "base/memory.h"
#include "base/text.h"
#include "desk.h"
#include "store/persons.h"
#include "store/query.h"
#include "store/referral_fingerprint.h"
#include "store/referrals.sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what a form holds --- */

static void tell(struct text *text, const char *value)
{
    text_add_format(text, "[%s]", value == NULL ? "-" : value);
}

static void tell_person(struct text *text, const struct person *person)
{
    text_add_format(text, "\n%d %d %d %d %d", (int)person->kind, person->birth_date, person->due_on, person->age,
                    (int)person->protected);
    tell(text, person->name);
    tell(text, person->alias);
    tell(text, person->cpr);
    tell(text, person->municipality);
    tell(text, person->address);
    tell(text, person->school);
    tell(text, person->school_class);
    tell(text, person->phone);
    tell(text, person->email);
    tell(text, person->organisation);
}

static void tell_people(struct text *text, const struct referral *referral)
{
    tell_person(text, &referral->citizen);
    for (size_t i = 0; i < referral->holder_count; i++) {
        tell_person(text, &referral->holders[i].person);
        tell(text, referral->holders[i].relation);
        text_add_format(text, " %d %d", (int)referral->holders[i].holder, (int)referral->holders[i].consent);
    }
    for (size_t i = 0; i < referral->network_count; i++) {
        tell_person(text, &referral->network[i].person);
        tell(text, referral->network[i].relation);
    }
    text_add_format(text, "\n%d", (int)referral->referrer.role);
    tell(text, referral->referrer.name);
    tell(text, referral->referrer.organisation);
    tell(text, referral->referrer.phone);
    tell(text, referral->referrer.email);
    tell(text, referral->caseworker_name);
    tell(text, referral->caseworker_email);
}

static void tell_answers(struct text *into, const struct referral *referral)
{
    for (size_t i = 0; i < referral->answers.count; i++) {
        char *value = value_write(&referral->answers.items[i].value);

        tell(into, referral->answers.items[i].name);
        tell(into, value);
        free(value);
    }
}

/* Every field of a referral but the numbers that the store gives; the caller frees. */
static char *portrait(const struct referral *referral)
{
    struct text text = {0};

    tell(&text, referral->service);
    tell(&text, referral->external_id);
    tell(&text, referral->source);
    text_add_format(&text, " %d %d %d %d %d %d %u", referral->received_on, (int)referral->citizen_kind,
                    (int)referral->child_case, (int)referral->child_wants, (int)referral->action_plan,
                    (int)referral->concerns_given, referral->possible_days);
    tell_people(&text, referral);
    tell(&text, referral->legal_basis);
    tell(&text, referral->reason);
    tell(&text, referral->interpreter);
    tell(&text, referral->allergies);
    tell(&text, referral->fetched_by);
    for (size_t i = 0; i < referral->concerns.count; i++)
        tell(&text, referral->concerns.items[i]);
    for (size_t i = 0; i < referral->goal_count; i++) {
        tell(&text, referral->goals[i].text);
        tell(&text, referral->goals[i].outcome);
    }
    tell_answers(&text, referral);
    return text.bytes;
}

/* What criteria look at; the caller frees. */
static char *facts_portrait(const struct referral *referral)
{
    struct text text = {0};

    text_add_format(&text, "%ld %ld %d-%d %d", referral->id, referral->citizen.id, referral->year, referral->number,
                    referral->received_on);
    text_add_format(&text, " %d %d %d %d %d %d %d", (int)referral->referrer.role, (int)referral->child_case,
                    (int)referral->child_wants, (int)referral->action_plan, (int)referral->concerns_given,
                    referral->citizen.birth_date, referral->citizen.age);
    tell(&text, referral->service);
    tell(&text, referral->caseworker_name);
    tell(&text, referral->caseworker_email);
    tell(&text, referral->legal_basis);
    tell(&text, referral->citizen.municipality);
    for (size_t i = 0; i < referral->holder_count; i++) {
        tell(&text, referral->holders[i].relation);
        text_add_format(&text, " %d %d", (int)referral->holders[i].holder, (int)referral->holders[i].consent);
    }
    for (size_t i = 0; i < referral->concerns.count; i++)
        tell(&text, referral->concerns.items[i]);
    tell_answers(&text, referral);
    return text.bytes;
}

/* What is loaded for criteria alone is what the whole referral tells them, and nobody's name. */
static void facts_are_those_of(struct desk *desk, const struct referral *whole)
{
    struct referral facts;
    char *wanted = facts_portrait(whole), *found;

    assert_int_equal(store_referral_load_facts(desk->store, whole->id, &facts, &desk->messages), 0);
    found = facts_portrait(&facts);
    assert_string_equal(found, wanted);
    assert_null(facts.citizen.name);
    assert_null(facts.reason);
    referral_free(&facts);
    free(wanted);
    free(found);
}

static void person_fill(struct person *person, const char *who, const char *cpr, int birth_date)
{
    free(person->name);
    person->name = text_format("%s \"O'Test; --\n=1+1", who);
    person->cpr = memory_text(cpr);
    person->birth_date = birth_date;
    person->municipality = text_format("%s municipality", who);
    person->address = text_format("%s Æblevej 1", who);
    person->school = text_format("%s school", who);
    person->school_class = text_format("%s class", who);
    person->phone = text_format("%s phone", who);
    person->email = text_format("%s@example.org", who);
    person->organisation = text_format("%s organisation", who);
    person->protected = true;
}

static void people_fill(struct referral *form)
{
    struct network_person *network;

    person_fill(&form->citizen, "child", "0403160000", desk_day("2016-03-04"));
    person_fill(&desk_holder(form, NULL, "mother", CONSENT_GIVEN)->person, "mother", "0101800000",
                desk_day("1980-01-01"));
    person_fill(&desk_holder(form, NULL, "father", CONSENT_REFUSED)->person, "father", NULL, DATE_NONE);
    desk_holder(form, "Kim", "grandmother", CONSENT_UNKNOWN)->holder = false;
    for (int i = 0; i < 2; i++) {
        form->network = memory_grow(form->network, form->network_count, sizeof *form->network);
        network = &form->network[form->network_count++];
        *network = (struct network_person){
            .person = {.kind = PERSON_NETWORK, .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1}};
        person_fill(&network->person, i == 0 ? "teacher" : "coach", NULL, DATE_NONE);
        network->relation = memory_text(i == 0 ? "class teacher" : "football coach");
    }
    form->referrer = (struct referrer){.role = REFERRER_HEALTH_VISITOR,
                                       .name = memory_text("referrer"),
                                       .organisation = memory_text("referring"),
                                       .phone = memory_text("00"),
                                       .email = memory_text("r@example.org")};
    form->caseworker_name = memory_text("caseworker");
    form->caseworker_email = memory_text("c@example.org");
}

/* Lists in the order in which the store gives them: concerns and answers by name. */
static struct referral form_full(void)
{
    struct referral form = desk_form(NULL);

    people_fill(&form);
    form.external_id = memory_text("W-1042");
    form.source = memory_text("web");
    form.citizen_kind = CITIZEN_ADULT;
    form.child_case = TRUTH_YES;
    form.child_wants = TRUTH_NO;
    form.action_plan = TRUTH_YES;
    form.legal_basis = memory_text("SEL § 11");
    texts_add(&form.concerns, "angry");
    texts_add(&form.concerns, "sad");
    form.concerns_given = true;
    form.reason = memory_text("a reason\nof two lines");
    for (int i = 0; i < 2; i++) {
        form.goals = memory_grow(form.goals, form.goal_count, sizeof *form.goals);
        form.goals[form.goal_count++].text = memory_text(i == 0 ? "share experience" : "belong");
    }
    form.goals[1].outcome = memory_text("partly");
    form.possible_days = 1u << MONDAY | 1u << WEDNESDAY;
    form.interpreter = memory_text("Somali");
    form.allergies = memory_text("nuts");
    form.fetched_by = memory_text("grandmother");
    facts_add_text(&form.answers, "anxiety", "yes");
    facts_add_text(&form.answers, "branch", "north");
    facts_add_text(&form.answers, "death_on", "2026-08-30");
    facts_add_text(&form.answers, "talks_held", "2.5");
    return form;
}

static void a_whole_form_comes_back_as_it_was(void **state)
{
    struct desk *desk = *state;
    struct referral form = form_full(), again;
    char *sent = portrait(&form), *kept;
    struct referral_added added = desk_add(desk, form);

    assert_int_equal(added.arrival, ARRIVAL_NEW);
    assert_false(added.name_differs);
    again = desk_load(desk, desk_id(desk, added));
    kept = portrait(&again);
    assert_string_equal(kept, sent);
    assert_int_equal(again.year, 2026);
    assert_int_equal(again.number, 1);
    assert_true(again.id > 0 && again.citizen.id > 0 && again.holders[2].person.id > 0 && again.goals[1].id > 0);
    facts_are_those_of(desk, &again);
    referral_free(&again);
    free(sent);
    free(kept);
}

/* Those that have no name: an anonymous caller, an unborn child; a class and a family; an empty list of concerns. */
static void sparse_forms_come_back_as_they_were(void **state)
{
    struct desk *desk = *state;

    for (int i = 0; i < 5; i++) {
        struct referral form = desk_form(i < 2 ? NULL : "4.b"), again;
        char *sent, *kept;

        form.source = memory_text("form");
        if (i == 0) {
            form.citizen.kind = PERSON_ANONYMOUS;
            form.citizen.alias = memory_text("Fox");
            form.citizen.age = 0;
        } else if (i == 1) {
            form.citizen.due_on = desk_day("2026-12-24");
        } else if (i == 2) {
            form.citizen.kind = PERSON_CLASS;
            form.citizen_kind = CITIZEN_CLASS;
        } else if (i == 3) {
            form.citizen.kind = PERSON_FAMILY;
            form.citizen_kind = CITIZEN_FAMILY;
        } else
            form.concerns_given = true;
        sent = portrait(&form);
        again = desk_load(desk, desk_id(desk, desk_add(desk, form)));
        kept = portrait(&again);
        assert_string_equal(kept, sent);
        facts_are_those_of(desk, &again);
        referral_free(&again);
        free(sent);
        free(kept);
    }
}

static void what_is_left_out_has_its_default(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test"), again;

    form.received_on = DATE_NONE;
    again = desk_load(desk, desk_id(desk, desk_add(desk, form)));
    assert_int_equal(again.received_on, desk->today);
    assert_string_equal(again.source, "form");
    assert_null(again.external_id);
    referral_free(&again);
}

static void references_run_by_the_year_received(void **state)
{
    static const struct {
        const char *received;
        int year, number;
    } cases[] = {{"2026-09-01", 2026, 1}, {"2025-12-31", 2025, 1}, {"2026-01-01", 2026, 2}, {"2025-01-01", 2025, 2}};
    struct desk *desk = *state;
    char text[REFERENCE_TEXT];
    long id = 0;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral form = desk_form("Ida Test");
        struct referral_added added;

        form.received_on = desk_day(cases[i].received);
        added = desk_add(desk, form);
        assert_int_equal(added.year, cases[i].year);
        assert_int_equal(added.number, cases[i].number);
    }
    assert_int_equal(store_referral_id(desk->store, "2025-0002", &id, &desk->messages), 0);
    assert_string_equal(store_reference(desk->store, id, text), "2025-0002");
    assert_string_equal(store_reference(desk->store, id + 100, text), "");
    assert_int_equal(store_referral_id(desk->store, "2025-0003", &id, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "no referral 2025-0003");
    assert_int_equal(store_referral_id(desk->store, "Ida Test", &id, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "not a referral's reference; wanted one like 2026-0142");
}

static void a_form_that_cannot_be_leaves_nothing_behind(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test");
    struct referral_added added;

    desk_begin(desk);
    form.received_on = desk_day("1899-12-31");
    assert_int_equal(store_referral_add(desk->store, &form, false, &added, &desk->messages), -1);
    desk_told(desk, TROUBLE_DATA, "the day received is out of range; wanted a year from 1900 to 2999");
    form.received_on = desk_day("2026-09-01");
    form.citizen.cpr = memory_text("0403160000");
    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN)->person.cpr = memory_text("0403160000");
    assert_int_equal(store_referral_add(desk->store, &form, false, &added, &desk->messages), -1);
    desk_told(desk, TROUBLE_DATA, "an adult has the citizen's CPR number; wanted each one's own");
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person"), 0);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM series"), 0);
    referral_free(&form);
    desk_commit(desk);
}

/* --- known already --- */

static struct referral form_numbered(const char *source, const char *external_id, const char *name)
{
    struct referral form = desk_form(name);

    form.source = memory_text(source);
    form.external_id = memory_text(external_id);
    return form;
}

static void the_senders_number_is_taken_once(void **state)
{
    static const struct {
        const char *source, *external_id;
        int number;
        enum referral_arrival arrival;
    } cases[] = {
        {"web", "W-1", 1, ARRIVAL_NEW},         {"web", "W-1", 1, ARRIVAL_DUPLICATE},
        {"web", "W-2", 2, ARRIVAL_NEW},         {"excel", "W-1", 3, ARRIVAL_NEW},
        {NULL, "W-1", 4, ARRIVAL_NEW},          {"form", "W-1", 4, ARRIVAL_DUPLICATE},
        {"excel", "W-1", 3, ARRIVAL_DUPLICATE}, {"web", NULL, 5, ARRIVAL_NEW},
        {"web", NULL, 6, ARRIVAL_NEW},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral_added added = desk_add(desk, form_numbered(cases[i].source, cases[i].external_id, "Ida Test"));

        assert_int_equal(added.arrival, cases[i].arrival);
        assert_int_equal(added.number, cases[i].number);
        assert_int_equal(added.year, 2026);
    }
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person"), 6);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal"), 6);
}

/* A row is known by its fields; one that may have its day from the day of the import also on another day. */
static void a_row_is_known_by_its_fields(void **state)
{
    static const struct {
        const char *name, *school, *received, *today;
        enum person_kind kind;
        int number;
    } cases[] = {
        {"Ida Test", NULL, "2026-09-01", "2026-09-10", PERSON_CHILD, 1},
        {"Ida Test", NULL, "2026-09-01", "2026-09-10", PERSON_CHILD, 1},
        {"Ida Test", NULL, "2026-09-01", "2026-09-11", PERSON_CHILD, 1},
        {"Ida Test", NULL, "2026-09-02", "2026-09-11", PERSON_CHILD, 2}, /* told to be of another day */
        {"Ida Test", "A", "2026-09-01", "2026-09-10", PERSON_CHILD, 3},
        {"Bo Test", NULL, "2026-09-10", "2026-09-10", PERSON_CHILD, 4},
        {"Bo Test", NULL, "2026-09-11", "2026-09-11", PERSON_CHILD, 4}, /* the same sheet the next day */
        {"Bo Test", NULL, "2026-09-10", "2026-09-12", PERSON_CHILD, 4},
        {NULL, NULL, "2026-09-10", "2026-09-10", PERSON_ANONYMOUS, 5},
        {NULL, NULL, "2026-09-10", "2026-09-10", PERSON_ANONYMOUS, 5},
        {NULL, NULL, "2026-09-11", "2026-09-11", PERSON_ANONYMOUS, 6}, /* another caller */
    };
    struct desk *desk = *state;
    int last = 0;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral form = desk_form(cases[i].name);
        struct referral_added added;

        desk->today = desk_day(cases[i].today);
        form.received_on = desk_day(cases[i].received);
        form.citizen.school = memory_text(cases[i].school);
        form.citizen.kind = cases[i].kind;
        added = desk_add_so(desk, &form, true);
        assert_int_equal(added.number, cases[i].number);
        assert_int_equal(added.arrival, cases[i].number > last ? ARRIVAL_NEW : ARRIVAL_DUPLICATE);
        last = added.number > last ? added.number : last;
    }
}

static void person_texts(struct person *person, char **texts[], size_t *many)
{
    char **all[] = {&person->name,         &person->cpr,          &person->municipality, &person->address,
                    &person->school,       &person->school_class, &person->phone,        &person->email,
                    &person->organisation, &person->alias};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        texts[(*many)++] = all[i];
}

/* All that is text in a form. */
static size_t form_texts(struct referral *form, char **texts[])
{
    struct referrer *referrer = &form->referrer;
    char **all[] = {&form->service,
                    &form->external_id,
                    &form->caseworker_name,
                    &form->caseworker_email,
                    &form->legal_basis,
                    &form->reason,
                    &form->interpreter,
                    &form->allergies,
                    &form->fetched_by,
                    &form->holders[1].relation,
                    &form->network[1].relation,
                    &form->goals[1].text,
                    &form->concerns.items[1],
                    &form->answers.items[1].name,
                    &form->answers.items[1].value.word,
                    &referrer->name,
                    &referrer->organisation,
                    &referrer->phone,
                    &referrer->email};
    size_t many = 0;

    person_texts(&form->citizen, texts, &many);
    person_texts(&form->holders[1].person, texts, &many);
    person_texts(&form->network[1].person, texts, &many);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        texts[many++] = all[i];
    return many;
}

/* Changes the n-th field that is no text; false when there is none. */
static bool form_change(struct referral *form, int n)
{
    switch (n) {
    case 0: form->citizen.kind = PERSON_FAMILY; return true;
    case 1: form->citizen.birth_date++; return true;
    case 2: form->citizen.due_on = form->received_on; return true;
    case 3: form->citizen.age = 9; return true;
    case 4: form->citizen.protected = false; return true;
    case 5: form->citizen_kind = CITIZEN_CLASS; return true;
    case 6: form->holders[1].holder = false; return true;
    case 7: form->holders[1].consent = CONSENT_UNKNOWN; return true;
    case 8: form->holder_count--; return true;
    case 9: form->network_count--; return true;
    case 10: form->referrer.role = REFERRER_SELF; return true;
    case 11: form->child_case = TRUTH_UNKNOWN; return true;
    case 12: form->child_wants = TRUTH_UNKNOWN; return true;
    case 13: form->action_plan = TRUTH_UNKNOWN; return true;
    case 14: form->concerns_given = false; return true;
    case 15: form->concerns.count--; return true;
    case 16: form->goal_count--; return true;
    case 17: form->possible_days = 0; return true;
    case 18: form->answers.count--; return true;
    default: return false;
    }
}

/* Each field of the form makes another form of it: one forgotten would lose a referral. */
static void every_field_counts(void **state)
{
    struct referral form = form_full();
    char whole[DIGEST_TEXT], digest[DIGEST_TEXT], **texts[64];
    size_t many = form_texts(&form, texts);
    bool more = true;

    (void)state;
    referral_fingerprint(&form, whole);
    for (size_t i = 0; i < many; i++) {
        char *kept = *texts[i];

        *texts[i] = "another";
        assert_string_not_equal(referral_fingerprint(&form, digest), whole);
        *texts[i] = kept;
    }
    assert_string_equal(referral_fingerprint(&form, digest), whole);
    for (int n = 0; more; n++) {
        struct referral other = form;
        struct holder holders[3];

        memcpy(holders, form.holders, sizeof holders);
        other.holders = holders;
        more = form_change(&other, n);
        if (more)
            assert_string_not_equal(referral_fingerprint(&other, digest), whole);
    }
    form.received_on++;
    memory_text_set(&form.source, "elsewhere");
    assert_string_equal(referral_fingerprint(&form, digest), whole);
    referral_free(&form);
}

/* --- the same people --- */

static void an_equal_cpr_number_is_the_same_person(void **state)
{
    struct desk *desk = *state;
    struct referral first = desk_form("Ida Test"), second = desk_form("ida  TEST"), third = desk_form("Ib Prøve"),
                    again;
    struct referral_added added;

    first.citizen.cpr = memory_text("0403160000");
    first.citizen.phone = memory_text("11");
    first.citizen.email = memory_text("i@example.org");
    first.citizen.protected = true;
    second.citizen.cpr = memory_text("0403160000");
    second.citizen.phone = memory_text("22");
    second.citizen.birth_date = desk_day("2016-03-04");
    third.citizen.cpr = memory_text("0403160000");
    third.citizen.school = memory_text("Skolen");
    assert_false(desk_add(desk, first).name_differs);
    assert_false(desk_add(desk, second).name_differs);
    added = desk_add(desk, third);
    assert_true(added.name_differs);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person"), 1);
    again = desk_load(desk, desk_id(desk, added));
    assert_string_equal(again.citizen.name, "Ida Test");
    assert_string_equal(again.citizen.phone, "22");
    assert_string_equal(again.citizen.email, "i@example.org");
    assert_string_equal(again.citizen.school, "Skolen");
    assert_int_equal(again.citizen.birth_date, desk_day("2016-03-04"));
    assert_true(again.citizen.protected);
    referral_free(&again);
}

/* The unborn child is born, the mother is referred herself, and a child has grown up to be a parent. */
static void people_change_their_part(void **state)
{
    struct desk *desk = *state;
    struct referral unborn = desk_form(NULL), born = desk_form("Ida Test"), mother = desk_form("Eva Test"), again;
    struct referral_added added;

    unborn.citizen.due_on = desk_day("2026-10-01");
    unborn.citizen.cpr = memory_text("0110260000");
    desk_holder(&unborn, "Eva Test", "mother", CONSENT_GIVEN)->person.cpr = memory_text("0101900000");
    desk_add(desk, unborn);
    born.citizen.cpr = memory_text("0110260000");
    born.citizen.birth_date = desk_day("2026-08-30");
    again = desk_load(desk, desk_id(desk, desk_add(desk, born)));
    assert_int_equal(again.citizen.due_on, DATE_NONE);
    assert_int_equal(again.citizen.birth_date, desk_day("2026-08-30"));
    assert_string_equal(again.citizen.name, "Ida Test");
    referral_free(&again);
    mother.citizen.kind = PERSON_ADULT;
    mother.citizen.cpr = memory_text("0101900000");
    added = desk_add(desk, mother);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person"), 2);
    again = desk_load(desk, desk_id(desk, added));
    assert_int_equal(again.citizen.kind, PERSON_ADULT);
    referral_free(&again);
}

static void a_childs_adults_are_known_again(void **state)
{
    struct desk *desk = *state;
    struct referral first = desk_form("Ida Test"), second = desk_form("Ida Test"), again;

    first.citizen.cpr = memory_text("0403160000");
    desk_holder(&first, "Eva Test", "mother", CONSENT_GIVEN);
    desk_holder(&first, "Bo Test", "father", CONSENT_REFUSED)->person.cpr = memory_text("0101800000");
    desk_holder(&first, NULL, "foster parent", CONSENT_UNKNOWN);
    desk_holder(&first, NULL, "foster parent", CONSENT_UNKNOWN);
    again = desk_load(desk, desk_id(desk, desk_add(desk, first)));
    assert_int_equal(again.holder_count, 4);
    referral_free(&again);

    second.citizen.cpr = memory_text("0403160000");
    desk_holder(&second, "Bodil Test", "stepmother", CONSENT_UNKNOWN)->holder = false;
    desk_holder(&second, "Bo Ny", "father", CONSENT_GIVEN)->person.cpr = memory_text("0101800000");
    desk_holder(&second, "eva test", "Mother", CONSENT_UNKNOWN)->person.phone = memory_text("33");
    desk_holder(&second, "Eva Test", "aunt", CONSENT_UNKNOWN);
    desk_holder(&second, NULL, "foster parent", CONSENT_REFUSED);
    desk_holder(&second, NULL, "foster parent", CONSENT_GIVEN);
    again = desk_load(desk, desk_id(desk, desk_add(desk, second)));
    assert_int_equal(again.holder_count, 6);
    assert_string_equal(again.holders[0].person.name, "Eva Test");
    assert_string_equal(again.holders[0].person.phone, "33");
    assert_int_equal(again.holders[0].consent, CONSENT_UNKNOWN);
    assert_string_equal(again.holders[1].person.name, "Bo Test");
    assert_int_equal(again.holders[1].consent, CONSENT_GIVEN);
    assert_int_equal(again.holders[2].consent, CONSENT_REFUSED);
    assert_int_equal(again.holders[3].consent, CONSENT_GIVEN);
    assert_string_equal(again.holders[4].person.name, "Bodil Test");
    assert_false(again.holders[4].holder);
    assert_string_equal(again.holders[5].relation, "aunt");
    referral_free(&again);
}

/* Two numbers are two people, also under one name; and without a number each child has adults of its own. */
static void like_adults_stay_apart(void **state)
{
    struct desk *desk = *state;

    for (int i = 0; i < 2; i++) {
        struct referral form = desk_form("Ida Test");

        form.citizen.cpr = memory_text("0403160000");
        desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN)->person.cpr =
            memory_text(i == 0 ? "0101800000" : "0101810000");
        desk_add(desk, form);
    }
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM guardian"), 2);
    for (int i = 0; i < 2; i++) {
        struct referral form = desk_form("Ida Test");

        desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN);
        desk_add(desk, form);
    }
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person WHERE kind = 'adult'"), 4);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person WHERE kind = 'child'"), 3);
}

static void a_like_citizen_is_kept_apart(void **state)
{
    static const struct {
        const char *name, *birth_date, *cpr;
        long citizen;
    } cases[] = {
        {"Søren Åge Test", "2016-03-04", NULL, 1},
        {"SØREN  ÅGETEST", "2016-03-04", NULL, 2},
        {"Søren Åge Test", "2016-03-04", "0403160000", 3},
        {"Søren Åge Test", "2016-03-04", "0403160000", 3},
        {"Søren Åge Test", NULL, NULL, 4},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral form = desk_form(cases[i].name);
        struct referral_added added;

        form.citizen.cpr = memory_text(cases[i].cpr);
        if (cases[i].birth_date != NULL)
            form.citizen.birth_date = desk_day(cases[i].birth_date);
        added = desk_add(desk, form);
        assert_int_equal(added.citizen, cases[i].citizen);
    }
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM person"), 4);
}

/* --- lists --- */

struct listed {
    struct text numbers;
    struct referral_row last;
    char source[32], name[32];
    size_t stop_after; /* 0: never */
    size_t count;
};

static int list_row(void *context, const struct referral_row *row)
{
    struct listed *listed = context;

    text_add_format(&listed->numbers, " %d-%d", row->year, row->number);
    listed->last = *row;
    snprintf(listed->source, sizeof listed->source, "%s", row->source);
    snprintf(listed->name, sizeof listed->name, "%s", row->name == NULL ? "-" : row->name);
    return ++listed->count == listed->stop_after ? 7 : 0;
}

static void list_is(struct desk *desk, struct referral_filter filter, const char *wanted)
{
    struct listed listed = {0};

    assert_int_equal(store_referral_each(desk->store, &filter, list_row, &listed, &desk->messages), 0);
    assert_string_equal(text_bytes(&listed.numbers), wanted);
    text_free(&listed.numbers);
}

static void lists_are_filtered_and_in_order(void **state)
{
    static const struct {
        const char *service, *received, *source;
    } forms[] = {{"cool-kids", "2026-09-01", NULL},
                 {"siblings", "2025-12-31", "web"},
                 {"cool-kids", "2026-09-05", "web"},
                 {"siblings", "2026-09-09", NULL}};
    const struct referral_filter all = {.since = DATE_NONE, .until = DATE_NONE};
    struct desk *desk = *state;
    struct referral_filter filter = all;
    struct texts references = {0};

    list_is(desk, all, "");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct referral form = desk_form("Ida Test");

        memory_text_set(&form.service, forms[i].service);
        form.received_on = desk_day(forms[i].received);
        form.source = memory_text(forms[i].source);
        desk_add(desk, form);
    }
    desk_begin(desk);
    assert_int_equal(store_withdraw(desk->store, 3, desk->today, NULL, &desk->messages), 0);
    desk_commit(desk);
    list_is(desk, all, " 2025-1 2026-1 2026-2 2026-3");
    filter.service = "siblings";
    list_is(desk, filter, " 2025-1 2026-3");
    filter.states = 1u << STATE_WITHDRAWN;
    list_is(desk, filter, "");
    filter = all;
    filter.states = 1u << STATE_WITHDRAWN | 1u << STATE_PLACED;
    list_is(desk, filter, " 2026-2");
    filter.states = 1u << STATE_RECEIVED;
    list_is(desk, filter, " 2025-1 2026-1 2026-3");
    filter = all;
    filter.since = desk_day("2026-09-01");
    filter.until = desk_day("2026-09-05");
    list_is(desk, filter, " 2026-1 2026-2");
    filter = all;
    filter.source = "web";
    list_is(desk, filter, " 2025-1 2026-2");
    texts_add(&references, "2026-0003");
    texts_add(&references, "2026-0042");
    texts_add(&references, "2025-0001");
    texts_add(&references, "nonsense");
    filter.references = &references;
    list_is(desk, filter, " 2025-1");
    filter.source = NULL;
    list_is(desk, filter, " 2025-1 2026-3");
    filter.since = desk_day("2026-01-01");
    filter.service = "siblings";
    list_is(desk, filter, " 2026-3");
    filter.states = 1u << STATE_WITHDRAWN;
    list_is(desk, filter, "");
    texts_free(&references);
}

/* 2026-10000 comes after 2026-9999, by number and not as a text does. */
static void references_are_listed_by_number(void **state)
{
    struct desk *desk = *state;
    struct texts references = {0};
    const struct referral_filter filter = {.since = DATE_NONE, .until = DATE_NONE, .references = &references};

    desk_begin(desk);
    for (int number = 9998; number <= 10001; number++) {
        struct query *query =
            query_begin(desk->store, "INSERT INTO referral (year, number, service, citizen, citizen_kind, "
                                     "received_on, entered_on, source) VALUES (2026, :number, 'x', :citizen, "
                                     "'child', '2026-09-01', '2026-09-01', 'test')");
        long person;
        struct person child = {.kind = PERSON_CHILD, .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1};
        bool differs = false;

        assert_int_equal(person_put(desk->store, &child, &person, &differs, &desk->messages), 0);
        query_bind_number(query, ":number", number);
        query_bind_number(query, ":citizen", person);
        assert_int_equal(query_run(query, &desk->messages), 0);
    }
    desk_commit(desk);
    texts_add(&references, "2026-10000");
    texts_add(&references, "2026-9999");
    texts_add(&references, "2026-10001");
    list_is(desk, filter, " 2026-9999 2026-10000 2026-10001");
    texts_free(&references);
}

static void a_row_has_all_its_fields_and_may_end_the_list(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form(NULL);
    struct listed listed = {.stop_after = 1};
    const struct referral_filter all = {.since = DATE_NONE, .until = DATE_NONE};
    struct referral_added added;

    form.citizen.kind = PERSON_ANONYMOUS;
    form.citizen.alias = memory_text("Fox");
    form.citizen.age = 12;
    form.citizen.protected = true;
    added = desk_add(desk, form);
    desk_add(desk, desk_form("Ida Test"));
    assert_int_equal(store_referral_each(desk->store, &all, list_row, &listed, &desk->messages), 7);
    assert_string_equal(text_bytes(&listed.numbers), " 2026-1");
    assert_int_equal(listed.last.id, desk_id(desk, added));
    assert_true(listed.last.citizen > 0);
    assert_int_equal(listed.last.received_on, desk_day("2026-09-01"));
    assert_int_equal(listed.last.state, STATE_RECEIVED);
    assert_int_equal(listed.last.birth_date, DATE_NONE);
    assert_int_equal(listed.last.age_told, 12);
    assert_true(listed.last.protected);
    assert_string_equal(listed.source, "form");
    assert_string_equal(listed.name, "Fox");
    text_free(&listed.numbers);
}

/* Nothing that runs once a referral may look through a whole table, nor a list sort before its first line. */
static void no_statement_searches_in_vain(void **state)
{
    static const char *const statements[] = {
        SQL_PERSON_BY_CPR,       SQL_REFERRAL_BY_EXTERNAL,    SQL_REFERRALS_EACH, SQL_REFERRAL_LOAD,
        SQL_HOLDERS_LOAD,        SQL_REFERRAL_BY_FINGERPRINT, SQL_NETWORK_LOAD,   SQL_GOALS_LOAD,
        SQL_CONCERNS_LOAD,       SQL_REFERRAL_BY_REFERENCE,   SQL_ANSWERS_LOAD,   SQL_REFERRAL_STATE,
        SQL_GUARDIANS_OF_CHILD,  SQL_SERVICE_WAITING,         SQL_SERVICE_FREE,   SQL_ADULT_OF_REFERRAL,
        SQL_REFERRAL_LOAD_FACTS, SQL_CONSENTS_LOAD,
    };
    enum { MOST = sizeof statements / sizeof *statements };
    struct desk *desk = *state;
    char *plans[MOST];

    for (size_t i = 0; i < MOST; i++) {
        struct query *query = query_begin(desk->store, plans[i] = text_format("EXPLAIN QUERY PLAN %s", statements[i]));
        bool list = statements[i] == SQL_REFERRALS_EACH;

        while (query_step(query, &desk->messages) > 0) {
            const char *detail = query_text(query, 3);
            bool first = query_number(query, 1) == 0; /* of the statement itself, not of what is asked for one row */

            if (strncmp(detail, "SCAN", 4) == 0 && !(list && strstr(detail, "autoindex_referral_1")))
                fail_msg("%s: %s", statements[i], detail);
            if (list && first && strstr(detail, "ORDER BY"))
                fail_msg("%s: %s", statements[i], detail);
        }
        query_end(query);
    }
    assert_int_equal(desk->messages.count, 0);
    store_close(desk->store);
    desk->store = NULL;
    for (size_t i = 0; i < MOST; i++)
        free(plans[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_whole_form_comes_back_as_it_was, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(sparse_forms_come_back_as_they_were, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(what_is_left_out_has_its_default, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(references_run_by_the_year_received, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_form_that_cannot_be_leaves_nothing_behind, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_senders_number_is_taken_once, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_row_is_known_by_its_fields, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(every_field_counts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(an_equal_cpr_number_is_the_same_person, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(people_change_their_part, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_childs_adults_are_known_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(like_adults_stay_apart, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_like_citizen_is_kept_apart, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(lists_are_filtered_and_in_order, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(references_are_listed_by_number, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_row_has_all_its_fields_and_may_end_the_list, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(no_statement_searches_in_vain, desk_open, desk_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
