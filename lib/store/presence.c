#include "store/reports.h"

#include "base/memory.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/reports.sql.h"

#include <stdlib.h>
#include <string.h>

/* A session as far as it counts here. */
struct met {
    int number, date;
    long referral; /* 0: all */
    bool children, parents;
    bool held; /* and not behind the last day */
};

/* A person with a place, and what is counted of him or her. */
struct attender {
    struct presence_row row;
    long person;
    int from, to; /* of the place; `to` DATE_NONE while open */
};

/* One course at a time, from three streams in the order of the course codes. */
struct presences {
    struct query *places, *sessions, *marks;
    int place_at, session_at, mark_at; /* 1 on a row, 0 past the end, -1 after a failure */
    char *code, *service;              /* of the course in hand */
    struct met *met;
    size_t met_count, met_room;
    struct attender *attenders;
    size_t attender_count, attender_room;
};

/* Room for one item more in an array that is filled anew for each course. */
static void *room_for(void *items, size_t count, size_t *room, size_t size)
{
    return count < *room ? items : memory_grow(items, (*room)++, size);
}

static struct query *presence_open(struct store *store, const char *sql, const char *code, int from)
{
    struct query *query = query_begin(store, sql);

    query_bind_text(query, ":first", code == NULL ? "" : code);
    query_bind_text(query, ":last", code == NULL ? TEXT_LAST : code);
    query_bind_number(query, ":every", code == NULL);
    query_bind_date(query, ":from", from);
    return query;
}

static void add_attender(struct presences *all, const struct query *query, long person, int adult)
{
    all->attenders = room_for(all->attenders, all->attender_count, &all->attender_room, sizeof *all->attenders);
    all->attenders[all->attender_count++] = (struct attender){
        .row = {.code = all->code,
                .service = all->service,
                .course = query_number(query, 1),
                .referral = query_number(query, 3),
                .year = (int)query_number(query, 4),
                .number = (int)query_number(query, 5),
                .adult = adult},
        .from = query_date(query, 6),
        .to = query_date(query, 7),
        .person = person,
    };
}

/* The citizen comes first, then the adults, one a row of the stream. */
static void take_places(struct presences *all, struct messages *messages)
{
    long referral = 0;

    memory_text_set(&all->code, query_text(all->places, 0));
    memory_text_set(&all->service, query_text(all->places, 2));
    all->attender_count = 0;
    while (all->place_at > 0 && strcmp(query_text(all->places, 0), all->code) == 0) {
        if (query_number(all->places, 3) != referral)
            add_attender(all, all->places, query_number(all->places, 8), 0);
        referral = query_number(all->places, 3);
        if (!query_null(all->places, 9))
            add_attender(all, all->places, query_number(all->places, 9), (int)query_number(all->places, 10));
        all->place_at = query_step(all->places, messages);
    }
}

/* Steps a stream over the courses before the one in hand; true when it stands on a row of it. */
static bool stands_on(const struct presences *all, struct query *query, int *at, struct messages *messages)
{
    int order = -1;

    while (*at > 0 && (order = strcmp(query_text(query, 0), all->code)) < 0)
        *at = query_step(query, messages);
    return *at > 0 && order == 0;
}

static void take_sessions(struct presences *all, struct messages *messages)
{
    const struct query *query = all->sessions;

    all->met_count = 0;
    while (stands_on(all, all->sessions, &all->session_at, messages)) {
        all->met = room_for(all->met, all->met_count, &all->met_room, sizeof *all->met);
        all->met[all->met_count++] = (struct met){
            .number = (int)query_number(query, 1),
            .date = query_date(query, 2),
            .referral = query_number(query, 3),
            .children = query_number(query, 4) != 0,
            .parents = query_number(query, 5) != 0,
            .held = query_number(query, 6) != 0,
        };
        all->session_at = query_step(all->sessions, messages);
    }
}

static bool meant_for(const struct met *met, const struct attender *attender)
{
    return (attender->row.adult == 0 ? met->children : met->parents) &&
           (met->referral == 0 || met->referral == attender->row.referral);
}

