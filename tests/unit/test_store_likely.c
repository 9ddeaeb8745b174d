#include "desk.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/likely.h"
#include "store/likely.sql.h"

#include <stdlib.h>
#include <string.h>

static struct referral_added add(struct desk *desk, const char *name, const char *born, const char *cpr,
                                 const char *service)
{
    struct referral form = desk_form(name);

    if (born != NULL)
        form.citizen.birth_date = desk_day(born);
    form.citizen.cpr = memory_text(cpr);
    memory_text_set(&form.service, service);
    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN)->person.birth_date = desk_day("2016-03-04");
    return desk_add(desk, form);
}

static int note_name(void *context, long id, const char *name)
{
    struct text *told = context;

    text_add_format(told, "%ld %s\n", id, name);
    return told->length > 40;
}

static void those_born_on_a_day(void **state)
{
    struct desk *desk = *state;
    struct text told = {0};
    long citizen = add(desk, "Ida Test", "2016-03-04", NULL, "cool-kids").citizen;

    add(desk, "Bo Test", "2016-03-05", NULL, "cool-kids");
    assert_int_equal(
        store_born_on(desk->store, desk_day("2016-03-04"), citizen, "Ida", note_name, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), "2 Eva Test\n4 Eva Test\n");
    text_clear(&told);
    assert_int_equal(store_born_on(desk->store, desk_day("2016-03-04"), 0, "Ida", note_name, &told, &desk->messages),
                     0);
    assert_string_equal(text_bytes(&told), "2 Eva Test\n4 Eva Test\n1 Ida Test\n");
    add(desk, "Ida Test with a long name", "2016-03-04", NULL, "cool-kids");
    text_clear(&told);
    assert_int_equal(store_born_on(desk->store, desk_day("2016-03-04"), 0, "Ida", note_name, &told, &desk->messages),
                     1);
    text_free(&told);
}

/* The mark of a name: its first letter. */
static uint64_t mark_of(const char *name)
{
    return (unsigned char)name[0];
}

static bool mark_near(uint64_t a, uint64_t b)
{
    return a == b;
}

static void assert_born(struct desk *desk, const char *name, const char *wanted)
{
    struct text told = {0};

    assert_int_equal(store_born_on(desk->store, desk_day("2016-03-04"), 1, name, note_name, &told, &desk->messages), 0);
    text_add(&told, "");
    assert_string_equal(text_bytes(&told), wanted);
    text_free(&told);
}

static void other_writes(struct desk *desk)
{
    struct desk other = *desk;

    assert_int_equal(store_open(desk->path, STORE_WRITE, &other.store, &other.messages), 0);
    add(&other, "Jo Test", "2016-03-04", NULL, "cool-kids");
    store_close(other.store);
}

/* What is kept is what the store has, whoever wrote it and whatever was taken back. */
static void those_born_are_kept(void **state)
{
    static const struct born_marks marks = {.of = mark_of, .near = mark_near};
    struct desk *desk = *state;

    add(desk, "Ida Test", "2016-03-04", NULL, "cool-kids");
    store_keep_born(desk->store, &marks);
    desk_begin(desk);
    assert_born(desk, "Eric", "2 Eva Test\n");
    assert_born(desk, "Ib", "");
    desk_commit(desk);
    add(desk, "Ivy Test", "2016-03-04", NULL, "cool-kids");
    add(desk, "Iben Test", "2061-01-11", NULL, "cool-kids"); /* has the same place in the keep */
    assert_born(desk, "Ib", "3 Ivy Test\n");

    desk_begin(desk);
    desk_run(desk, "UPDATE person SET cpr = '0403160000', birth_date = NULL WHERE id = 3");
    store_rollback(desk->store);
    assert_born(desk, "Ib", "3 Ivy Test\n");
    desk_run(desk, "UPDATE person SET cpr = '0403160000', name = NULL WHERE id = 3");
    add(desk, "Iris Test", "2016-03-04", "0403160000", "cool-kids");
    assert_born(desk, "Ib", "3 Iris Test\n");

    other_writes(desk);
    desk_begin(desk);
    assert_born(desk, "Jack", "7 Jo Test\n");
    desk_commit(desk);
}

