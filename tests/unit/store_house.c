#include "store_house.h"

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/tables.h"
#include "store/tables.sql.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DIGEST "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"

/* Two families (child 1 with adults 2 and 3, child 4 with adult 5), a referral each, a course with both, and one of child 4's own. */
static const char HOUSE[] =
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult'), (3, 'adult'), (4, 'child'), (5, 'adult'), (6, 'network');"
    "INSERT INTO guardian (child, adult, position, holder) VALUES (1, 2, 1, 1), (1, 3, 2, 0), (4, 5, 1, 1);"
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) VALUES"
    " (11, 2026, 1, 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form'),"
    " (14, 2026, 2, 'cool-kids', 4, 'child', '2026-09-01', '2026-09-01', 'form');"
    "INSERT INTO goal (id, referral, text, set_on) VALUES (1, 11, 'belong', '2026-09-01');"
    "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" DIGEST "', 'text', '2026-09-01');"
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'CK1', 'cool-kids', '" DIGEST
    "', '2026-09-01');"
    "INSERT INTO course (id, code, service, catalogue, planned_on, for_referral) VALUES"
    " (2, 'T4', 'talks', '" DIGEST "', '2026-09-01', 14);"
    "INSERT INTO session (course, number, dated, kind) VALUES (1, 1, '2026-10-01', 'group'), (2, 1, '2026-10-01', 'talk');"
    "INSERT INTO session (course, number, dated, kind, referral) VALUES (1, 2, '2026-10-08', 'individual', 11);"
    "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES"
    " (11, 1, '2026-09-01', '2026-10-01', 'anna', '2026-09-01'), (14, 1, '2026-09-01', '2026-10-01', 'anna', '2026-09-01');"
    "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) VALUES"
    " (11, 'accept', '2026-09-01', 'anna', 'eligible', '', '" DIGEST "', '2026-09-01'),"
    " (14, 'accept', '2026-09-01', 'anna', 'eligible', '', '" DIGEST "', '2026-09-01');"
    "INSERT INTO staff (code) VALUES ('lb');";

int house_setup_bare(void **state)
{
    const char *place = getenv("TMPDIR");
    struct house *house = memory_new(sizeof *house);

    snprintf(house->folder, sizeof house->folder, "%s/kreds-test-XXXXXX", place == NULL ? "/tmp" : place);
    assert_non_null(mkdtemp(house->folder));
    snprintf(house->path, sizeof house->path, "%s/kreds.db", house->folder);
    *state = house;
    return 0;
}

int house_setup(void **state)
{
    struct house *house;

    house_setup_bare(state);
    house = *state;
    assert_int_equal(store_create(house->path, date_make(2026, 1, 1), &house->messages), 0);
    assert_int_equal(store_open(house->path, STORE_WRITE, &house->store, &house->messages), 0);
    house_silent(house);
    return 0;
}

int house_setup_people(void **state)
{
    struct house *house;

    house_setup(state);
    house = *state;
    assert_int_equal(house_do(house, "anna", "refer import", HOUSE), 1);
    return 0;
}

void house_catalogue(struct house *house)
{
    static const char sql[] =
        "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" DIGEST "', 'text', '2026-09-01')";

    assert_int_equal(store_execute(house->store, sql, &house->messages), 0);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int house_teardown(void **state)
{
    struct house *house = *state;

    store_close(house->store);
    messages_free(&house->messages);
    assert_int_equal(nftw(house->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
    free(house);
    return 0;
}

struct store_who house_who(const char *user, const char *command)
{
    static char at[64];
    static unsigned second;

    second++;
    snprintf(at, sizeof at, "2026-09-01T%02u:%02u:%02uZ", 8 + second / 3600 % 10, second / 60 % 60, second % 60);
    return (struct store_who){.user = user, .command = command, .at = at, .today = date_make(2026, 9, 1)};
}

static void fail_on(struct house *house, int result)
{
    if (result != 0 && house->messages.count > 0)
        fail_msg("%s", house->messages.items[0].text);
    assert_int_equal(result, 0);
}

long house_do(struct house *house, const char *user, const char *command, const char *sql)
{
    struct store_who who = house_who(user, command);
    long before = house_number(house, "SELECT max(number) FROM journal"), after;

    fail_on(house, store_begin(house->store, &who, &house->messages));
    fail_on(house, store_execute(house->store, sql, &house->messages));
    fail_on(house, store_commit(house->store, &house->messages));
    after = house_number(house, "SELECT max(number) FROM journal");
    return after > before ? after : 0;
}

void house_meddle(struct house *house, const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open_v2(house->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

long house_number(struct house *house, const char *sql)
{
    char *text = house_text(house, sql);
    long number = text == NULL ? 0 : strtol(text, NULL, 10);

    free(text);
    return number;
}

char *house_text(struct house *house, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    char *text = NULL;

    if (sqlite3_prepare_v2(house->store->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(house->store->db));
    if (sqlite3_step(stmt) == SQLITE_ROW)
        text = memory_text((const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return text;
}

static void dump_table(struct house *house, const char *name, struct text *into)
{
    char *sql = text_format("SELECT * FROM \"%s\" ORDER BY 1, 2", name);
    sqlite3_stmt *stmt = NULL;

    assert_int_equal(sqlite3_prepare_v2(house->store->db, sql, -1, &stmt, NULL), SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        text_add(into, name);
        for (int i = 0; i < sqlite3_column_count(stmt); i++)
            text_add_format(into, "|%s",
                            sqlite3_column_type(stmt, i) == SQLITE_NULL ? "NULL"
                                                                        : (const char *)sqlite3_column_text(stmt, i));
        text_add(into, "\n");
    }
    sqlite3_finalize(stmt);
    free(sql);
}

char *house_dump(struct house *house)
{
    struct query *query = query_begin(house->store, SQL_TABLES_ALL);
    struct text all = {0};

    while (query_step(query, &house->messages) > 0)
        if (tables_recorded(query_text(query, 0)))
            dump_table(house, query_text(query, 0), &all);
    query_end(query);
    text_add(&all, "");
    return all.bytes == NULL ? memory_text("") : all.bytes;
}

void house_said(struct house *house, enum trouble trouble, const char *part)
{
    if (house->messages.count != 1)
        fail_msg("%zu messages, wanted one with: %s", house->messages.count, part);
    if (house->messages.items[0].trouble != trouble || strstr(house->messages.items[0].text, part) == NULL)
        fail_msg("%d %s, wanted %d with: %s", (int)house->messages.items[0].trouble, house->messages.items[0].text,
                 (int)trouble, part);
    messages_free(&house->messages);
}

void house_silent(struct house *house)
{
    if (house->messages.count > 0)
        fail_msg("%s", house->messages.items[0].text);
}
