#include "base/date.h"
#include "rules/due_open.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_parked_referral_is_looked_at_again(void **state)
{
    static const struct {
        struct due_parked parked;
        int house_since;
        bool owed;
        int due_on;
    } table[] = {
        {{100, 150, DATE_NONE}, DATE_NONE, true, 150},
        {{100, 150, DATE_NONE}, 100, true, 150},
        {{100, 150, DATE_NONE}, 150, true, 150},
        {{100, 150, DATE_NONE}, 151, true, 151}, /* it stood open when the house began */
        {{100, 150, 150}, DATE_NONE, false, 150},
        {{100, 150, 101}, DATE_NONE, false, 150}, /* looked at ahead */
        {{100, 150, 100}, DATE_NONE, true, 150},  /* that look was the decision itself */
        {{100, 150, 99}, DATE_NONE, true, 150},   /* … or one before it */
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct due_open open;

        assert_int_equal(due_open_parked(&table[i].parked, table[i].house_since, &open), table[i].owed);
        assert_int_equal(open.due_on, table[i].due_on);
        assert_int_equal(open.since, 101);
    }
}

static void a_consent_taken_back_is_talked_of(void **state)
{
    static const struct {
        struct due_refusal refusal;
        bool owed;
    } table[] = {
        {{.refused_on = 120, .withdrawn = true, .accepted_on = 100, .done_on = DATE_NONE}, true},
        {{.refused_on = 120, .withdrawn = false, .accepted_on = 100, .done_on = DATE_NONE}, true},
        {{.refused_on = 120, .withdrawn = true, .accepted_on = 100, .overridden = true, .done_on = DATE_NONE}, true},
        /* What was known at the acceptance was weighed then. */
        {{.refused_on = 99, .withdrawn = true, .accepted_on = 100, .accepted_entered_on = 1, .done_on = DATE_NONE},
         false},
        {{.refused_on = 99, .withdrawn = true, .accepted_on = 100, .overridden = true, .done_on = DATE_NONE}, false},
        {{.refused_on = 99, .withdrawn = false, .accepted_on = 100, .done_on = DATE_NONE}, false},
        /* Typed later than the acceptance, it was not known then; on the same day it could be taken back. */
        {{.refused_on = 99,
          .entered_on = 1,
          .withdrawn = true,
          .accepted_on = 100,
          .overridden = true,
          .done_on = DATE_NONE},
         true},
        {{.refused_on = 99, .entered_on = 1, .withdrawn = false, .accepted_on = 100, .done_on = DATE_NONE}, true},
        {{.refused_on = 99, .withdrawn = true, .accepted_on = 100, .done_on = DATE_NONE}, true},
        {{.refused_on = 100, .withdrawn = true, .accepted_on = 100, .done_on = DATE_NONE}, true},
        {{.refused_on = 100, .withdrawn = true, .accepted_on = 100, .overridden = true, .done_on = DATE_NONE}, false},
        {{.refused_on = 100, .withdrawn = false, .accepted_on = 100, .done_on = DATE_NONE}, false},
        /* Talked of on that day or later; what was talked of before was another matter. */
        {{.refused_on = 120, .withdrawn = true, .accepted_on = 100, .done_on = 120}, false},
        {{.refused_on = 120, .withdrawn = true, .accepted_on = 100, .done_on = 130}, false},
        {{.refused_on = 120, .withdrawn = true, .accepted_on = 100, .done_on = 119}, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct due_open open;

        assert_int_equal(due_open_refusal(&table[i].refusal, DATE_NONE, &open), table[i].owed);
        assert_int_equal(open.due_on, table[i].refusal.refused_on);
        assert_int_equal(open.since, table[i].refusal.refused_on);
        due_open_refusal(&table[i].refusal, 125, &open);
        assert_int_equal(open.due_on, 125);
        assert_int_equal(open.since, table[i].refusal.refused_on);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parked_referral_is_looked_at_again),
        cmocka_unit_test(a_consent_taken_back_is_talked_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
