#include "../fixtures/intake/catalogue.h"

#include "input/yaml.h"
#include "intake/blank.h"
#include "intake/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *blank_of(const struct service *service, const char *language)
{
    struct text text = {0};

    blank_write(service, &house, language, &text);
    return text.bytes;
}

static int read_form(const char *form, struct referral *referral, struct messages *messages)
{
    struct documents documents;
    int result;

    assert_int_equal(yaml_read("form.yaml", form, strlen(form), &documents, messages), 0);
    assert_int_equal(documents.count, 1);
    result = form_read(documents.roots[0], &house, TODAY, referral, messages);
    documents_free(&documents);
    return result;
}

/* Puts a value behind a line's colon; the caller frees. */
static char *filled(const char *form, const char *line, const char *value)
{
    const char *at = strstr(form, line);

    assert_non_null(at);
    return text_format("%.*s%s %s%s", (int)(at - form), form, line, value, at + strlen(line));
}

static void asks_for_a_name_only(void **state)
{
    (void)state;
    for (size_t i = 0; i < house.service_count; i++) {
        char *form = blank_of(&house.services[i], "da");
        char *named = filled(form, "\n  name:", "Asta Opdigt");
        struct messages messages = {0};
        struct referral referral;

        assert_int_equal(read_form(form, &referral, &messages), -1);
        assert_int_equal(messages.count, 1);
        assert_non_null(strstr(messages.items[0].text, "the citizen has no name"));
        messages_free(&messages);
        referral_free(&referral);

        assert_int_equal(read_form(named, &referral, &messages), 0);
        assert_int_equal(messages.count, 0);
        assert_string_equal(referral.service, house.services[i].code);
        assert_int_equal(referral.holder_count, 0);
        assert_int_equal(referral.network_count, 0);
        assert_int_equal(referral.goal_count, 0);
        assert_int_equal(referral.answers.count, 0);
        assert_false(referral.concerns_given);
        referral_free(&referral);
        free(form);
        free(named);
    }
}

/* Every line of the form takes a value where it stands. */
static void takes_what_is_filled_in(void **state)
{
    static const char *const lines[][2] = {
        {"\n  name:", "Asta Opdigt"},
        {"\n  birth_date:", "2016-03-04"},
        {"\n  school:", "Digteskolen"},
        {"\n  - name:", "Mor Opdigt"},
        {"\n    consent:", "given"},
        {"\n    holder:", "no"},
        {"\n  role:", "parent"},
        {"\nreason:", "|\n  one\n  two"},
        {"\nconcerns:", "[sad, school]"},
        {"\ngoals:", "[\"one goal\", \"another\"]"},
        {"\npossible_days:", "[mon, tue]"},
        {"\n  allergies:", "nuts"},
        {"\n  worry:", "4"},
        {"\n  shelter:", "aarhus"},
        {"\nreceived_on:", "2026-09-01"},
    };
    char *form = blank_of(&house.services[0], "en");
    struct messages messages = {0};
    struct referral referral;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *more = filled(form, lines[i][0], lines[i][1]);

        free(form);
        form = more;
    }
    assert_int_equal(read_form(form, &referral, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_string_equal(referral.citizen.school, "Digteskolen");
    assert_int_equal(referral.holder_count, 1);
    assert_false(referral.holders[0].holder);
    assert_int_equal(referral.holders[0].consent, CONSENT_GIVEN);
    assert_string_equal(referral.reason, "one\ntwo");
    assert_int_equal(referral.concerns.count, 2);
    assert_int_equal(referral.goal_count, 2);
    assert_int_equal(referral.answers.count, 2);
    referral_free(&referral);
    free(form);
}

static void suits_the_service(void **state)
{
    static const struct {
        size_t service;
        const char *language, *line;
        bool there;
    } cases[] = {
        {0, "en", "# Referral to: Cool Kids (anxiety group) (The Family House)\n", true},
        {0, "da", "# Referral to: Cool Kids (Familiehuset)\n", true},
        {0, "en", "\nservice: cool-kids\n", true},
        {0, "en", "\n  # Does anxiety disturb daily life?\n  # yes | no | unknown\n  anxiety_disturbs:\n", true},
        {0, "da", "\n  # Forstyrrer angst barnets hverdag?\n  # yes | no | unknown\n  anxiety_disturbs:\n", true},
        {0, "en", "\n  # How great is the worry, 0-10?\n  # a number\n  worry:\n", true},
        {0, "en", "\n  # Which shelter?\n  # randers | aarhus | another word\n  shelter:\n", true},
        {0, "en", "\n#   sad: Sad, withdrawn\n", true},
        {0, "da", "\n#   sad: Ked af det\n", true},
        {0, "en", "\n  # school | parent\n  role:\n", true},
        {0, "en", "\n# the provision it is sent under, as SEL § 11\nlegal_basis:\n", true},
        {0, "en", "\n  kind:\n", false},
        {0, "en", "\n  alias:\n", false},
        {0, "en", "\n  age:\n", false},
        {0, "en", "\nholders:\n", true},
        {1, "en", "\n  # child | adult\n  kind:\n", true},
        {1, "en", "\n  alias:\n", true},
        {1, "en", "\n  # caseworker | school | health visitor | parent | hospital | self | other\n  role:\n", true},
        {2, "en", "\n  due_on:\n", false},
        {2, "en", "\n  # When was the death?\n  # a date as 2026-03-04\n  death_on:\n", true},
        {2, "en", "\n  # a date as 2026-03-04\n  told_on:\n", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *form = blank_of(&house.services[cases[i].service], cases[i].language);

        if ((strstr(form, cases[i].line) != NULL) != cases[i].there)
            fail_msg("case %zu: %s\nin\n%s", i, cases[i].line, form);
        free(form);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_for_a_name_only),
        cmocka_unit_test(takes_what_is_filled_in),
        cmocka_unit_test(suits_the_service),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