static int note_citizen(void *context, const struct likely_citizen *citizen)
{
    struct text *told = context;
    char day[DATE_TEXT];

    text_add_format(told, "%ld %s %s %s\n", citizen->id, citizen->name, date_write(citizen->birth_date, day),
                    citizen->cpr ? citizen->cpr : "-");
    return 0;
}

static void citizens_and_their_newest_referrals(void **state)
{
    struct desk *desk = *state;
    struct text told = {0};
    struct likely_referral newest;
    struct referral nameless = desk_form(NULL);

    add(desk, "Ida Test", "2016-03-04", "0403160000", "cool-kids");
    add(desk, "Bo Test", NULL, NULL, "cool-kids");
    add(desk, "Ida Test", "2016-03-04", "0403160000", "siblings-group");
    nameless.citizen.kind = PERSON_ANONYMOUS;
    nameless.citizen.alias = memory_text("Fox");
    desk_add(desk, nameless);
    assert_int_equal(store_citizens_each(desk->store, note_citizen, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), "1 Ida Test 2016-03-04 0403160000\n3 Bo Test  -\n");
    assert_int_equal(store_newest_referral(desk->store, 1, &newest, &desk->messages), 0);
    assert_int_equal(newest.number, 3);
    assert_string_equal(newest.cpr, "0403160000");
    assert_int_equal(store_newest_referral(desk->store, 3, &newest, &desk->messages), 0);
    assert_int_equal(newest.number, 2);
    assert_string_equal(newest.cpr, "");
    assert_int_equal(store_newest_referral(desk->store, 2, &newest, &desk->messages), 0);
    assert_int_equal(newest.id, 0);
    text_free(&told);
}

static int note_twice(void *context, const struct likely_twice *row)
{
    text_add_format(context, "%ld %s %d-%d\n", row->citizen, row->service, row->year, row->number);
    return 0;
}

static void open_twice(void **state)
{
    struct desk *desk = *state;
    struct text told = {0};

    add(desk, "Ida Test", "2016-03-04", "0403160000", "cool-kids");
    add(desk, "Bo Test", "2016-03-05", "0503160000", "cool-kids");
    add(desk, "Ida Test", "2016-03-04", "0403160000", "siblings-group");
    add(desk, "Ida Test", "2016-03-04", "0403160000", "cool-kids");
    add(desk, "Bo Test", "2016-03-05", "0503160000", "cool-kids");
    assert_int_equal(store_open_twice_each(desk->store, 0, note_twice, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told),
                        "1 cool-kids 2026-1\n1 cool-kids 2026-4\n3 cool-kids 2026-2\n3 cool-kids 2026-5\n");
    text_clear(&told);
    assert_int_equal(store_open_twice_each(desk->store, 3, note_twice, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), "3 cool-kids 2026-2\n3 cool-kids 2026-5\n");
    desk_run(desk,
             "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (5, '2026-09-10', '2026-09-10')");
    text_clear(&told);
    assert_int_equal(store_open_twice_each(desk->store, 3, note_twice, &told, &desk->messages), 0);
    assert_string_equal(text_bytes(&told), "3 cool-kids 2026-2\n");
    text_free(&told);
}

/* Nothing that runs once a form may look through a whole table. */
static void no_statement_searches_in_vain(void **state)
{
    static const char *const statements[] = {SQL_LIKELY_BORN_ON, SQL_LIKELY_NAME, SQL_LIKELY_BIRTH_OF,
                                             SQL_LIKELY_CITIZEN, SQL_LIKELY_OPEN_TWICE_OF};
    enum { MOST = sizeof statements / sizeof *statements };
    struct desk *desk = *state;
    char *plans[MOST];

    for (size_t i = 0; i < MOST; i++) {
        struct query *query = query_begin(desk->store, plans[i] = text_format("EXPLAIN QUERY PLAN %s", statements[i]));

        while (query_step(query, &desk->messages) > 0)
            if (strncmp(query_text(query, 3), "SCAN", 4) == 0)
                fail_msg("%s: %s", statements[i], query_text(query, 3));
        query_end(query);
    }
    store_close(desk->store);
    desk->store = NULL;
    for (size_t i = 0; i < MOST; i++)
        free(plans[i]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(those_born_on_a_day, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(those_born_are_kept, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(citizens_and_their_newest_referrals, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(open_twice, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(no_statement_searches_in_vain, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
