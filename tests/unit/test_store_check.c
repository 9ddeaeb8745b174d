#include "base/date.h"
#include "base/text.h"
#include "store/check.h"
#include "store/internal.h"
#include "store/undo.h"
#include "store_house.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DIGEST "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"

static const char HOUSE[] =
    "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" DIGEST "', 'text', '2026-09-01');"
    "INSERT INTO series (year, last) VALUES (2026, 4);"
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'child'), (3, 'child'), (4, 'child');"
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form'),"
    " (12, 2026, 2, 'cool-kids', 2, 'child', '2026-09-01', '2026-09-01', 'form'),"
    " (13, 2026, 3, 'siblings', 3, 'child', '2026-09-01', '2026-09-01', 'form'),"
    " (14, 2026, 4, 'siblings', 4, 'child', '2026-09-01', '2026-09-01', 'form');"
    "INSERT INTO course (id, code, service, catalogue, planned_on, max_places) VALUES"
    " (1, 'CK1', 'cool-kids', '" DIGEST "', '2026-09-01', 2);"
    "INSERT INTO course (id, code, service, catalogue, planned_on, ended_on) VALUES"
    " (2, 'OLD', 'gone', '" DIGEST "', '2026-01-01', '2026-06-01');"
    "INSERT INTO session (course, number, dated, kind) VALUES"
    " (1, 1, '2026-10-01', 'group'), (1, 2, '2026-10-08', 'group'), (1, 3, '2026-10-15', 'group'), (2, 1, '2026-03-01', 'group');"
    "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
    " (11, 1, '2026-09-02', '2026-10-01', 'anna', '2026-09-02'), (12, 1, '2026-09-02', '2026-10-01', 'anna', '2026-09-02');"
    "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) VALUES"
    " (11, 'accept', '2026-09-01', 'anna', 'eligible', '', '" DIGEST "', '2026-09-01'),"
    " (12, 'accept', '2026-09-01', 'anna', 'eligible', '', '" DIGEST "', '2026-09-01'),"
    " (13, 'accept', '2026-09-01', 'anna', 'eligible', '', '" DIGEST "', '2026-09-01');"
    "INSERT INTO attendance VALUES (1, 1, 1, 11, 'present', '2026-10-01'), (1, 1, 2, 12, 'late', '2026-10-01');"
    "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (14, '2026-09-03', '2026-09-03')";

static int house_at_work(void **state)
{
    struct house *house;

    house_setup(state);
    house = *state;
    assert_int_equal(house_do(house, "anna", "refer import", HOUSE), 1);
    return 0;
}

static void note_finding(void *context, const struct check_finding *finding)
{
    text_add_format(context, "%s %s: %s\n", finding->severity == CHECK_ERROR ? "error" : "warning", finding->where,
                    finding->what);
}

/* All findings, a line each (the caller frees). */
static char *findings(struct house *house)
{
    struct text lines = {0};

    text_add(&lines, "");
    assert_int_equal(check_store(house->store, note_finding, &lines, &house->messages), 0);
    house_silent(house);
    return lines.bytes == NULL ? strdup("") : lines.bytes;
}

static void a_sound_store_has_none(void **state)
{
    struct house *house = *state;
    struct store_who who = house_who("anna", "kreds undo");
    char *found = findings(house);
    long undone;

    assert_string_equal(found, "");
    free(found);
    assert_int_equal(house_do(house, "anna", "a", "UPDATE person SET name = 'A', age = 9 WHERE id = 1"), 2);
    assert_int_equal(house_do(house, "anna", "b", "UPDATE person SET age = NULL WHERE id = 1"), 3);
    assert_int_equal(
        house_do(house, "anna", "c", "DELETE FROM attendance; UPDATE session SET status = 'held' WHERE number = 1"), 4);
    assert_int_equal(store_undo(house->store, &who, 4, false, &undone, &house->messages), 0);
    assert_int_equal(store_undo(house->store, &who, 3, false, &undone, &house->messages), 0);
    found = findings(house);
    assert_string_equal(found, "");
    free(found);
    store_close(house->store);
    assert_int_equal(store_open(house->path, STORE_READ, &house->store, &house->messages), 0);
    found = findings(house);
    assert_string_equal(found, "");
    free(found);
}

