#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/likeness.h"
#include "rules/likeness_pairs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *word(enum likeness how)
{
    return how == LIKENESS_NONE ? "none" : named_name(likeness_names, (int)how);
}

static int day(const char *text)
{
    int date = DATE_NONE;

    if (text[0] != '\0')
        assert_true(date_read(text, &date));
    return date;
}

static enum likeness names(const char *a, const char *b)
{
    struct likeness_name one, other;

    likeness_name_read(a, &one);
    likeness_name_read(b, &other);
    return likeness_compare(&one, &other);
}

/* Each case both ways round: likeness has no direction. */
static void names_are_compared(void **state)
{
    static const struct {
        const char *a, *b, *how;
    } cases[] = {
        {"Alma Eksempel", "Alma Eksempel", "same_name"},
        {"Alma Eksempel", "ALMA  eksempel ", "same_name"},
        {"Anne-Marie Holm", "Anne Marie Holm", "same_name"},
        {"Anne-Marie Holm", "Annemarie Holm", "same_name"},
        {"Søren Åge Prøve", "SOEREN AAGE PROEVE", "same_name"},
        {"Søren Åge Prøve", "SØREN ÅGE PRØVE", "same_name"},
        {"Zoë D'Opdigt", "Zoe Dopdigt", "same_name"},
        {"Łukasz Żuk", "lukasz zuk", "same_name"},
        {"Алма Пример", "Алма Пример", "same_name"},
        {"Alma Eksempel", "Eksempel, Alma", "swapped_names"},
        {"Alma Sofie Eksempel", "Eksempel Alma Sofie", "swapped_names"},
        {"Alma Eksempel", "Alma Eksempl", "name_slip"},
        {"Alma Eksempel", "Alma Eksempeel", "name_slip"},
        {"Alma Eksempel", "Alma Eksampel", "name_slip"},
        {"Alma Eksempel", "Alma Eskempel", "name_slip"},
        {"Alma Eksempel", "lma Eksempel", "name_slip"},
        {"Alma Eksempel", "Alma Eksempelx", "name_slip"},
        {"Børge Prøve", "Birge Prøve", "name_slip"},
        {"Børge Prøve", "Borge Prøve", "name_slip"},
        {"Søren Holm", "Sören Holme", "name_slip"},
        {"Åse Holm", "Ase Holm", "name_slip"},
        {"Алма Пример", "Алма Примар", "name_slip"},
        {"Alma Eksempel", "Alma Sofie Eksempel", "shorter_name"},
        {"Alma Eksempel", "Alma Sofie Bo Eksempel", "shorter_name"},
        {"Alma Bo Eksempel", "Alma Sofie Bo Eksempel", "shorter_name"},
        {"Alma Eksempel", "Alma Eksampal", "none"},
        {"Alma Eksempel", "Alma", "none"},
        {"Alma Eksempel", "Sofie Alma Eksempel", "none"},
        {"Alma Eksempel", "Alma Opdigt", "none"},
        {"Alma Eksempel", "Asta Eksempel", "none"},
        {"Alma Eksempel", "Emla Eksempal", "none"},
        {"Tvilling 1 Holm", "Tvilling 2 Holm", "none"},
        {"Tvilling 1 Holm", "Tvilling Holm", "shorter_name"},
        {"Tvilling 12 Holm", "Tvilling 21 Holm", "none"},
        {"Tvilling 1 Holm", "Tviling 1 Holm", "name_slip"},
        {"Tvilling 121 Holm", "Tvilling 21 Holm", "none"},
        {"Tvilling 7 Holm", "Tvilling 7 Sofie 8 Holm", "shorter_name"},
        {"Bo", "Bi", "none"},
        {"Bo", "bo", "same_name"},
        {"", "", "none"},
        {"-", "Alma", "none"},
        {NULL, "Alma Eksempel", "none"},
        {NULL, NULL, "none"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *one = word(names(cases[i].a, cases[i].b)), *other = word(names(cases[i].b, cases[i].a));

        if (strcmp(one, cases[i].how) != 0 || strcmp(other, cases[i].how) != 0)
            fail_msg("%s and %s: %s, %s", cases[i].a ? cases[i].a : "NULL", cases[i].b ? cases[i].b : "NULL", one,
                     other);
        assert_int_equal(likeness_same_name(cases[i].a, cases[i].b), strcmp(cases[i].how, "same_name") == 0);
    }
}

/* Names beyond what is looked at must not run over. */
static void long_names_end(void **state)
{
    struct text many = {0}, wide = {0};
    struct likeness_name name;

    (void)state;
    for (int i = 0; i < 300; i++) {
        text_add(&many, "æ ");
        text_add(&wide, "ø");
    }
    likeness_name_read(text_bytes(&many), &name);
    assert_int_equal(name.parts, LIKENESS_PARTS);
    assert_int_equal(name.length, LIKENESS_LETTERS);
    assert_int_equal(names(text_bytes(&wide), text_bytes(&wide)), LIKENESS_SAME_NAME);
    assert_int_equal(names(text_bytes(&many), text_bytes(&many)), LIKENESS_SAME_NAME);
    text_free(&many);
    text_free(&wide);
}

static void dates_slip(void **state)
{
    static const struct {
        const char *a, *b;
        bool slip;
    } cases[] = {
        {"2016-03-04", "2016-03-05", true},  {"2016-03-04", "2016-03-14", true},  {"2016-03-04", "2016-08-04", true},
        {"2016-03-04", "2016-04-03", true},  {"2016-03-12", "2016-03-21", true},  {"2016-03-04", "2061-03-04", true},
        {"2016-03-04", "2019-03-04", true},  {"2016-03-04", "1916-03-04", true},  {"2016-03-10", "2016-03-01", true},
        {"2016-03-04", "2016-03-04", false}, {"2016-03-04", "2016-03-15", false}, {"2016-03-04", "2015-04-03", false},
        {"2016-03-04", "1917-03-04", false}, {"2016-10-31", "2016-11-01", false}, {"", "2016-03-04", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (likeness_date_slip(day(cases[i].a), day(cases[i].b)) != cases[i].slip ||
            likeness_date_slip(day(cases[i].b), day(cases[i].a)) != cases[i].slip)
            fail_msg("%s and %s", cases[i].a, cases[i].b);
}

/* What is listed as near is just what slips, over some odd days and all around them. */
static void near_dates_are_all_that_slip(void **state)
{
    static const char *const days[] = {"2016-02-29", "2016-03-04", "1999-12-31", "2000-01-01", "2011-11-11"};

    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        int near[LIKENESS_NEAR_DATES], date = day(days[i]);
        size_t count = likeness_near_dates(date, near), found = 0;

        assert_true(count < LIKENESS_NEAR_DATES);
        for (int other = date - 40000; other <= date + 40000; other++)
            if (likeness_date_slip(date, other)) {
                bool listed = false;

                for (size_t n = 0; n < count; n++)
                    listed = listed || near[n] == other;
                assert_true(listed);
                found++;
            }
        assert_int_equal(found, count);
    }
}

struct record {
    const char *name, *birth_date, *cpr;
};

static enum likeness compare(const struct record *a, const struct record *b)
{
    struct likeness_person one = {a->name, day(a->birth_date), a->cpr}, other = {b->name, day(b->birth_date), b->cpr};
    struct likeness_name one_name, other_name;

    likeness_name_read(a->name, &one_name);
    likeness_name_read(b->name, &other_name);
    return likeness_of(&one, &one_name, &other, &other_name);
}

static void records_are_compared(void **state)
{
    static const struct {
        struct record a, b;
        const char *how;
    } cases[] = {
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Prøve", "2016-03-04", NULL}, "same_name"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Prøve Alma", "2016-03-04", "0403160000"}, "swapped_names"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Prøver", "2016-03-04", NULL}, "name_slip"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Bo Prøve", "2016-03-04", NULL}, "shorter_name"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Prøve", "2016-04-03", NULL}, "birth_slip"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Prøve", "2016-03-15", NULL}, "none"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Alma Prøver", "2016-04-03", NULL}, "none"},
        {{"Alma Prøve", "2016-03-04", NULL}, {"Prøve Alma", "2016-04-03", NULL}, "none"},
        {{"Alma Prøve", "", NULL}, {"Alma Prøve", "", NULL}, "none"},
        {{"Alma Prøve", "2016-03-04", "0403160000"}, {"Alma Prøve", "2016-03-04", "0403160010"}, "cpr_slip"},
        {{"Alma Prøve", "2016-03-04", "0403160001"}, {"Alma Prøve", "2016-03-04", "0403160010"}, "cpr_slip"},
        {{"Alma Prøve", "2016-03-04", "0403160000"}, {"Alma Prøve", "2016-03-05", "0503160000"}, "cpr_slip"},
        {{"Alma Prøve", "2016-03-04", "0403160000"}, {"Alma Prøve", "2016-03-04", "0403160022"}, "none"},
        {{"Alma Prøve", "2016-03-04", "0403160000"}, {"Alma Prøver", "2016-03-04", "0403160010"}, "none"},
        {{"Alma Prøve", "2016-03-04", "0403160000"}, {"Alma Prøve", "2016-03-04", "6403160022"}, "same_name"},
        {{"Alma Prøve", "2016-03-04", "6403160000"}, {"Alma Prøve", "2016-03-04", "6403160022"}, "same_name"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(word(compare(&cases[i].a, &cases[i].b)), cases[i].how) != 0 ||
            strcmp(word(compare(&cases[i].b, &cases[i].a)), cases[i].how) != 0)
            fail_msg("case %zu: %s", i, word(compare(&cases[i].a, &cases[i].b)));
}

