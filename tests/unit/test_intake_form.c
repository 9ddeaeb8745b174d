#include "../fixtures/intake/catalogue.h"

#include "base/date.h"
#include "base/memory.h"
#include "input/file.h"
#include "input/yaml.h"
#include "intake/form.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FORMS "tests/fixtures/intake/forms/"

/* What a fixture expects stands behind its lines as "#! COLUMN: message"; here as "LINE:COLUMN: message", a line each. */
static void expected_of(const char *bytes, struct text *expected)
{
    int line = 1;

    for (const char *at = bytes; *at != '\0'; line++) {
        const char *end = at + strcspn(at, "\n");
        const char *mark;

        while ((mark = strstr(at, " #! ")) != NULL && mark < end) {
            const char *next = strstr(mark + 4, " #! ");

            if (next == NULL || next > end)
                next = end;
            text_add_format(expected, "%d:", line);
            text_add_bytes(expected, mark + 4, (size_t)(next - mark - 4));
            text_add(expected, "\n");
            at = next;
        }
        at = *end == '\0' ? end : end + 1;
    }
}

static void told(const struct messages *messages, struct text *into)
{
    for (size_t i = 0; i < messages->count; i++) {
        const struct message *message = &messages->items[i];

        assert_string_equal(message->file, "form.yaml");
        assert_true(message->trouble == TROUBLE_WARNING || message->trouble == TROUBLE_DATA);
        text_add_format(into, "%d:%d: %s%s\n", message->line, message->column,
                        message->trouble == TROUBLE_WARNING ? "warning: " : "", message->text);
    }
}

/* Each fixture holds sound forms and broken ones; all that is told of them is compared, text and place. */
static void fixture_check(const char *path)
{
    struct messages reading = {0};
    struct documents documents;
    struct text expected = {0}, found = {0};
    size_t length, sound = 0, broken = 0;
    char *bytes;

    assert_int_equal(file_read(path, &bytes, &length, &reading), 0);
    assert_int_equal(yaml_read("form.yaml", bytes, length, &documents, &reading), 0);
    expected_of(bytes, &expected);
    for (size_t i = 0; i < documents.count; i++) {
        struct messages messages = {0};
        struct referral referral;
        int result = form_read(documents.roots[i], &house, TODAY, &referral, &messages);

        assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
        *(result == 0 ? &sound : &broken) += 1;
        told(&messages, &found);
        messages_free(&messages);
        referral_free(&referral);
    }
    if (!text_is(text_bytes(&expected), text_bytes(&found)))
        fail_msg("%s: expected\n%sfound\n%s", path, text_bytes(&expected), text_bytes(&found));
    assert_true(sound > 0 && broken > 0);
    text_free(&expected);
    text_free(&found);
    documents_free(&documents);
    messages_free(&reading);
    free(bytes);
}

static void tells_all_that_is_wrong(void **state)
{
    glob_t files;

    (void)state;
    assert_int_equal(glob(FORMS "*.yaml", 0, NULL, &files), 0);
    assert_true(files.gl_pathc >= 12);
    for (size_t i = 0; i < files.gl_pathc; i++)
        fixture_check(files.gl_pathv[i]);
    globfree(&files);
}

/* Reads the first document of a text; the caller frees the referral. */
static int read_text(const char *yaml, struct referral *referral, struct messages *messages)
{
    struct documents documents;
    int result;

    assert_int_equal(yaml_read("form.yaml", yaml, strlen(yaml), &documents, messages), 0);
    result = form_read(documents.roots[0], &house, TODAY, referral, messages);
    referral->at.file = NULL;
    documents_free(&documents);
    return result;
}

static void read_sound(const char *yaml, struct referral *referral)
{
    struct messages messages = {0};

    assert_int_equal(read_text(yaml, referral, &messages), 0);
    assert_int_equal(messages.count, 0);
    messages_free(&messages);
}