/* Each thing that is broken is found, and nothing else is. */
static void what_is_broken_is_found(void **state)
{
    static const struct {
        const char *sql; /* done past kreds, with foreign keys off */
        const char *finding;
        int lines;
    } table[] = {
        {"DELETE FROM decision WHERE referral = 13; DELETE FROM referral WHERE id = 13; UPDATE journal SET changeset = NULL",
         "", 0},
        {"DELETE FROM person WHERE id = 3; UPDATE journal SET changeset = NULL",
         "error referral: rows of this table that refer to what is not there: 1, in the table person", 1},
        {"DROP VIEW referral_state", "error referral_state: this table, index or view is missing", 1},
        {"DROP INDEX person_by_birth; CREATE INDEX person_by_birth ON person (name)",
         "error person_by_birth: this table, index or view of the store is not as", 1},
        {"CREATE TABLE mine (a)", "warning mine: this object of the store is none", 1},
        {"ALTER TABLE staff ADD COLUMN shoe TEXT", "error staff: this table, index or view of the store is not as", 1},
        {"UPDATE journal SET changeset = x'1234'", "error journal 1: the changes of this entry cannot be read", 1},
        {"UPDATE journal SET changeset = x''", "error journal 1: the changes of this entry cannot be read", 1},
        {"UPDATE person SET name = 'Somebody Else' WHERE id = 2",
         "error journal 1: rows that are not as this entry left them: 1, the last in the table person; they were", 1},
        {"DELETE FROM attendance; DELETE FROM place WHERE referral = 12",
         "error journal 1: rows that are not as this entry left them: 3, the last in the table", 1},
        {"UPDATE journal SET changeset = NULL; UPDATE person SET name = 'Somebody Else' WHERE id = 2", "", 0},
        {"UPDATE catalogue SET text = 'another'",
         "error catalogue 982d9e3eb996: the catalogue kept under this digest is not the one", 1},
        {"UPDATE series SET last = 3", "error series 2026: there is a referral 4, but only 3 were counted", 1},
        {"DELETE FROM series", "error series 2026: there is a referral 4, but only 0 were counted", 1},
        {"UPDATE journal SET changeset = NULL; INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) "
         "VALUES (13, 1, '2026-09-02', '2026-10-08', 'anna', '2026-09-02')",
         "error CK1: 3 places are open at one time; the course has room for 2", 1},
        {"UPDATE journal SET changeset = NULL; UPDATE place SET to_on = '2026-10-08', ended = 'left' WHERE referral = 11; "
         "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) "
         "VALUES (13, 1, '2026-09-02', '2026-10-08', 'anna', '2026-09-02')",
         "", 0},
        {"UPDATE journal SET changeset = NULL; UPDATE place SET from_on = '2026-09-03'; "
         "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) VALUES (13, 1, '2026-09-02', '2026-09-03', '2026-09-30', 'left', 'anna', '2026-09-02')",
         "", 0}, /* gone before the first session */
        {"UPDATE journal SET changeset = NULL; UPDATE session SET dated = '2026-10-20' WHERE course = 1 AND number = 2",
         "warning CK1/3: this session is dated before one with a lower number", 1},
        {"UPDATE journal SET changeset = NULL; UPDATE session SET dated = '2026-10-20', status = 'cancelled' "
         "WHERE course = 1 AND number = 2",
         "", 0},
        {"UPDATE journal SET changeset = NULL; UPDATE course SET for_referral = 11 WHERE id = 1; "
         "UPDATE session SET dated = '2026-10-20' WHERE course = 1 AND number = 2",
         "", 0},
        {"UPDATE journal SET changeset = NULL; UPDATE session SET dated = '2026-10-20', kind = 'parents' "
         "WHERE course = 1 AND number = 2",
         "", 0},
        {"UPDATE journal SET changeset = NULL; UPDATE place SET from_on = '2026-10-02'",
         "error CK1/1: 2 participants are marked on a day on which they had no place", 1},
        {"UPDATE journal SET changeset = NULL; UPDATE place SET to_on = '2026-09-30', ended = 'left' WHERE referral = 12",
         "error CK1/1: 1 participant is marked", 1},
        {"UPDATE journal SET changeset = NULL; DELETE FROM decision WHERE referral = 12",
         "warning 2026-0002: it has a place in CK1 and no acceptance that stands; accept it again", 1},
        {"UPDATE journal SET changeset = NULL; UPDATE decision SET outcome = 'decline' WHERE referral = 11",
         "warning 2026-0001: it has a place in CK1 and no acceptance that stands", 1},
        {"UPDATE journal SET changeset = NULL; INSERT INTO withdrawal VALUES (12, '2026-09-03', NULL, '2026-09-03')",
         "warning 2026-0002: it has a place in CK1 and no acceptance that stands", 1},
        {"UPDATE journal SET changeset = NULL; DELETE FROM attendance; DELETE FROM decision; "
         "UPDATE place SET to_on = '2026-10-08', ended = 'left'",
         "", 0},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct house *house;
        char *found;
        int lines = 0;

        house_at_work(state);
        house = *state;
        house_meddle(house, table[i].sql);
        found = findings(house);
        for (const char *at = found; (at = strchr(at, '\n')) != NULL; at++)
            lines++;
        if (strstr(found, table[i].finding) == NULL || lines != table[i].lines)
            fail_msg("%s\nwanted: %s\ngot: %s", table[i].sql, table[i].finding, found);
        assert_null(strstr(found, "Somebody"));
        free(found);
        house_teardown(state);
    }
}

