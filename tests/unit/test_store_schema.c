#include "base/date.h"
#include "store/internal.h"
#include "store_house.h"

#include <stdlib.h>

/* What the changesets ask of every table that they record. */
static void the_schema_suits_the_changesets(void **state)
{
    static const struct {
        const char *what;
        const char *sql;
    } table[] = {
        {"a table without an explicit key",
         "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' "
         "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)"},
        {"a table that is not STRICT",
         "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' "
         "AND NOT strict"},
        {"a generated or hidden column",
         "SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c "
         "WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden <> 0"},
        {"a key that may be NULL",
         "SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c "
         "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND c.pk > 0 "
         "AND NOT c.\"notnull\" AND NOT t.wr AND c.type <> 'INTEGER' AND t.name <> 'staff'"},
        {"a foreign key that acts",
         "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f "
         "WHERE t.schema = 'main' AND (f.on_update <> 'NO ACTION' OR f.on_delete <> 'NO ACTION')"},
        {"a foreign key to less, or other, than the whole key",
         "SELECT t.name || '.' || f.id FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f "
         "WHERE t.schema = 'main' GROUP BY t.name, f.id HAVING count(*) <> "
         "(SELECT count(*) FROM pragma_table_info(f.\"table\") WHERE pk > 0) OR sum(f.\"to\" IS NOT NULL AND NOT EXISTS "
         "(SELECT 1 FROM pragma_table_info(f.\"table\") c WHERE c.name = f.\"to\" AND c.pk > 0)) > 0"},
        {"a trigger", "SELECT name FROM sqlite_schema WHERE type = 'trigger'"},
        {"a numbered table without AUTOINCREMENT",
         "SELECT s.name FROM sqlite_schema s WHERE s.type = 'table' AND s.name NOT GLOB 'sqlite_*' "
         "AND (SELECT count(*) FROM pragma_table_info(s.name) WHERE pk > 0 AND type = 'INTEGER' AND name IN ('id', 'number')) = 1 "
         "AND (SELECT count(*) FROM pragma_table_info(s.name) WHERE pk > 0) = 1 AND s.sql NOT LIKE '%AUTOINCREMENT%'"},
        {"attendance or note with a rowid",
         "SELECT name FROM pragma_table_list WHERE name IN ('attendance', 'note') AND NOT wr"},
    };
    struct house *house = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char *name = house_text(house, table[i].sql);

        if (name != NULL)
            fail_msg("%s: %s", table[i].what, name);
    }
    assert_true(house_number(house, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict") > 25);
}

/* The tests above must be able to fail: the same questions, asked of a schema that breaks the rules. */
static void what_the_schema_test_would_find(void **state)
{
    struct house *house = *state;
    char *found;

    house_meddle(house, "CREATE TABLE bad (a INTEGER, b TEXT REFERENCES staff (code) ON DELETE CASCADE, "
                        "c INTEGER GENERATED ALWAYS AS (a + 1))");
    found = house_text(house, "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type = 'table' "
                              "AND name NOT GLOB 'sqlite_*' "
                              "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)");
    assert_string_equal(found, "bad");
    free(found);
    found = house_text(house, "SELECT c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c "
                              "WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden <> 0");
    assert_string_equal(found, "c");
    free(found);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_schema_suits_the_changesets),
        TEST(what_the_schema_test_would_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