static void check_matter(const struct referral *referral)
{
    char days[32];

    assert_string_equal(referral->service, "cool-kids");
    assert_int_equal(referral->received_on, TODAY - 1);
    assert_string_equal(referral->external_id, "W-1042");
    assert_string_equal(referral->source, "webform");
    assert_int_equal(referral->child_case, TRUTH_NO);
    assert_int_equal(referral->child_wants, TRUTH_YES);
    assert_int_equal(referral->action_plan, TRUTH_UNKNOWN);
    assert_string_equal(referral->legal_basis, "SEL § 11");
    assert_int_equal(referral->concerns.count, 2);
    assert_string_equal(referral->concerns.items[1], "school");
    assert_true(referral->concerns_given);
    assert_string_equal(referral->reason, "She cannot sleep.\nShe stays at home.");
    assert_int_equal(referral->goal_count, 2);
    assert_string_equal(referral->goals[1].text, "go to school");
    assert_string_equal(weekdays_write(referral->possible_days, days), "mon,tue,wed");
    assert_string_equal(referral->interpreter, "Polish");
    assert_string_equal(referral->allergies, "nuts");
    assert_string_equal(referral->fetched_by, "grandmother");
    assert_int_equal(referral->answers.count, 4);
    assert_true(facts_get(&referral->answers, "anxiety_disturbs")->truth);
    assert_true(facts_get(&referral->answers, "worry")->number == 7);
    assert_string_equal(facts_get(&referral->answers, "shelter")->word, "randers");
    assert_int_equal(facts_get(&referral->answers, "told_on")->date, TODAY - 3);
}

static void check_people(const struct referral *referral)
{
    const struct person *citizen = &referral->citizen;
    const struct holder *holders = referral->holders;

    assert_int_equal(referral->citizen_kind, CITIZEN_CHILD);
    assert_int_equal(citizen->kind, PERSON_CHILD);
    assert_string_equal(citizen->name, "Asta Opdigt");
    assert_int_equal(citizen->birth_date, date_make(2016, 3, 4));
    assert_int_equal(citizen->due_on, DATE_NONE);
    assert_int_equal(citizen->age, -1);
    assert_string_equal(citizen->cpr, "0403164000");
    assert_string_equal(citizen->municipality, "Norddjurs");
    assert_string_equal(citizen->address, "Fantasivej 7, 8500 Grenaa");
    assert_string_equal(citizen->school, "Digteskolen");
    assert_string_equal(citizen->school_class, "4.b");
    assert_string_equal(citizen->phone, "00 00 00 00");
    assert_string_equal(citizen->email, "asta@example.invalid");
    assert_false(citizen->protected);
    assert_int_equal(referral->holder_count, 3);
    assert_int_equal(holders[0].person.kind, PERSON_ADULT);
    assert_string_equal(holders[0].relation, "mother");
    assert_true(holders[0].holder);
    assert_int_equal(holders[0].consent, CONSENT_GIVEN);
    assert_int_equal(holders[1].person.birth_date, date_make(1980, 12, 31));
    assert_string_equal(holders[1].person.organisation, "Opdigt & Co");
    assert_true(holders[1].person.protected);
    assert_int_equal(holders[1].consent, CONSENT_REFUSED);
    assert_null(holders[2].person.name);
    assert_false(holders[2].holder);
    assert_int_equal(holders[2].consent, CONSENT_UNKNOWN);
    assert_int_equal(referral->network_count, 1);
    assert_int_equal(referral->network[0].person.kind, PERSON_NETWORK);
    assert_string_equal(referral->network[0].relation, "class teacher");
    assert_string_equal(referral->network[0].person.organisation, "Digteskolen");
    assert_int_equal(referral->referrer.role, REFERRER_PARENT);
    assert_string_equal(referral->referrer.organisation, "none");
    assert_string_equal(referral->caseworker_name, "Sag Opdigt");
    assert_string_equal(referral->caseworker_email, "sag@example.invalid");
}

static void reads_every_key(void **state)
{
    struct messages messages = {0};
    struct referral referral;
    size_t length;
    char *bytes;

    (void)state;
    assert_int_equal(file_read(FORMS "whole.yaml", &bytes, &length, &messages), 0);
    assert_int_equal(read_text(bytes, &referral, &messages), 0);
    check_matter(&referral);
    check_people(&referral);
    assert_int_equal(referral.at.line, 1);
    referral_free(&referral);
    messages_free(&messages);
    free(bytes);
}

