#include "store/id_set.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static int write_run(void *context, long first, long last)
{
    text_add_format(context, " %ld-%ld", first, last);
    return 0;
}

static int stop_at_once(void *context, long first, long last)
{
    (void)last;
    *(long *)context += first;
    return 7;
}

static void runs_are(const struct id_set *set, const char *wanted)
{
    struct text written = {0};

    assert_int_equal(id_set_runs(set, write_run, &written), 0);
    assert_string_equal(text_bytes(&written), wanted);
    text_free(&written);
}

static void runs_come_in_order(void **state)
{
    static const long ids[] = {200, 1, 64, 63, 2, 65, 200, 127, 128, 9000000000, 199};
    struct id_set set = {0};

    (void)state;
    runs_are(&set, "");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        id_set_add(&set, ids[i]);
    runs_are(&set, " 1-2 63-65 127-128 199-200 9000000000-9000000000");
    id_set_free(&set);
    assert_false(id_set_has(&set, 1));
}

static void what_is_dropped_is_gone(void **state)
{
    struct id_set set = {0};

    (void)state;
    id_set_drop(&set, 5);
    for (long id = 1; id <= 10000; id++)
        id_set_add(&set, id);
    runs_are(&set, " 1-10000");
    for (long id = 64; id < 9999; id++)
        id_set_drop(&set, id);
    id_set_drop(&set, 20000);
    runs_are(&set, " 1-63 9999-10000");
    assert_true(id_set_has(&set, 63));
    assert_false(id_set_has(&set, 64));
    id_set_add(&set, 65);
    runs_are(&set, " 1-63 65-65 9999-10000");
    id_set_free(&set);
}

static void far_ones_share_no_block(void **state)
{
    struct id_set set = {0};
    long sum = 0;

    (void)state;
    for (long i = 1; i <= 3000; i++)
        id_set_add(&set, i * 1000003);
    for (long i = 1; i <= 3000; i++) {
        assert_true(id_set_has(&set, i * 1000003));
        assert_false(id_set_has(&set, i * 1000003 + 1));
    }
    assert_int_equal(id_set_runs(&set, stop_at_once, &sum), 7);
    assert_int_equal(sum, 1000003);
    id_set_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_come_in_order),
        cmocka_unit_test(what_is_dropped_is_gone),
        cmocka_unit_test(far_ones_share_no_block),
    };

    return cmocka_run_group_tests_name("store_id_set", tests, NULL, NULL);
}
