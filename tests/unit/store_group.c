#include "store_group.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int group_day(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

int group_open(void **state)
{
    static const char *const first[] = {
        "INSERT INTO catalogue (digest, text, stored_on) VALUES ('" GROUP_DIGEST
        "', 'catalogue: invented', '2026-08-01')",
        "INSERT INTO staff (code, name) VALUES ('anna', 'Anna Eksempel'), ('bo', 'Bo Eksempel')",
        NULL,
    };
    struct group *group = memory_new(sizeof *group);

    snprintf(group->folder, sizeof group->folder, "%s", "/tmp/kreds-test-XXXXXX");
    assert_non_null(mkdtemp(group->folder));
    snprintf(group->path, sizeof group->path, "%s/kreds.db", group->folder);
    group->today = group_day("2026-09-10");
    assert_int_equal(store_create(group->path, group_day("2026-01-01"), &group->messages), 0);
    assert_int_equal(store_open(group->path, STORE_WRITE, &group->store, &group->messages), 0);
    group_do(group, first);
    *state = group;
    return 0;
}

int group_close(void **state)
{
    static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
    struct group *group = *state;
    char path[96];

    store_close(group->store);
    messages_free(&group->messages);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(path, sizeof path, "%s%s", group->path, parts[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(group->folder), 0);
    free(group);
    return 0;
}

void group_begin(struct group *group)
{
    const struct store_who who = {
        .user = "anna", .command = "schedule test", .at = "2026-09-10T08:00:00Z", .today = group->today};

    assert_int_equal(store_begin(group->store, &who, &group->messages), 0);
}

void group_commit(struct group *group)
{
    assert_int_equal(store_commit(group->store, &group->messages), 0);
    assert_int_equal(group->messages.count, 0);
}

void group_run(struct group *group, const char *sql)
{
    if (query_run(query_begin(group->store, sql), &group->messages) != 0)
        fail_msg("%s: %s", group->messages.items[0].text, sql);
}

void group_do(struct group *group, const char *const *sql)
{
    group_begin(group);
    for (; *sql != NULL; sql++)
        group_run(group, *sql);
    group_commit(group);
}

long group_count(struct group *group, const char *sql)
{
    struct query *query = query_begin(group->store, sql);
    long number;

    assert_int_equal(query_step(query, &group->messages), 1);
    number = query_number(query, 0);
    query_end(query);
    return number;
}

void group_told(struct group *group, enum trouble trouble, const char *text)
{
    assert_int_equal(group->messages.count, 1);
    assert_string_equal(group->messages.items[0].text, text);
    assert_int_equal(group->messages.items[0].trouble, trouble);
    messages_free(&group->messages);
}

int lines_end(struct lines *lines)
{
    text_add(&lines->text, "\n");
    lines->rows++;
    return lines->stop_after != 0 && lines->rows == lines->stop_after ? 7 : 0;
}

void group_text(struct text *text, const char *value)
{
    text_add_format(text, "[%s]", value == NULL ? "-" : value);
}

void group_date(struct text *text, int date)
{
    char into[DATE_TEXT];

    text_add_format(text, " %s", date == DATE_NONE ? "-" : date_write(date, into));
}

void lines_are(struct lines *lines, const char *wanted)
{
    assert_string_equal(text_bytes(&lines->text), wanted);
    text_free(&lines->text);
    *lines = (struct lines){0};
}