static void unknown_tables_of_a_changeset_are_found(void **state)
{
    struct house *house = *state;
    char *found;

    house_meddle(house, "DROP TABLE attendance");
    found = findings(house);
    assert_non_null(
        strstr(found, "error journal 1: this entry changed tables or columns that the store does not have"));
    assert_non_null(strstr(found, "error attendance: this table, index or view is missing"));
    free(found);
}

static void a_wide_mode_is_found(void **state)
{
    struct house *house = *state;
    char *found;

    chmod(house->path, 0644);
    found = findings(house);
    assert_non_null(strstr(found, "warning "));
    assert_non_null(strstr(found, "kreds.db: the store is open to others than its owner (mode 0644)"));
    free(found);
}

/* The root page of a table overwritten: told as findings, not as a failure to look. */
static void a_damaged_file_is_found(void **state)
{
    static const char *const tables[] = {"goal", "person", "journal", "session"};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char *sql = text_format("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", tables[i]);
        char garbage[4096], *found;
        struct house *house;
        long page;
        int file;

        house_at_work(state);
        house = *state;
        page = house_number(house, sql);
        store_close(house->store);
        memset(garbage, 0xA5, sizeof garbage);
        file = open(house->path, O_WRONLY);
        assert_int_equal(pwrite(file, garbage, sizeof garbage, (page - 1) * 4096), sizeof garbage);
        close(file);
        assert_int_equal(store_open(house->path, STORE_WRITE, &house->store, &house->messages), 0);
        found = findings(house);
        if (strstr(found, "SQLite finds the file damaged") == NULL && strstr(found, "the store is damaged") == NULL)
            fail_msg("%s: %s", tables[i], found);
        free(found);
        free(sql);
        house_teardown(state);
    }
}

static void note_service(void *context, const struct check_service *service)
{
    text_add_format(context, "%s %s, ", service->service, service->where);
}

static void note_course(void *context, const struct course *course)
{
    char *rhythm = duration_write(course->rhythm);

    text_add_format(context, "%s %s %.4s %d %d %d-%d %s, ", course->code, course->service, course->catalogue,
                    course->count, course->minutes, course->min, course->max, rhythm);
    free(rhythm);
}

static void note_session(void *context, const struct check_session *session)
{
    char date[DATE_TEXT];

    text_add_format(context, "%s/%d %s %s, ", session->course, session->number, date_write(session->date, date),
                    session->service);
}

static void what_the_catalogue_is_held_against(void **state)
{
    struct house *house = *state;
    struct text lines = {0};

    assert_int_equal(
        house_do(
            house, "anna", "a",
            "DELETE FROM decision WHERE referral = 12; UPDATE course SET sessions = 10, minutes = 90, min_places = 1, rhythm = "
            "'2 weeks' WHERE id = 1"),
        2);
    assert_int_equal(check_each_service(house->store, note_service, &lines, &house->messages), 0);
    assert_string_equal(text_bytes(&lines), "cool-kids 2026-0002, siblings 2026-0003, ");
    text_clear(&lines);
    assert_int_equal(check_each_course(house->store, note_course, &lines, &house->messages), 0);
    assert_string_equal(text_bytes(&lines), "CK1 cool-kids 982d 10 90 1-2 2 weeks, ");
    text_clear(&lines);
    assert_int_equal(house_do(house, "anna", "a", "UPDATE session SET status = 'held' WHERE course = 1 AND number = 1"),
                     3);
    assert_int_equal(check_each_session(house->store, note_session, &lines, &house->messages), 0);
    assert_string_equal(text_bytes(&lines), "CK1/2 2026-10-08 cool-kids, CK1/3 2026-10-15 cool-kids, ");
    text_free(&lines);
    house_silent(house);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_at_work, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sound_store_has_none),
        cmocka_unit_test(what_is_broken_is_found),
        TEST(unknown_tables_of_a_changeset_are_found),
        TEST(a_wide_mode_is_found),
        cmocka_unit_test(a_damaged_file_is_found),
        TEST(what_the_catalogue_is_held_against),
    };

    store_log_start(); /* before the tests' own connections start SQLite */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
