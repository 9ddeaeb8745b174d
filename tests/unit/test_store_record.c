#include "store/record.h"

#include "base/memory.h"
#include "store/internal.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

/* What a reader told, one text a row. */
static void note(struct texts *told, const char *what, const struct row *row)
{
    struct text line = {0};

    text_add_format(&line, "%s %s", what, row->table);
    for (int i = 0; i < row->count; i++)
        text_add_format(&line, " %ld", row->key[i]);
    texts_add(told, text_bytes(&line));
    text_free(&line);
}

static void note_link(void *context, const struct row *row)
{
    note(context, "to", row);
}

static void note_key(void *context, int operation, const struct row *row)
{
    note(context, operation == SQLITE_INSERT ? "came" : operation == SQLITE_DELETE ? "went" : "changed", row);
}

struct slow {
    struct house *house;
    struct texts *told;
};

static bool note_change(void *context, const struct change *change)
{
    struct slow *slow = context;
    struct row row = {.unnamed = true};

    change_key(change, &row);
    note_key(slow->told, change->operation, &row);
    return change_links(slow->house->store, change, true, note_link, slow->told, &slow->house->messages) == 0;
}

static int text_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The order of one change's links may differ. */
static char *joined(struct texts *told)
{
    struct text all = {0};

    if (told->count > 1)
        qsort(told->items, told->count, sizeof *told->items, text_compare);
    texts_join(told, "\n", &all);
    texts_free(told);
    return all.bytes;
}

/* The changes of the newest entry, copied to memory of just that size. */
static void *newest_changes(struct house *house, int *size)
{
    sqlite3_stmt *stmt = NULL;
    void *bytes;

    assert_int_equal(sqlite3_prepare_v2(house->store->db, "SELECT changeset FROM journal ORDER BY number DESC LIMIT 1",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    *size = sqlite3_column_bytes(stmt, 0);
    bytes = memory_new((size_t)*size);
    memcpy(bytes, sqlite3_column_blob(stmt, 0), (size_t)*size);
    sqlite3_finalize(stmt);
    return bytes;
}

static const struct {
    const char *sql;
    enum changes_end end;
} commands[] = {
    {"INSERT INTO person (kind, name, age, protected) VALUES ('child', 'Ærø Å', 7, 1), ('adult', NULL, NULL, 0)",
     CHANGES_DONE},
    {"INSERT INTO staff (code, name) VALUES ('lone', NULL), ('mads', 'Mads Opdigtet')", CHANGES_DONE},
    {"INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source, owner)"
     " SELECT 2026, 900 + id, 'x', id, 'child', '2026-03-01', '2026-03-01', 'test', iif(id % 2, 'lone', NULL) FROM person",
     CHANGES_DONE},
    {"INSERT OR IGNORE INTO guardian (child, adult, position, relation, holder)"
     " SELECT a.id, b.id, 50 + b.id, 'aunt', 1 FROM person a JOIN person b ON b.id = a.id + 1",
     CHANGES_DONE},
    {"INSERT INTO consent (referral, person, dated, consent, entered_on)"
     " SELECT id, citizen, '2026-03-09', 'given', '2026-03-09' FROM referral",
     CHANGES_DONE},
    {"INSERT INTO contact (referral, dated, text, by_user, entered_on)"
     " SELECT id, '2026-03-09', 'rang', 'lone', '2026-03-09' FROM referral",
     CHANGES_DONE},
    {"UPDATE person SET name = 'Another', phone = '00000000' WHERE id > 1", CHANGES_DONE},
    {"UPDATE guardian SET relation = 'uncle', holder = 0", CHANGES_DONE},
    {"UPDATE consent SET consent = 'refused'", CHANGES_DONE},
    {"UPDATE contact SET text = 'wrote'", CHANGES_STOPPED},
    {"UPDATE referral SET reason = 'why'", CHANGES_STOPPED},
    {"DELETE FROM consent; DELETE FROM contact", CHANGES_DONE},
};

static void both_readers_agree(void **state)
{
    struct house *house = *state;

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct texts quick = {0}, thorough = {0};
        struct slow slow = {house, &thorough};
        struct tables tables = {0};
        char *one, *other;
        void *bytes;
        int size;

        assert_true(house_do(house, "anna", "test", commands[i].sql) > 0);
        bytes = newest_changes(house, &size);
        assert_int_equal(tables_read(house->store, &tables, &house->messages), 0);
        assert_int_equal(record_keys_each(bytes, size, &tables, note_key, note_link, &quick), commands[i].end);
        assert_int_equal(changes_each(bytes, size, &tables, note_change, &slow), CHANGES_DONE);
        one = joined(&quick);
        other = joined(&thorough);
        assert_true(strlen(other) > 0);
        if (commands[i].end == CHANGES_DONE)
            assert_string_equal(one, other);
        free(one);
        free(other);
        free(bytes);
        tables_free(&tables);
    }
    house_silent(house);
}

/* Cut off anywhere, and with any byte turned about: never read beyond the end. */
static void damage_is_no_harm(void **state)
{
    struct house *house = *state;
    struct tables tables = {0};
    struct texts told = {0};
    unsigned char *bytes;
    int size;

    house_do(house, "anna", "test", commands[0].sql);
    bytes = newest_changes(house, &size);
    assert_int_equal(tables_read(house->store, &tables, &house->messages), 0);
    for (int length = 0; length < size; length++) {
        unsigned char *part = memory_new((size_t)length);

        memcpy(part, bytes, (size_t)length);
        record_keys_each(part, length, &tables, note_key, note_link, &told);
        texts_free(&told);
        free(part);
        bytes[length] ^= 0xff;
        record_keys_each(bytes, size, &tables, note_key, note_link, &told);
        texts_free(&told);
        bytes[length] ^= 0xff;
    }
    assert_int_equal(record_keys_each(bytes, size - 1, &tables, note_key, note_link, &told), CHANGES_UNREADABLE);
    texts_free(&told);
    free(bytes);
    tables_free(&tables);
    house_silent(house);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(both_readers_agree, house_setup_people, house_teardown),
        cmocka_unit_test_setup_teardown(damage_is_no_harm, house_setup_people, house_teardown),
    };

    return cmocka_run_group_tests_name("store_record", tests, NULL, NULL);
}