static void fills_in_what_is_left_out(void **state)
{
    static const struct {
        const char *yaml;
        enum citizen_kind citizen;
        enum person_kind person;
        const char *birth;
        int age;
    } cases[] = {
        {"{service: cool-kids, citizen: {name: A}}", CITIZEN_CHILD, PERSON_CHILD, "", -1},
        {"{service: talks, citizen: {name: A, kind: adult, age: 40}}", CITIZEN_ADULT, PERSON_ADULT, "", 40},
        {"{service: talks, citizen: {alias: A, kind: adult, age: 40}}", CITIZEN_ADULT, PERSON_ANONYMOUS, "", 40},
        {"{service: grief, citizen: {name: A}}", CITIZEN_FAMILY, PERSON_FAMILY, "", -1},
        {"{service: grief, citizen: {name: 4.b, kind: class}}", CITIZEN_CLASS, PERSON_CLASS, "", -1},
        {"{service: talks, citizen: {name: A, cpr: 251248-4916}}", CITIZEN_CHILD, PERSON_CHILD, "1948-12-25", -1},
        {"{service: talks, citizen: {name: A, cpr: 251248-4916, age: 77}}", CITIZEN_CHILD, PERSON_CHILD, "1948-12-25",
         -1},
        {"{service: cool-kids, citizen: {due_on: 2026-12-01}}", CITIZEN_CHILD, PERSON_CHILD, "", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral;
        char birth[DATE_TEXT];

        read_sound(cases[i].yaml, &referral);
        assert_int_equal(referral.received_on, TODAY);
        assert_int_equal(referral.citizen_kind, cases[i].citizen);
        assert_int_equal(referral.citizen.kind, cases[i].person);
        assert_string_equal(date_write(referral.citizen.birth_date, birth), cases[i].birth);
        assert_int_equal(referral.citizen.age, cases[i].age);
        assert_int_equal(referral.child_case, TRUTH_UNKNOWN);
        assert_int_equal(referral.possible_days, 0);
        assert_false(referral.concerns_given);
        referral_free(&referral);
    }
}

static void takes_texts_as_they_are(void **state)
{
    static const struct {
        const char *written, *name;
    } cases[] = {
        {"yes", "yes"},
        {"2016-03-04", "2016-03-04"},
        {"\"null\"", "null"},
        {"\"  Asta  \"", "Asta"},
        {"\"=1+1\"", "=1+1"},
        {"\"\\e]0;x\\a\"", "\033]0;x\a"},
        {"'a''b;\"c\" <i>'", "a'b;\"c\" <i>"},
        {"\"\\u0085\\u202e\"", "\xc2\x85\u202e"},
        {"Søren Ærø", "Søren Ærø"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *yaml = text_format("{service: talks, citizen: {name: %s}}", cases[i].written);
        struct referral referral;

        read_sound(yaml, &referral);
        assert_string_equal(referral.citizen.name, cases[i].name);
        referral_free(&referral);
        free(yaml);
    }
}

/* `count` times æ under a key; lengths are told in characters, not in bytes. */
static void length_check(const char *format, size_t count, const char *wanted)
{
    struct text text = {0};
    struct messages messages = {0};
    struct referral referral;
    char *yaml;
    int result;

    for (size_t i = 0; i < count; i++)
        text_add(&text, "æ");
    yaml = text_format(format, text_bytes(&text));
    result = read_text(yaml, &referral, &messages);
    assert_int_equal(result, wanted == NULL ? 0 : -1);
    assert_int_equal(messages.count, wanted == NULL ? 0 : 1);
    if (wanted != NULL)
        assert_string_equal(messages.items[0].text, wanted);
    referral_free(&referral);
    messages_free(&messages);
    text_free(&text);
    free(yaml);
}

static void bounds_texts(void **state)
{
    const char *name = "{service: talks, citizen: {name: %s}}";
    const char *reason = "{service: talks, citizen: {name: A}, reason: %s}";

    (void)state;
    length_check(name, 200, NULL);
    length_check(name, 201, "'name' is too long; wanted at most 200 characters");
    length_check(reason, 20000, NULL);
    length_check(reason, 20001, "'reason' is too long; wanted at most 20000 characters");
}

/* A list of `count` times `item` under a key. */
static void list_check(const char *key, const char *item, size_t count, const char *wanted)
{
    struct text yaml = {0};
    struct messages messages = {0};
    struct referral referral;

    text_add_format(&yaml, "service: talks\ncitizen: {name: A}\n%s: [", key);
    for (size_t i = 0; i < count; i++)
        text_add_format(&yaml, "%s,", item);
    text_add(&yaml, "]\n");
    assert_int_equal(read_text(text_bytes(&yaml), &referral, &messages), wanted == NULL ? 0 : -1);
    assert_int_equal(messages.count, wanted == NULL ? 0 : 1);
    if (wanted != NULL)
        assert_string_equal(messages.items[0].text, wanted);
    referral_free(&referral);
    messages_free(&messages);
    text_free(&yaml);
}

static void bounds_lists(void **state)
{
    (void)state;
    list_check("holders", "{name: A}", 99, NULL);
    list_check("holders", "{name: A}", 100, "'holders' has too many entries; wanted at most 99");
    list_check("network", "{name: A}", 100, "'network' has too many entries; wanted at most 99");
    list_check("goals", "sleep", 999, NULL);
    list_check("goals", "sleep", 1000, "'goals' has too many entries; wanted at most 999");
    list_check("concerns", "sad", 1000, "'concerns' has too many entries; wanted at most 999");
}

/* What is wrong is told in the order of the form, however the readers come upon it. */
static void tells_in_order(void **state)
{
    const char *yaml =
        "facts: {age: 1}\nservice: nothing\nholders: [{phone: 1}]\ncitizen: {school: x}\nchild_case: 7\n";
    struct messages messages = {0};
    struct referral referral;

    (void)state;
    assert_int_equal(read_text(yaml, &referral, &messages), -1);
    assert_int_equal(messages.count, 5);
    for (size_t i = 0; i < messages.count; i++)
        assert_int_equal(messages.items[i].line, i + 1);
    assert_int_equal(messages_trouble(&messages), TROUBLE_DATA);
    referral_free(&referral);
    messages_free(&messages);
}

/* Values that could be a person's stand nowhere in what is told. */
static void repeats_no_value(void **state)
{
    const char *yaml =
        "service: Zacharias\nreceived_on: Zacharias\nexternal_id: [Zacharias]\n"
        "citizen: {name: [Zacharias], kind: Zacharias, birth_date: Zacharias, due_on: Zacharias, age: Zacharias,"
        " cpr: Zacharias, protected: Zacharias}\n"
        "holders: [Zacharias, {name: Zacharias, holder: Zacharias, consent: Zacharias}]\nnetwork: Zacharias\n"
        "referrer: {role: Zacharias}\ncaseworker: Zacharias\nchild_case: Zacharias\nconcerns: [Zacharias]\n"
        "possible_days: Zacharias\nfacts: {anxiety_disturbs: Zacharias, worry: Zacharias, death_on: Zacharias}\n";
    struct messages messages = {0};
    struct referral referral;

    (void)state;
    assert_int_equal(read_text(yaml, &referral, &messages), -1);
    assert_true(messages.count >= 20);
    for (size_t i = 0; i < messages.count; i++)
        assert_null(strstr(messages.items[i].text, "Zacharias"));
    referral_free(&referral);
    messages_free(&messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_all_that_is_wrong),
        cmocka_unit_test(reads_every_key),
        cmocka_unit_test(fills_in_what_is_left_out),
        cmocka_unit_test(takes_texts_as_they_are),
        cmocka_unit_test(bounds_texts),
        cmocka_unit_test(bounds_lists),
        cmocka_unit_test(tells_in_order),
        cmocka_unit_test(repeats_no_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
