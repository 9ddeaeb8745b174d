#include "../fixtures/intake/catalogue.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "input/file.h"
#include "input/yaml.h"
#include "intake/form.h"
#include "output/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Reads the first document; what is warned of is of no matter here. */
static void form_from(const char *yaml, struct referral *referral)
{
    struct messages messages = {0};
    struct documents documents;

    if (yaml_read("form.yaml", yaml, strlen(yaml), &documents, &messages) < 0 ||
        form_read(documents.roots[0], &house, TODAY, referral, &messages) < 0)
        fail_msg("%s in\n%s", messages.items[0].text, yaml);
    referral->at.file = NULL;
    documents_free(&documents);
    messages_free(&messages);
}

static char *written(const struct referral *referral)
{
    struct text text = {0};

    form_write(referral, &text);
    return text.bytes;
}

static void writes_the_whole_form(void **state)
{
    static const char wanted[] =
        "service: cool-kids\nreceived_on: 2026-09-01\nexternal_id: W-1042\nsource: webform\n"
        "citizen:\n  kind: child\n  name: Asta Opdigt\n  birth_date: 2016-03-04\n  cpr: \"040316-4000\" # female\n  municipality: Norddjurs\n"
        "  address: \"Fantasivej 7, 8500 Grenaa\"\n  school: Digteskolen\n  class: \"4.b\"\n  phone: \"00 00 00 00\"\n"
        "  email: asta@example.invalid\n"
        "holders:\n"
        "  - name: Mor Opdigt\n    relation: mother\n    phone: \"00000001\"\n    email: mor@example.invalid\n    holder: yes\n"
        "    consent: given\n"
        "  - name: Far Opdigt\n    relation: father\n    birth_date: 1980-12-31\n    cpr: \"311280-0000\" # female\n    municipality: Syddjurs\n"
        "    address: Digtervej 1\n    organisation: \"Opdigt & Co\"\n    protected: yes\n    holder: yes\n    consent: refused\n"
        "  - relation: foster mother\n    holder: no\n    consent: unknown\n"
        "network:\n"
        "  - name: Lærer Opdigt\n    relation: class teacher\n    organisation: Digteskolen\n    phone: \"00000002\"\n"
        "    email: l@example.invalid\n"
        "referrer:\n  role: parent\n  name: Mor Opdigt\n  organisation: none\n  phone: \"00000001\"\n  email: mor@example.invalid\n"
        "caseworker:\n  name: Sag Opdigt\n  email: sag@example.invalid\n"
        "child_case: no\nlegal_basis: SEL § 11\nconcerns: [sad, school]\nreason: |-\n  She cannot sleep.\n  She stays at home.\n"
        "child_wants: yes\ngoals:\n  - sleep\n  - go to school\npossible_days: [mon, tue, wed]\n"
        "practical:\n  interpreter: Polish\n  allergies: nuts\n  fetched_by: grandmother\n"
        "facts:\n  anxiety_disturbs: yes\n  worry: 7\n  shelter: randers\n  told_on: 2026-08-30\n";
    struct messages messages = {0};
    struct referral referral, again;
    char *bytes, *form, *second;
    size_t length;

    (void)state;
    assert_int_equal(file_read("tests/fixtures/intake/forms/whole.yaml", &bytes, &length, &messages), 0);
    form_from(bytes, &referral);
    form = written(&referral);
    assert_string_equal(form, wanted);
    form_from(form, &again);
    second = written(&again);
    assert_string_equal(second, wanted);
    referral_free(&referral);
    referral_free(&again);
    free(bytes);
    free(form);
    free(second);
}

static void gives_back_what_is_protected(void **state)
{
    static const char wanted[] =
        "service: cool-kids\nreceived_on: 2026-09-02\n"
        "citizen:\n  kind: child\n  name: Asta\n  municipality: Norddjurs\n  address: Opdigtet Vej\n  school: Digteskolen\n"
        "  phone: \"1\"\n  protected: yes\n"
        "holders:\n  - name: Mor\n    address: Opdigtet Vej\n    phone: \"2\"\n    holder: yes\n    consent: unknown\n"
        "  - name: Far\n    phone: \"3\"\n    protected: yes\n    holder: yes\n    consent: unknown\n";
    struct referral referral, again;
    char *form, *second;

    (void)state;
    form_from("service: cool-kids\n"
              "citizen: {name: Asta, address: Opdigtet Vej, school: Digteskolen, phone: 1, municipality: Norddjurs, "
              "protected: yes}\n"
              "holders: [{name: Mor, address: Opdigtet Vej, phone: 2}, {name: Far, phone: 3, protected: yes}]\n",
              &referral);
    form = written(&referral);
    assert_string_equal(form, wanted);
    form_from(form, &again);
    second = written(&again);
    assert_string_equal(second, wanted);
    referral_free(&referral);
    referral_free(&again);
    free(form);
    free(second);
}

