#include "desk.h"

#include "base/memory.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int desk_day(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

int desk_open(void **state)
{
    struct desk *desk = memory_new(sizeof *desk);

    snprintf(desk->folder, sizeof desk->folder, "%s", "/tmp/kreds-test-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->path, sizeof desk->path, "%s/kreds.db", desk->folder);
    desk->today = desk_day("2026-09-10");
    assert_int_equal(store_create(desk->path, desk_day("2026-01-01"), &desk->messages), 0);
    assert_int_equal(store_open(desk->path, STORE_WRITE, &desk->store, &desk->messages), 0);
    *state = desk;
    return 0;
}

int desk_close(void **state)
{
    static const char *const more[] = {"", "-wal", "-shm", "-journal"};
    struct desk *desk = *state;
    char path[96];

    store_close(desk->store);
    messages_free(&desk->messages);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        snprintf(path, sizeof path, "%s%s", desk->path, more[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(desk->folder), 0);
    free(desk);
    return 0;
}

void desk_begin(struct desk *desk)
{
    struct store_who who = {.user = "anna", .command = "refer add", .at = "2026-09-10T08:00:00Z", .today = desk->today};

    assert_int_equal(store_begin(desk->store, &who, &desk->messages), 0);
}

void desk_commit(struct desk *desk)
{
    assert_int_equal(store_commit(desk->store, &desk->messages), 0);
    assert_int_equal(desk->messages.count, 0);
}

void desk_told(struct desk *desk, enum trouble trouble, const char *text)
{
    assert_int_equal(desk->messages.count, 1);
    assert_string_equal(desk->messages.items[0].text, text);
    assert_int_equal(desk->messages.items[0].trouble, trouble);
    messages_free(&desk->messages);
}

long desk_count(struct desk *desk, const char *sql)
{
    struct query *query = query_begin(desk->store, sql);
    long number;

    assert_int_equal(query_step(query, &desk->messages), 1);
    number = query_number(query, 0);
    query_end(query);
    return number;
}

void desk_run(struct desk *desk, const char *sql)
{
    assert_int_equal(query_run(query_begin(desk->store, sql), &desk->messages), 0);
}

struct referral desk_form(const char *name)
{
    return (struct referral){
        .service = memory_text("cool-kids"),
        .received_on = desk_day("2026-09-01"),
        .citizen = {
            .kind = PERSON_CHILD, .name = memory_text(name), .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1}};
}

struct holder *desk_holder(struct referral *form, const char *name, const char *relation, enum consent consent)
{
    struct holder *holder;

    form->holders = memory_grow(form->holders, form->holder_count, sizeof *form->holders);
    holder = &form->holders[form->holder_count++];
    *holder = (struct holder){.person = {.kind = PERSON_ADULT,
                                         .name = memory_text(name),
                                         .birth_date = DATE_NONE,
                                         .due_on = DATE_NONE,
                                         .age = -1},
                              .relation = memory_text(relation),
                              .holder = true,
                              .consent = consent};
    return holder;
}

struct referral_added desk_add_so(struct desk *desk, struct referral *form, bool by_fields)
{
    struct referral_added added;

    desk_begin(desk);
    assert_int_equal(store_referral_add(desk->store, form, by_fields, &added, &desk->messages), 0);
    desk_commit(desk);
    referral_free(form);
    return added;
}

struct referral_added desk_add(struct desk *desk, struct referral form)
{
    return desk_add_so(desk, &form, false);
}

long desk_id(struct desk *desk, struct referral_added added)
{
    char reference[REFERENCE_TEXT];
    long id = 0;

    reference_write(added.year, added.number, reference);
    assert_int_equal(store_referral_id(desk->store, reference, &id, &desk->messages), 0);
    return id;
}

struct referral desk_load(struct desk *desk, long id)
{
    struct referral referral;

    assert_int_equal(store_referral_load(desk->store, id, &referral, &desk->messages), 0);
    return referral;
}
