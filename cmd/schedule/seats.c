#include "schedule/beginning.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/services.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A course that takes children in, with texts of its own. */
struct seat_line {
    char *code, *service, *venue; /* venue may be NULL */
    int starts_on, start;         /* TIME_NONE */
    int age_from, age_to;         /* -1: any */
    int max;                      /* 0: any number */
    int placed;
};

struct seats {
    struct call *call;
    struct texts services; /* in the order they are shown */
    struct seat_line *lines;
    size_t count;
    struct formers formers;
    struct rows *rows;
};

/* What schedule place can fill: a group with dates that has not begun. */
static int note_course(void *context, const struct course_row *row)
{
    struct seats *seats = context;
    struct beginning beginning;
    int taken;

    if (beginning_find(seats->call, &seats->formers, row, &beginning) != 0)
        return -1;
    if (beginning.held || beginning.on == DATE_NONE || beginning.on < seats->call->today)
        return 0;
    if (beginning_taken(seats->call, row, beginning.on, &taken) != 0)
        return -1;
    seats->lines = memory_grow(seats->lines, seats->count, sizeof *seats->lines);
    seats->lines[seats->count++] = (struct seat_line){.code = memory_text(row->code),
                                                      .service = memory_text(row->service),
                                                      .venue = memory_text(row->venue),
                                                      .starts_on = beginning.on,
                                                      .start = row->start,
                                                      .age_from = row->age_from,
                                                      .age_to = row->age_to,
                                                      .max = row->max,
                                                      .placed = taken};
    return 0;
}

static int compare_lines(const void *a, const void *b)
{
    const struct seat_line *one = a, *other = b;

    if (one->starts_on != other->starts_on)
        return one->starts_on < other->starts_on ? -1 : 1;
    return strcmp(one->code, other->code);
}

/* Those named; else what is delivered in groups, and what has such a course though the catalogue no longer tells of it. */
static int find_services(struct seats *seats)
{
    struct call *call = seats->call;
    int result = 0;

    if (call_references(call, 0, &seats->services) != 0)
        return -1;
    for (size_t i = 0; i < seats->services.count; i++)
        if (!call_service(call, seats->services.items[i]))
            result = -1;
    if (call->operand_count > 0)
        return result;
    for (size_t i = 0; i < call->catalogue.service_count; i++)
        if (call->catalogue.services[i].delivered & (1u << DELIVERED_GROUP))
            texts_add(&seats->services, call->catalogue.services[i].code);
    return 0;
}

static void add_services_of_courses(struct seats *seats)
{
    for (size_t i = 0; i < seats->count && seats->call->operand_count == 0; i++)
        if (!texts_has(&seats->services, seats->lines[i].service))
            texts_add(&seats->services, seats->lines[i].service);
}

static void put_number(struct cells *cells, bool known, int number)
{
    if (known)
        cells_number(cells, number);
    else
        cells_nothing(cells);
}

/* A service without a course has no free place, and is shown for those who wait. */
static int print_line(struct seats *seats, const char *code, const struct seat_line *line, int waiting)
{
    const struct catalogue *catalogue = &seats->call->catalogue;
    const struct service *service = catalogue_service(catalogue, code);
    struct cells cells = {0};
    char ages[24];
    int taken = line ? line->placed : 0, max = line ? line->max : 0;

    if (line)
        snprintf(ages, sizeof ages, "%d-%d", line->age_from, line->age_to);
    cells_text(&cells, code);
    cells_text(&cells, line ? line->code : NULL);
    cells_date(&cells, line ? line->starts_on : DATE_NONE);
    cells_time(&cells, line ? line->start : TIME_NONE);
    cells_text(&cells, line ? line->venue : NULL);
    cells_text(&cells, line && line->age_from >= 0 ? ages : NULL);
    put_number(&cells, max > 0, max);
    put_number(&cells, line != NULL, taken);
    put_number(&cells, !line || max > 0, max > taken ? max - taken : 0);
    cells_number(&cells, waiting);
    cells_text(&cells, service ? words_in(&service->name, catalogue->language) : NULL);
    return cells_row(&cells, seats->rows);
}

static int print_service(struct seats *seats, const char *code)
{
    struct call *call = seats->call;
    struct service_room room;
    bool any = false;
    int result = store_service_room(call->store, code, catalogue_service(&call->catalogue, code), call->today, &room,
                                    &call->messages);

    for (size_t i = 0; i < seats->count && result == 0; i++)
        if (text_is(seats->lines[i].service, code)) {
            any = true;
            result = print_line(seats, code, &seats->lines[i], room.waiting);
        }
    if (result == 0 && !any)
        result = print_line(seats, code, NULL, room.waiting);
    return result;
}

static int print(struct seats *seats)
{
    static const struct column columns[] = {
        {"service", COLUMN_TEXT}, {"course", COLUMN_TEXT},    {"starts_on", COLUMN_TEXT}, {"start", COLUMN_TEXT},
        {"venue", COLUMN_TEXT},   {"ages", COLUMN_TEXT},      {"places", COLUMN_NUMBER},  {"placed", COLUMN_NUMBER},
        {"free", COLUMN_NUMBER},  {"waiting", COLUMN_NUMBER}, {"name", COLUMN_TEXT}};
    int result = 0;

    seats->rows = call_rows(seats->call, columns, 11);
    for (size_t i = 0; i < seats->services.count && result == 0; i++)
        result = print_service(seats, seats->services.items[i]);
    return call_rows_close(seats->rows) == 0 && !messages_failed(&seats->call->messages) ? 0 : -1;
}

static void seats_free(struct seats *seats)
{
    for (size_t i = 0; i < seats->count; i++) {
        free(seats->lines[i].code);
        free(seats->lines[i].service);
        free(seats->lines[i].venue);
    }
    free(seats->lines);
    formers_free(&seats->formers);
    texts_free(&seats->services);
}

/* All of it is of one moment: a page that is read must not promise a place twice. */
int schedule_seats(struct call *call)
{
    struct seats seats = {.call = call};
    int result = -1;

    if (call_catalogue(call) != 0 || find_services(&seats) != 0 || call_store(call, STORE_READ) != 0 ||
        store_read_begin(call->store, &call->messages) != 0)
        goto out;
    if (store_course_each_open(call->store, NULL, note_course, &seats, &call->messages) == 0) {
        if (seats.count > 0)
            qsort(seats.lines, seats.count, sizeof *seats.lines, compare_lines);
        add_services_of_courses(&seats);
        result = print(&seats);
    }
    store_read_end(call->store);
out:
    seats_free(&seats);
    return result;
}