/* --- among many --- */

static void pair_told(void *context, size_t one, size_t other, enum likeness how)
{
    struct text *told = context;

    text_add_format(told, "%zu-%zu %s\n", one < other ? one : other, one < other ? other : one, word(how));
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of a text in order; the caller frees. */
static char *sorted(struct text *told)
{
    struct texts lines = {0};
    struct text result = {0};

    for (char *line = strtok(told->bytes, "\n"); line != NULL; line = strtok(NULL, "\n"))
        texts_add(&lines, line);
    if (lines.count > 0)
        qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    texts_join(&lines, "\n", &result);
    texts_free(&lines);
    text_free(told);
    return result.bytes ? result.bytes : memory_text("");
}

static void all_pairs_are_found_once(void **state)
{
    static const struct record people[] = {
        {"Alma Alma Prøve", "2016-03-04", NULL},
        {"Alma Alma Prøve", "2016-03-04", NULL},
        {"Prøve Alma Alma", "2016-03-04", NULL},
        {"AlmaAlma Prøve", "2016-03-04", NULL},
        {"AlmaAlmaPrøve", "2016-03-04", NULL},
        {"Alma Alma Prøve", "2016-04-03", NULL},
        {"Emma", "2016-03-04", NULL},
        {"Emme", "2016-03-04", NULL},
        {"Emma", "2017-03-04", NULL},
        {"Bo Holm", "2016-03-04", NULL},
        {NULL, "2016-03-04", NULL},
        {"Bo Holm", "", NULL},
        {"Bo Holm", "", NULL},
        {"", "2016-03-04", NULL},
    };
    enum { COUNT = sizeof people / sizeof *people };
    struct likeness_person all[COUNT];
    struct text told = {0};
    char *lines;

    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        all[i] = (struct likeness_person){people[i].name, day(people[i].birth_date), people[i].cpr};
    likeness_pairs(all, COUNT, pair_told, &told);
    lines = sorted(&told);
    assert_string_equal(lines, "0-1 same_name\n0-2 swapped_names\n0-3 same_name\n0-4 same_name\n0-5 birth_slip\n"
                               "1-2 swapped_names\n1-3 same_name\n1-4 same_name\n1-5 birth_slip\n"
                               "3-4 same_name\n3-5 birth_slip\n4-5 birth_slip\n6-7 name_slip\n6-8 birth_slip");
    free(lines);
    likeness_pairs(NULL, 0, pair_told, &told);
    assert_int_equal(told.length, 0);
}

/* Against holding each against each, among invented people of a few names and days. */
static void nothing_is_missed_among_many(void **state)
{
    static const char *const first[] = {"Alma", "Alme", "Bo", "Søren", "Soren", "Emil Bo", "Emil"};
    static const char *const last[] = {"Holm", "Holme", "Prøve", "Eksempel", "Holm Prøve"};
    enum { COUNT = 700 };
    struct likeness_person all[COUNT];
    struct text told = {0}, wanted = {0};
    char *lines, *all_lines;
    unsigned dice = 7;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        dice = dice * 1103515245u + 12345u;
        bool swapped = (dice >> 28) == 0;
        const char *one = first[(dice >> 8) % 7], *other = last[(dice >> 12) % 5];
        all[i] = (struct likeness_person){.name = text_format("%s %s", swapped ? other : one, swapped ? one : other),
                                          .birth_date = day("2016-03-01") + (int)((dice >> 16) % 30)};
    }
    likeness_pairs(all, COUNT, pair_told, &told);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = i + 1; j < COUNT; j++) {
            struct likeness_name a, b;
            enum likeness how;

            likeness_name_read(all[i].name, &a);
            likeness_name_read(all[j].name, &b);
            how = likeness_of(&all[i], &a, &all[j], &b);
            if (how != LIKENESS_NONE)
                pair_told(&wanted, i, j, how);
        }
    assert_true(wanted.length > 1000);
    lines = sorted(&told);
    all_lines = sorted(&wanted);
    assert_string_equal(lines, all_lines);
    for (size_t i = 0; i < COUNT; i++)
        free((char *)all[i].name);
    free(lines);
    free(all_lines);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_compared),
        cmocka_unit_test(long_names_end),
        cmocka_unit_test(dates_slip),
        cmocka_unit_test(near_dates_are_all_that_slip),
        cmocka_unit_test(records_are_compared),
        cmocka_unit_test(all_pairs_are_found_once),
        cmocka_unit_test(nothing_is_missed_among_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
