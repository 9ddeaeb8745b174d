#include "base/date.h"
#include "base/text.h"
#include "intake/cpr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void reads_sound_numbers(void **state)
{
    static const struct {
        const char *text, *digits, *birth;
        bool replacement, female, modulus_ok;
    } cases[] = {
        {"251248-4916", "2512484916", "1948-12-25", false, true, true}, /* published example number */
        {"2512484916", "2512484916", "1948-12-25", false, true, true},
        {" 251248-4916\t", "2512484916", "1948-12-25", false, true, true},
        {"251248 4916", "2512484916", "1948-12-25", false, true, true},
        {"251248-4917", "2512484917", "1948-12-25", false, false, false},
        {"010101-0000", "0101010000", "1901-01-01", false, true, false},
        {"010198-3000", "0101983000", "1998-01-01", false, true, false},
        {"010136-4000", "0101364000", "2036-01-01", false, true, false},
        {"010137-4000", "0101374000", "1937-01-01", false, true, false},
        {"010157-5000", "0101575000", "2057-01-01", false, true, false},
        {"010158-5000", "0101585000", "1858-01-01", false, true, false},
        {"010157-8000", "0101578000", "2057-01-01", false, true, false},
        {"010158-8000", "0101588000", "1858-01-01", false, true, false},
        {"010136-9000", "0101369000", "2036-01-01", false, true, false},
        {"010138-9000", "0101389000", "1938-01-01", false, true, false},
        {"290200-4000", "2902004000", "2000-02-29", false, true, false},
        {"610116-4000", "6101164000", "2016-01-01", true, true, false},
        {"910116-4003", "9101164003", "2016-01-31", true, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cpr cpr;
        char birth[DATE_TEXT];

        assert_int_equal(cpr_read(cases[i].text, &cpr), CPR_SOUND);
        assert_string_equal(cpr.digits, cases[i].digits);
        assert_string_equal(date_write(cpr.birth_date, birth), cases[i].birth);
        assert_int_equal(cpr.replacement, cases[i].replacement);
        assert_int_equal(cpr.female, cases[i].female);
        assert_int_equal(cpr.modulus_ok, cases[i].modulus_ok);
    }
}

static void refuses_what_is_none(void **state)
{
    static const struct {
        const char *text;
        int fault;
    } cases[] = {
        {NULL, CPR_SHAPE},
        {"", CPR_SHAPE},
        {"-", CPR_SHAPE},
        {"251248-491", CPR_SHAPE},
        {"251248-49166", CPR_SHAPE},
        {"251248--4916", CPR_SHAPE},
        {"25124-84916", CPR_SHAPE},
        {"2512484-916", CPR_SHAPE},
        {"251248-4916-", CPR_SHAPE},
        {"251248-4916x", CPR_SHAPE},
        {"25124a-4916", CPR_SHAPE},
        {"-2512484916", CPR_SHAPE},
        {"251248 -4916", CPR_SHAPE},
        {"251248-\xc2\xb2"
         "916",
         CPR_SHAPE},
        {"290215-4000", CPR_DATE},
        {"000116-4000", CPR_DATE},
        {"320116-4000", CPR_DATE},
        {"600116-4000", CPR_DATE},
        {"920116-4000", CPR_DATE},
        {"010016-4000", CPR_DATE},
        {"011316-4000", CPR_DATE},
        {"910216-4000", CPR_DATE},
        {"290200-5000", CPR_SOUND},
        {"290200-0000", CPR_DATE}, /* 1900 had no leap day */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cpr cpr = {.birth_date = 1};

        if (cpr_read(cases[i].text, &cpr) != cases[i].fault)
            fail_msg("case %zu", i);
        if (cases[i].fault != CPR_SOUND)
            assert_int_equal(cpr.birth_date, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_sound_numbers),
        cmocka_unit_test(refuses_what_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