static void marks_a_replacement_number(void **state)
{
    struct referral referral, again;
    char *form;

    (void)state;
    form_from("{service: cool-kids, citizen: {name: Asta, cpr: 640316-4000}}", &referral);
    form = written(&referral);
    assert_non_null(strstr(form, "  birth_date: 2016-03-04\n  cpr: \"640316-4000\" # female, replacement number\n"));
    form_from(form, &again);
    assert_string_equal(again.citizen.cpr, "6403164000");
    referral_free(&referral);
    referral_free(&again);
    free(form);
}

/* Of what the store may know of a citizen, that which a form can say of the day it was received. */
static void says_what_a_form_can_of_a_birth(void **state)
{
    static const struct {
        int birth_date, due_on, age; /* days from TODAY; DATE_NONE, -1 */
        const char *cpr, *wanted;
    } cases[] = {
        {3, DATE_NONE, -1, "0509264000", "  due_on: 2026-09-05 # born\n"},
        {DATE_NONE, 3, 4, NULL, "  due_on: 2026-09-05\n"},
        {0, DATE_NONE, 4, "0209264000", "  birth_date: 2026-09-02\n  cpr: \"020926-4000\" # female\n"},
        {DATE_NONE, DATE_NONE, 4, NULL, "  age: 4\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral, again;
        char *form;

        form_from("{service: cool-kids, citizen: {name: Asta}}", &referral);
        referral.citizen.birth_date = cases[i].birth_date == DATE_NONE ? DATE_NONE : TODAY + cases[i].birth_date;
        referral.citizen.due_on = cases[i].due_on == DATE_NONE ? DATE_NONE : TODAY + cases[i].due_on;
        referral.citizen.age = cases[i].age;
        referral.citizen.cpr = memory_text(cases[i].cpr);
        form = written(&referral);
        assert_string_equal(strstr(form, "  name: Asta\n") + strlen("  name: Asta\n"), cases[i].wanted);
        form_from(form, &again);
        referral_free(&referral);
        referral_free(&again);
        free(form);
    }
}

static void says_in_comments_what_no_form_says(void **state)
{
    struct referral referral, again;
    char *form;

    (void)state;
    form_from("{service: cool-kids, citizen: {name: Asta}, holders: [{name: Mor, consent: given}], goals: [sleep]}",
              &referral);
    referral.holders[0].consent = CONSENT_WITHDRAWN;
    memory_text_set(&referral.goals[0].outcome, "met");
    form = written(&referral);
    assert_non_null(strstr(form, "    consent: refused # withdrawn\n"));
    assert_non_null(strstr(form, "  - sleep # met\n"));
    form_from(form, &again);
    assert_int_equal(again.holders[0].consent, CONSENT_REFUSED);
    assert_string_equal(again.goals[0].text, "sleep");
    referral_free(&referral);
    referral_free(&again);
    free(form);
}

static void writes_little_of_little(void **state)
{
    static const struct {
        const char *form, *wanted;
    } cases[] = {
        {"{service: talks, citizen: {alias: Sommerfugl, kind: adult, age: 40}, concerns: []}",
         "service: talks\nreceived_on: 2026-09-02\ncitizen:\n  kind: adult\n  alias: Sommerfugl\n  age: 40\nconcerns: []\n"},
        {"{service: cool-kids, citizen: {due_on: 2026-12-01}, network: [{relation: aunt}]}",
         "service: cool-kids\nreceived_on: 2026-09-02\ncitizen:\n  kind: child\n  due_on: 2026-12-01\nnetwork:\n"
         "  - relation: aunt\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral;
        char *form;

        form_from(cases[i].form, &referral);
        form = written(&referral);
        assert_string_equal(form, cases[i].wanted);
        referral_free(&referral);
        free(form);
    }
}

/* Nothing that steers a terminal, and nothing that a reader of YAML could take otherwise. */
static bool harmless(const char *form)
{
    uint32_t code;

    while ((code = utf8_next(&form)) != 0)
        if ((code < 0x20 && code != '\n') || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
            code == 0xfeff)
            return false;
    return true;
}

/* The same text as name, as long text and as goal comes back to the byte. */
static void round_trip(const char *text)
{
    struct referral referral, again;
    char *form;

    form_from("{service: talks, citizen: {name: x}, reason: x, goals: [x], holders: [{name: x, relation: x}]}",
              &referral);
    memory_text_set(&referral.citizen.name, text);
    memory_text_set(&referral.reason, text);
    memory_text_set(&referral.goals[0].text, text);
    memory_text_set(&referral.holders[0].relation, text);
    form = written(&referral);
    assert_true(harmless(form));
    form_from(form, &again);
    if (!text_is(again.citizen.name, text) || !text_is(again.reason, text) || !text_is(again.goals[0].text, text) ||
        !text_is(again.holders[0].relation, text))
        fail_msg("not exact in\n%s", form);
    referral_free(&referral);
    referral_free(&again);
    free(form);
}

static void writes_texts_exactly(void **state)
{
    static const struct {
        const char *text, *as;
    } cases[] = {
        {"Søren Ærø-Ångström", "name: Søren Ærø-Ångström\n"},
        {"O'Opdigt (mor)", "name: O'Opdigt (mor)\n"},
        {"yes", "name: \"yes\"\n"},
        {"Null", "name: \"Null\"\n"},
        {"~", "name: \"~\"\n"},
        {"2016-03-04", "name: \"2016-03-04\"\n"},
        {"0123", "name: \"0123\"\n"},
        {"=1+1", "name: \"=1+1\"\n"},
        {"- a", "name: \"- a\"\n"},
        {"a: b", "name: \"a: b\"\n"},
        {"a #b", "name: \"a #b\"\n"},
        {"a, b", "name: \"a, b\"\n"},
        {"*a", "name: \"*a\"\n"},
        {"a  b", "name: \"a  b\"\n"},
        {"\"a\"\\n", "name: \"\\\"a\\\"\\\\n\"\n"},
        {"\033[31mred\a", "name: \"\\x1b[31mred\\x07\"\n"},
        {"\xc2\x9b"
         "31m",
         "name: \"\\x9b31m\"\n"},
        {"a\u202eb", "name: \"a\\u202eb\"\n"},
        {"\ufeff"
         "a",
         "name: \"\\ufeffa\"\n"},
        {"a\U000e0041", "name: \"a\\U000e0041\"\n"},
        {"a\r\nb\tc", "name: \"a\\r\\nb\\tc\"\n"},
        {"one\n\n  two \nthree", "reason: |-\n  one\n\n    two \n  three\n"},
        {"one\n---\n# two: [", "reason: |-\n  one\n  ---\n  # two: [\n"},
        {"one\n\ttwo", "reason: \"one\\n\\ttwo\"\n"},
        {"日本 🙂", "name: \"日本 🙂\"\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral;
        char *form;

        round_trip(cases[i].text);
        form_from("{service: talks, citizen: {name: x}}", &referral);
        memory_text_set(&referral.citizen.name, cases[i].text);
        memory_text_set(&referral.reason, cases[i].text);
        form = written(&referral);
        if (strstr(form, cases[i].as) == NULL)
            fail_msg("no %s in\n%s", cases[i].as, form);
        referral_free(&referral);
        free(form);
    }
}

/* Pieces that mean something to YAML, thrown together; a fixed seed, so that a failure comes again. */
static void writes_any_text_exactly(void **state)
{
    static const char *const pieces[] = {"a",  "æ",    " ",      "\n",         ": ",       " #",     "- ",    "\"",
                                         "'",  "\\",   "[",      "{",          "&",        "*",      "!",     "|",
                                         ">",  "%",    "@",      "`",          "\t",       "\r",     "---",   "...",
                                         "? ", "\x01", "\x7f",   "\u2028",     "\xc2\x85", ",",      "<<",    "0",
                                         "~",  "null", "\ufffd", "\U0001f642", "\xc2\xad", "\ue000", "\uffff"};
    unsigned seed = 1;

    (void)state;
    for (int i = 0; i < 400; i++) {
        struct text text = {0};
        char *trimmed;

        text_add(&text, "x");
        for (int left = (int)(seed >> 16) % 12; left >= 0; left--) {
            seed = seed * 1103515245u + 12345u;
            text_add(&text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        trimmed = text_trim(text.bytes + (i % 2)); /* every other one begins with whatever came */
        if (*trimmed != '\0')
            round_trip(trimmed);
        text_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_whole_form),
        cmocka_unit_test(gives_back_what_is_protected),
        cmocka_unit_test(marks_a_replacement_number),
        cmocka_unit_test(says_what_a_form_can_of_a_birth),
        cmocka_unit_test(says_in_comments_what_no_form_says),
        cmocka_unit_test(writes_little_of_little),
        cmocka_unit_test(writes_texts_exactly),
        cmocka_unit_test(writes_any_text_exactly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
