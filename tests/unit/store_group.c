#include "store_group.h"

#include "base/memory.h"
#include "store/courses.h"

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

/* Six children and an anonymous caller, each with a referral of the same number. Nobody here is real. */
static const char *const people[] = {
    "INSERT INTO person (id, kind, name, birth_date, school) VALUES (1, 'child', 'A', '2016-03-04', 'Skolen'),"
    " (2, 'child', 'B', '2015-01-02', NULL), (3, 'child', 'C', NULL, NULL), (4, 'child', 'D', NULL, NULL),"
    " (5, 'child', 'E', NULL, NULL), (6, 'child', 'F', NULL, NULL)",
    "INSERT INTO person (id, kind, alias, age) VALUES (7, 'anonymous', 'Sol', 14)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source,"
    " possible_days) VALUES"
    " (1, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web', 'mon,wed'),"
    " (2, 2026, 2, 'cool-kids', 2, 'child', '2026-08-02', '2026-08-02', 'web', NULL),"
    " (3, 2026, 3, 'cool-kids', 3, 'child', '2026-08-03', '2026-08-03', 'web', NULL),"
    " (4, 2026, 4, 'cool-kids', 4, 'child', '2026-08-04', '2026-08-04', 'web', NULL),"
    " (5, 2026, 5, 'cool-kids', 5, 'child', '2026-08-05', '2026-08-05', 'web', NULL),"
    " (6, 2026, 6, 'siblings-group', 6, 'child', '2026-08-06', '2026-08-06', 'web', NULL),"
    " (7, 2026, 7, 'siblings-group', 7, 'child', '2026-08-07', '2026-08-07', 'web', 'fri')",
    NULL,
};

int group_open_people(void **state)
{
    int result = group_open(state);

    group_do(*state, people);
    return result;
}

struct course group_course(const char *code)
{
    return (struct course){.code = memory_text(code),
                           .service = memory_text("cool-kids"),
                           .start = TIME_NONE,
                           .age_from = -1,
                           .age_to = -1,
                           .catalogue = memory_text(GROUP_DIGEST),
                           .planned_on = group_day("2026-08-20"),
                           .ended_on = DATE_NONE};
}

struct session *group_meets(struct course *course, const char *date)
{
    struct sessions *sessions = &course->sessions;
    struct session *session;

    sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
    session = &sessions->items[sessions->count++];
    *session = (struct session){.number = (int)sessions->count,
                                .date = group_day(date),
                                .start = course->start,
                                .minutes = course->minutes,
                                .kind = memory_text("group"),
                                .children = true,
                                .entered_on = DATE_NONE};
    return session;
}

long group_keep(struct group *group, struct course course)
{
    long id;

    group_begin(group);
    assert_int_equal(store_course_add(group->store, &course, &group->messages), 0);
    group_commit(group);
    id = course.id;
    course_free(&course);
    return id;
}

long group_keep_ck(struct group *group)
{
    struct course course = group_course("ck");

    course.venue = memory_text("Grenaa");
    course.start = 15 * 60;
    course.minutes = 120;
    course.max = 6;
    course.age_from = 9;
    course.age_to = 12;
    texts_add(&course.leaders, "bo");
    texts_add(&course.leaders, "anna");
    group_meets(&course, "2026-09-09")->status = SESSION_CANCELLED;
    group_meets(&course, "2026-09-16");
    group_meets(&course, "2026-09-23");
    group_meets(&course, "2026-09-30")->status = SESSION_CANCELLED;
    return group_keep(group, course);
}
