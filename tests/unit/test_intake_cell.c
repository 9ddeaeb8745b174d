/* Cells in the words of Danish offices, and what must stay as it is. */
#include "intake/cell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct reading {
    const char *cell, *plain; /* NULL: as it is */
};

static void assert_read(unsigned wants, const struct reading *readings, size_t count)
{
    struct text into = {0};

    for (size_t i = 0; i < count; i++) {
        const char *wanted = readings[i].plain == NULL ? readings[i].cell : readings[i].plain;
        const char *plain = cell_plain(readings[i].cell, wants, &into);

        if (!text_is(plain, wanted))
            fail_msg("'%s' is read as '%s', not as '%s'", readings[i].cell, plain, wanted);
        assert_string_equal(cell_plain(readings[i].cell, 0, &into), readings[i].cell);
    }
    text_free(&into);
}

static void reads_days_of_the_calendar(void **state)
{
    static const struct reading readings[] = {
        {"03-02-2026", "2026-02-03"},
        {"3.2.2026", "2026-02-03"},
        {"03/02/2026", "2026-02-03"},
        {"3/2-2026", "2026-02-03"},
        {"3. 2. 2026", "2026-02-03"},
        {"31-02-2026", "2026-02-31"},
        {"03-02-2026 14:05", "2026-02-03"},
        {"03-02-2026 14.05.30", "2026-02-03"},
        {"3/2/2026  7:05:30.123", "2026-02-03"},
        {"03-02-2026 ", "2026-02-03"},
        {"2026-02-03T14:05:30", "2026-02-03"},
        {"2026-02-03 00:00", "2026-02-03"},
        {"2026-02-03", NULL},
        {"2026-02-03 ", "2026-02-03"},
        {"2026-02-03T14:05:30Z", NULL},
        {"2026-02-03T", NULL},
        {"2026-02-03 14", NULL},
        {"03-02-2026 kl. 14", NULL},
        {"03-02-26", NULL},
        {"3.2", NULL},
        {"3.2.", NULL},
        {"003-02-2026", NULL},
        {"3-2-20260", NULL},
        {"3-2-202", NULL},
        {"3 februar 2026", NULL},
        {"", NULL},
        {"-", NULL},
        {"46056", NULL},
    };

    (void)state;
    assert_read(CELL_DATE, readings, COUNT(readings));
}

static void sees_short_years(void **state)
{
    (void)state;
    assert_true(cell_year_short("03-02-26"));
    assert_true(cell_year_short("3.2.16 14:05"));
    assert_false(cell_year_short("03-02-2026"));
    assert_false(cell_year_short("03-02-6"));
    assert_false(cell_year_short("2026-02-03"));
    assert_false(cell_year_short("26"));
    assert_false(cell_year_short(""));
}

static void reads_truths(void **state)
{
    static const struct reading readings[] = {
        {"ja", "yes"},
        {"Ja", "yes"},
        {"NEJ", "no"},
        {"x", "yes"},
        {"X", "yes"},
        {"1", "yes"},
        {"0", "no"},
        {"SAND", "yes"},
        {"Falsk", "no"},
        {"TRUE", "yes"},
        {"false", "no"},
        {"Yes", "yes"},
        {"no", "no"},
        {"unknown", "unknown"},
        {"Ukendt", "unknown"},
        {"Ved  ikke", "unknown"},
        {"2", NULL},
        {"måske", NULL},
        {"", NULL},
    };
    static const struct reading consents[] = {{"ja", "given"}, {"Nej", "refused"}, {"x", "given"},
                                              {"given", NULL}, {"refused", NULL},  {"ved ikke", "unknown"}};

    (void)state;
    assert_read(CELL_TRUTH, readings, COUNT(readings));
    assert_read(CELL_CONSENT, consents, COUNT(consents));
}

static void reads_weekdays(void **state)
{
    static const struct reading readings[] = {
        {"man", "mon"},           {"Mandag", "mon"}, {"TIR", "tue"},    {"ons", "wed"},   {"tors", "thu"},
        {"Torsdag", "thu"},       {"fre", "fri"},    {"Lørdag", "sat"}, {"LØR", "sat"},   {"SØNDAG", "sun"},
        {"hverdage", "weekdays"}, {"friday", "fri"}, {"mon", NULL},     {"aldrig", NULL}, {"", NULL},
    };

    (void)state;
    assert_read(CELL_DAY, readings, COUNT(readings));
}

static void reads_numbers(void **state)
{
    static const struct reading readings[] = {
        {"3,5", "3.5"},
        {"-3,5", "-3.5"},
        {"0,25", "0.25"},
        {"1.250,5", "1250.5"},
        {"12.250.000,75", "12250000.75"},
        {"1250,5", "1250.5"},
        {"3.5", NULL},
        {"3", NULL},
        {"3,", NULL},
        {",5", NULL},
        {"3,5,5", NULL},
        {"1.25,5", NULL},
        {"1.,5", NULL},
        {"a,5", NULL},
        {"3,5 timer", NULL},
        {"", NULL},
        {"-", NULL},
        {"1..250,5", NULL},
    };

    (void)state;
    assert_read(CELL_NUMBER, readings, COUNT(readings));
}

static void trims(void **state)
{
    static const struct reading readings[] = {
        {"Bo", NULL},
        {" Bo ", "Bo"},
        {"\xc2\xa0"
         "Bo Opdigt\xc2\xa0 ",
         "Bo Opdigt"},
        {"\t\n", ""},
        {"\xc2\xa0", ""},
        {"", NULL},
        {"Åse ", "Åse"},
    };
    struct text into = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(readings); i++)
        assert_string_equal(cell_trimmed(readings[i].cell, &into),
                            readings[i].plain == NULL ? readings[i].cell : readings[i].plain);
    text_free(&into);
}

static void compares_words(void **state)
{
    (void)state;
    assert_true(words_same("Barnets navn", " barnets\n NAVN"));
    assert_true(words_same("Fødselsdag", "FØDSELS\xc2\xa0"
                                         "DAG "));
    assert_true(words_same("", "  "));
    assert_false(words_same("navn", "navne"));
    assert_false(words_same("ø", "o"));
    assert_false(words_same("×", "÷"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_of_the_calendar),
        cmocka_unit_test(sees_short_years),
        cmocka_unit_test(reads_truths),
        cmocka_unit_test(reads_weekdays),
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(trims),
        cmocka_unit_test(compares_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
