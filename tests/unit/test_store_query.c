#include "base/date.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/query.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

static const char SET[] = "INSERT INTO setting (key, value) VALUES (:key, :value)";
static const char ALL[] = "SELECT key FROM setting WHERE key GLOB 'x*' ORDER BY key";
static const char ECHO_VALUES[] = "SELECT :text, :number, :date, :time, :null";

static void set(struct house *house, const char *key, const char *value)
{
    struct query *query = query_begin(house->store, SET);

    query_bind_text(query, ":key", key);
    query_bind_text(query, ":value", value);
    assert_int_equal(query_run(query, &house->messages), 0);
}

static void values_come_back(void **state)
{
    static const struct {
        const char *text;
        long number;
        int date, time;
    } table[] = {
        {"Ærø; -- \"'", 0, 0, 0},
        {"", -1, DATE_NONE, TIME_NONE},
        {NULL, 9007199254740993L, 20000, 1439},
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct query *query = query_begin(house->store, ECHO_VALUES);

        query_bind_text(query, ":text", table[i].text);
        query_bind_number(query, ":number", table[i].number);
        query_bind_date(query, ":date", table[i].date);
        query_bind_time(query, ":time", table[i].time);
        query_bind_null(query, ":null");
        assert_int_equal(query_step(query, &house->messages), 1);
        assert_true(text_is(query_text(query, 0), table[i].text));
        assert_true(query_null(query, 0) == (table[i].text == NULL));
        assert_int_equal(query_number(query, 1), table[i].number);
        assert_int_equal(query_date(query, 2), table[i].date);
        assert_int_equal(query_time(query, 3), table[i].time);
        assert_true(query_null(query, 4));
        assert_int_equal(query_number(query, 4), 0);
        assert_int_equal(query_step(query, &house->messages), 0);
        assert_int_equal(query_step(query, &house->messages), 0);
        query_end(query);
    }
    house_silent(house);
}

/* Parameters of an earlier use must not be there in the next. */
static void bindings_do_not_linger(void **state)
{
    struct house *house = *state;
    struct query *query = query_begin(house->store, ECHO_VALUES);

    query_bind_text(query, ":text", "left over");
    query_end(query);
    query = query_begin(house->store, ECHO_VALUES);
    assert_int_equal(query_step(query, &house->messages), 1);
    assert_true(query_null(query, 0));
    query_end(query);
}

static void one_statement_nests_in_itself(void **state)
{
    struct house *house = *state;
    struct query *outer = query_begin(house->store, ALL), *again;
    long seen = 0;

    query_end(outer);
    set(house, "x1", "a");
    set(house, "x2", "b");
    set(house, "x3", "c");
    outer = query_begin(house->store, ALL);
    while (query_step(outer, &house->messages) > 0) {
        struct query *inner = query_begin(house->store, ALL);

        assert_ptr_not_equal(inner, outer);
        while (query_step(inner, &house->messages) > 0)
            seen++;
        query_end(inner);
    }
    query_end(outer);
    assert_int_equal(seen, 9);
    again = query_begin(house->store, ALL);
    query_end(again);
    assert_non_null(again);
    house_silent(house);
}

static void faults_are_told_at_the_step(void **state)
{
    static const char wrong[] = "SELECT thing FROM nowhere";
    static const char two[] = "SELECT 1; DELETE FROM person";
    struct house *house = *state;
    struct query *query = query_begin(house->store, wrong);

    query_bind_text(query, ":any", "thing");
    assert_int_equal(query_step(query, &house->messages), -1);
    query_end(query);
    house_said(house, TROUBLE_FAULT, "nowhere");
    query = query_begin(house->store, ECHO_VALUES);
    query_bind_text(query, ":txet", "thing");
    assert_int_equal(query_run(query, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, ":txet");
    query = query_begin(house->store, two);
    assert_int_equal(query_run(query, &house->messages), -1);
    house_said(house, TROUBLE_FAULT, "asked");
    query = query_begin(house->store, ECHO_VALUES);
    assert_int_equal(query_step(query, &house->messages), 1);
    query_end(query);
}

/* What the schema forbids is told by names of tables and columns, never by the value. */
static void refusals_keep_values_to_themselves(void **state)
{
    static const char sql[] = "INSERT INTO person (kind, name, cpr) VALUES (:kind, 'Xaverine Example', :cpr)";
    struct house *house = *state;
    struct query *query = query_begin(house->store, sql);

    query_bind_text(query, ":kind", "child");
    query_bind_text(query, ":cpr", "ottekatte9");
    assert_int_equal(query_run(query, &house->messages), -1);
    assert_null(strstr(house->messages.items[0].text, "ottekatte"));
    assert_null(strstr(house->messages.items[0].text, "Xaverine"));
    house_said(house, TROUBLE_FAULT, "rules");
}

static void codes_become_troubles(void **state)
{
    static const struct {
        int code;
        enum trouble trouble;
        const char *part;
    } table[] = {
        {SQLITE_BUSY, TROUBLE_BUSY, "busy; try again"},
        {SQLITE_BUSY_SNAPSHOT, TROUBLE_BUSY, "busy"},
        {SQLITE_LOCKED, TROUBLE_BUSY, "busy"},
        {SQLITE_FULL, TROUBLE_IO, "disk is full"},
        {SQLITE_IOERR_WRITE, TROUBLE_IO, "read or written"},
        {SQLITE_CANTOPEN, TROUBLE_IO, "cannot be opened"},
        {SQLITE_READONLY_DBMOVED, TROUBLE_FORBIDDEN, "read-only"},
        {SQLITE_PERM, TROUBLE_FORBIDDEN, "permission"},
        {SQLITE_CORRUPT, TROUBLE_IO, "backup"},
        {SQLITE_NOTADB, TROUBLE_IO, "kreds check"},
        {SQLITE_CONSTRAINT_UNIQUE, TROUBLE_FAULT, "rules"},
        {SQLITE_MISUSE, TROUBLE_FAULT, "report"},
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_int_equal(store_trouble(NULL, table[i].code, &house->messages), -1);
        house_said(house, table[i].trouble, table[i].part);
    }
}

static void ids_and_counts(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "test");

    assert_null(store_acting(house->store));
    assert_int_equal(store_begin(house->store, &who, &house->messages), 0);
    assert_string_equal(store_acting(house->store)->user, "anna");
    assert_int_equal(
        store_execute(house->store, "INSERT INTO person (id, kind) VALUES (41, 'child')", &house->messages), 0);
    assert_int_equal(store_last_id(house->store), 41);
    assert_int_equal(
        store_execute(house->store, "INSERT INTO person (kind) VALUES ('child'), ('adult')", &house->messages), 0);
    assert_int_equal(store_last_id(house->store), 43);
    assert_int_equal(store_changed(house->store), 2);
    store_rollback(house->store);
    assert_null(store_acting(house->store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_come_back, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(bindings_do_not_linger, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(one_statement_nests_in_itself, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(faults_are_told_at_the_step, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(refusals_keep_values_to_themselves, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(codes_become_troubles, house_setup, house_teardown),
        cmocka_unit_test_setup_teardown(ids_and_counts, house_setup, house_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
