#include "base/date.h"
#include "base/memory.h"
#include "model/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void texts_become_values(void **state)
{
    static const struct {
        const char *text;
        enum value_kind kind;
        const char *again;
    } cases[] = {
        {"", VALUE_UNKNOWN, ""},
        {" \t", VALUE_UNKNOWN, ""},
        {"unknown", VALUE_UNKNOWN, ""},
        {"yes", VALUE_TRUTH, "yes"},
        {"True", VALUE_TRUTH, "yes"},
        {"NO", VALUE_TRUTH, "no"},
        {"false", VALUE_TRUTH, "no"},
        {"ja", VALUE_TRUTH, "yes"},
        {"Nej", VALUE_TRUTH, "no"},
        {" yes ", VALUE_TRUTH, "yes"},
        {"12", VALUE_NUMBER, "12"},
        {"0", VALUE_NUMBER, "0"},
        {"-0", VALUE_NUMBER, "0"},
        {"-7", VALUE_NUMBER, "-7"},
        {"007", VALUE_NUMBER, "7"},
        {"12.50", VALUE_NUMBER, "12.5"},
        {"-0.25", VALUE_NUMBER, "-0.25"},
        {"0.1", VALUE_NUMBER, "0.1"},
        {"123456789012345", VALUE_NUMBER, "123456789012345"},
        {"1234567890123456", VALUE_WORD, "1234567890123456"},
        {"12,5", VALUE_WORD, "12,5"},
        {"1.", VALUE_WORD, "1."},
        {".5", VALUE_WORD, ".5"},
        {"-", VALUE_WORD, "-"},
        {"--1", VALUE_WORD, "--1"},
        {"1.2.3", VALUE_WORD, "1.2.3"},
        {"1e3", VALUE_WORD, "1e3"},
        {"nan", VALUE_WORD, "nan"},
        {"4.b", VALUE_WORD, "4.b"},
        {"2026-03-04", VALUE_DATE, "2026-03-04"},
        {"2026-02-30", VALUE_WORD, "2026-02-30"},
        {"given", VALUE_WORD, "given"},
        {"Unknown", VALUE_WORD, "Unknown"},
        {"close carer", VALUE_WORD, "close carer"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = value_read(cases[i].text);
        char *again = value_write(&value);

        assert_int_equal(value.kind, cases[i].kind);
        assert_string_equal(again, cases[i].again);
        free(again);
        value_free(&value);
    }
    assert_int_equal(value_read(NULL).kind, VALUE_UNKNOWN);
}

static void numbers_are_written_short(void **state)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{1.0 / 3, "0.333333"}, {1234.5, "1234.5"}, {1e15, "1000000000000000"}, {0.001, "0.001"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = {.kind = VALUE_NUMBER, .number = cases[i].number};
        char *text = value_write(&value);

        assert_string_equal(text, cases[i].text);
        free(text);
    }
}

static bool equal(const char *a, const char *b)
{
    struct value first = value_read(a), second = value_read(b), copy;
    bool same = value_equal(&first, &second);

    value_copy(&copy, &second);
    value_free(&second);
    assert_int_equal(value_equal(&first, &copy), same);
    value_free(&first);
    value_free(&copy);
    return same;
}

static void values_are_compared(void **state)
{
    (void)state;
    assert_true(equal("yes", "true"));
    assert_false(equal("yes", "no"));
    assert_true(equal("12", "12.0"));
    assert_false(equal("12", "13"));
    assert_true(equal("2026-03-04", "2026-03-04"));
    assert_false(equal("2026-03-04", "2026-03-05"));
    assert_true(equal("house", "house"));
    assert_false(equal("house", "House"));
    assert_false(equal("1", "yes"));
    assert_false(equal("unknown", "unknown"));
}

static void facts_keep_only_what_is_known(void **state)
{
    struct facts facts = {0};

    (void)state;
    facts_add_text(&facts, "empty", "");
    facts_add_text(&facts, "asked", "unknown");
    facts_add_truth(&facts, "child_case", TRUTH_UNKNOWN);
    assert_int_equal(facts.count, 0);
    assert_null(facts_get(&facts, "asked"));

    facts_add_truth(&facts, "child_case", TRUTH_NO);
    facts_add_number(&facts, "age", 9);
    facts_add(&facts, "met_on", (struct value){.kind = VALUE_DATE, .date = 20000});
    facts_add_text(&facts, "concern", "sad");
    facts_add_text(&facts, "concern", "school");
    assert_int_equal(facts.count, 5);
    assert_false(facts_get(&facts, "child_case")->truth);
    assert_true(facts_get(&facts, "age")->number == 9);
    assert_int_equal(facts_get(&facts, "met_on")->date, 20000);
    assert_string_equal(facts_get(&facts, "concern")->word, "sad");
    assert_null(facts_get(&facts, "resident"));
    facts_free(&facts);
    assert_int_equal(facts.count, 0);
}

static void a_fact_is_replaced(void **state)
{
    struct facts facts = {0};

    (void)state;
    for (int i = 0; i < 4; i++)
        facts_add_text(&facts, "concern", "sad");
    facts_add_text(&facts, "crisis", "death");
    facts_set_text(&facts, "concern", "school");
    assert_int_equal(facts.count, 2);
    assert_string_equal(facts_get(&facts, "concern")->word, "school");
    assert_string_equal(facts_get(&facts, "crisis")->word, "death");

    facts_set_text(&facts, facts.items[0].name, facts.items[0].value.word);
    assert_string_equal(facts_get(&facts, "crisis")->word, "death");
    facts_set_text(&facts, "crisis", "unknown");
    assert_null(facts_get(&facts, "crisis"));
    facts_set_text(&facts, "concern", "");
    assert_int_equal(facts.count, 0);
    for (int i = 0; i < 9; i++)
        facts_add_number(&facts, "n", i);
    assert_int_equal(facts.count, 9);
    facts_free(&facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_values), cmocka_unit_test(numbers_are_written_short),
        cmocka_unit_test(values_are_compared), cmocka_unit_test(facts_keep_only_what_is_known),
        cmocka_unit_test(a_fact_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