static bool counts_for(const struct met *met, const struct attender *attender)
{
    return met->held && meant_for(met, attender) && attender->from <= met->date &&
           (attender->to == DATE_NONE || met->date <= attender->to);
}

static void count_mark(struct presence_row *row, const char *status)
{
    int value = ATTENDANCE_NONE;

    named_read(attendance_names, status, &value);
    row->present += value == ATTENDANCE_PRESENT;
    row->late += value == ATTENDANCE_LATE;
    row->cancelled += value == ATTENDANCE_CANCELLED;
    row->absent += value == ATTENDANCE_ABSENT;
}

/* A mark counts for everyone that the person is here: the father of two in one course was there for both. */
static void take_marks(struct presences *all, struct messages *messages)
{
    size_t at = 0;

    while (stands_on(all, all->marks, &all->mark_at, messages)) {
        long number = query_number(all->marks, 1), person = query_number(all->marks, 2);

        while (at < all->met_count && all->met[at].number < number)
            at++;
        if (at < all->met_count && all->met[at].number == number)
            for (size_t i = 0; i < all->attender_count; i++)
                if (all->attenders[i].person == person && counts_for(&all->met[at], &all->attenders[i]))
                    count_mark(&all->attenders[i].row, query_text(all->marks, 3));
        all->mark_at = query_step(all->marks, messages);
    }
}

/* Gives one row a person; adults only where a session is meant for them. */
static int presence_give(struct presences *all, int (*row)(void *context, const struct presence_row *row),
                         void *context)
{
    for (size_t i = 0; i < all->attender_count; i++) {
        struct attender *attender = &all->attenders[i];
        bool meant = attender->row.adult == 0;
        int result;

        for (size_t j = 0; j < all->met_count; j++) {
            meant = meant || meant_for(&all->met[j], attender);
            attender->row.held += counts_for(&all->met[j], attender);
        }
        if (meant && (result = row(context, &attender->row)) != 0)
            return result;
    }
    return 0;
}

static int presence_run(struct presences *all, int (*row)(void *context, const struct presence_row *row), void *context,
                        struct messages *messages)
{
    all->place_at = query_step(all->places, messages);
    all->session_at = all->place_at > 0 ? query_step(all->sessions, messages) : 0;
    all->mark_at = all->session_at > 0 ? query_step(all->marks, messages) : 0;
    while (all->place_at > 0) {
        int result;

        take_places(all, messages);
        take_sessions(all, messages);
        take_marks(all, messages);
        if (all->place_at < 0 || all->session_at < 0 || all->mark_at < 0)
            return -1;
        if ((result = presence_give(all, row, context)) != 0)
            return result;
    }
    return all->place_at < 0 || all->session_at < 0 || all->mark_at < 0 ? -1 : 0;
}

/* The code of a course, which the streams are bounded by; "" when there is no such course. */
static int code_of(struct store *store, long course, char **code, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PRESENCE_CODE);
    int result;

    query_bind_number(query, ":course", course);
    result = query_step(query, messages);
    *code = memory_text(result > 0 ? query_text(query, 0) : "");
    query_end(query);
    return result < 0 ? -1 : 0;
}

int store_presence_each(struct store *store, long course, int from, int to,
                        int (*row)(void *context, const struct presence_row *row), void *context,
                        struct messages *messages)
{
    struct presences all = {0};
    char *code = NULL;
    int result;

    if (course != 0 && code_of(store, course, &code, messages) != 0) {
        free(code);
        return -1;
    }
    all.places = presence_open(store, SQL_PRESENCE_PLACES, code, from);
    all.sessions = presence_open(store, SQL_PRESENCE_SESSIONS, code, from);
    all.marks = presence_open(store, SQL_PRESENCE_MARKS, code, from);
    query_bind_date(all.places, ":to", to);
    query_bind_date(all.sessions, ":to", to);
    result = presence_run(&all, row, context, messages);
    query_end(all.places);
    query_end(all.sessions);
    query_end(all.marks);
    free(all.met);
    free(all.attenders);
    free(all.code);
    free(all.service);
    free(code);
    return result;
}
