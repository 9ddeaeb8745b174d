#include "common/booked.h"
#include "schedule/company.h"
#include "schedule/rosters.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/formers.h"
#include "rules/conflicts.h"
#include "store/course_change.h"
#include "store/courses.h"

#include <stdlib.h>
#include <string.h>

/* The house as it is planned, read from the store. */
struct checking {
    struct call *call;
    struct texts codes; /* the courses asked for; empty: all */
    int since;
    bool since_given;
    long *ids; /* of the courses that are looked at */
    size_t id_count;
    struct course *loaded;
    struct texts **led; /* one list a session of each course */
    char **newest;      /* reference of the last who was placed; NULL for none */
    struct conflict_course *courses;
    size_t count;
    struct roster roster;
    struct booked booked;
    struct formers formers;
};

/* --- the house -------------------------------------------------------------------------------------- */

#define YEARLY_DAYS 400 /* how long ago the last session of a course was whose year is still counted */

/* A course that is closed is history, as are sessions that are past, unless the service gives so many a year. */
static int note_course(void *context, const struct course_row *row)
{
    struct checking *checking = context;

    if ((row->ended_on != DATE_NONE && !checking->since_given) ||
        (row->ends_on != DATE_NONE && row->ends_on < checking->since - YEARLY_DAYS))
        return 0;
    checking->ids = memory_grow(checking->ids, checking->id_count, sizeof *checking->ids);
    checking->ids[checking->id_count++] = row->id;
    return 0;
}

struct seats {
    struct conflict_course *course;
    char **newest;
    int from; /* of the newest */
};

static int note_place(void *context, const struct place *place, const char *reference)
{
    struct seats *seats = context;

    if (place->ended != PLACE_OPEN)
        return 0;
    seats->course->placed++;
    if (!*seats->newest || place->from >= seats->from) {
        memory_text_set(seats->newest, reference);
        seats->from = place->from;
    }
    return 0;
}

static int load_course(struct checking *checking, size_t at)
{
    struct call *call = checking->call;
    struct course *course = &checking->loaded[at];
    struct conflict_course *into = &checking->courses[at];
    struct seats seats = {into, &checking->newest[at], DATE_NONE};
    int result = store_course_load(call->store, checking->ids[at], course, &call->messages);

    if (result != 0)
        return -1;
    checking->led[at] = memory_new((course->sessions.count + 1) * sizeof **checking->led);
    into->course = course;
    into->led = checking->led[at];
    into->service = formers_service(&checking->formers, call, course->catalogue, course->service);
    for (size_t i = 0; i < course->sessions.count && result == 0; i++)
        result = store_session_leaders(call->store, course->id, course->sessions.items[i].number, &checking->led[at][i],
                                       &call->messages);
    if (result == 0)
        result = store_place_each_in(call->store, course->id, note_place, &seats, &call->messages);
    into->newest = checking->newest[at];
    if (result == 0 && into->service && course->for_referral)
        result = company_lacks(call, into->service, course->for_referral, &into->alone);
    return result;
}

/* Whether all that a course has is past, and no year's number is asked of it. */
static bool is_past(const struct checking *checking, size_t at)
{
    const struct sessions *sessions = &checking->loaded[at].sessions;
    const struct service *service = checking->courses[at].service;

    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].date >= checking->since)
            return false;
    return sessions->count > 0 && (!service || service->sessions.count_per != PER_YEAR);
}

static void unload_course(struct checking *checking, size_t at)
{
    for (size_t k = 0; checking->led[at] && k < checking->loaded[at].sessions.count; k++)
        texts_free(&checking->led[at][k]);
    free(checking->led[at]);
    free(checking->newest[at]);
    course_free(&checking->loaded[at]);
    checking->led[at] = NULL;
    checking->newest[at] = NULL;
    checking->loaded[at] = (struct course){0};
    checking->courses[at] = (struct conflict_course){0};
}

/* Of those that are past only the ones that count by the year stay. */
static int load_courses(struct checking *checking)
{
    for (size_t i = 0; i < checking->id_count; i++) {
        size_t at = checking->count++;

        checking->ids[at] = checking->ids[i];
        if (load_course(checking, at) != 0)
            return -1;
        if (is_past(checking, at)) {
            unload_course(checking, at);
            checking->count--;
        }
    }
    return 0;
}

static int load(struct checking *checking)
{
    struct call *call = checking->call;
    int result = store_course_each(call->store, NULL, note_course, checking, &call->messages);

    checking->loaded = memory_new((checking->id_count + 1) * sizeof *checking->loaded);
    checking->courses = memory_new((checking->id_count + 1) * sizeof *checking->courses);
    checking->led = memory_new((checking->id_count + 1) * sizeof *checking->led);
    checking->newest = memory_new((checking->id_count + 1) * sizeof *checking->newest);
    if (result == 0)
        result = load_courses(checking);
    if (result == 0)
        result = roster_load(call, &checking->roster);
    if (result == 0)
        result = booked_load(call, checking->since, BOOKED_EVER, &checking->booked);
    return result == 0 ? booked_add_citizens(call, checking->since, &checking->booked) : -1;
}

static void checking_free(struct checking *checking)
{
    for (size_t i = 0; i < checking->count; i++)
        unload_course(checking, i);
    free(checking->loaded);
    free(checking->courses);
    free(checking->led);
    free(checking->newest);
    free(checking->ids);
    texts_free(&checking->codes);
    roster_free(&checking->roster);
    booked_free(&checking->booked);
    formers_free(&checking->formers);
}

/* --- what was found --------------------------------------------------------------------------------- */

/* Whether a place, COURSE or COURSE/N, is one of the courses asked for. */
static bool asked_for(const struct texts *codes, const char *where)
{
    char *code = where ? memory_text_part(where, strcspn(where, "/")) : NULL;
    bool asked = code && texts_has(codes, code);

    free(code);
    return asked;
}

/* The rows under way. */
struct printing {
    const struct texts *codes;
    struct rows *rows;
    bool found, broken; /* broken: the output took no more */
};

static void print(void *context, const struct conflict *conflict)
{
    struct printing *printing = context;
    struct cells cells = {0};

    if (printing->broken || (printing->codes->count > 0 && !asked_for(printing->codes, conflict->where) &&
                             !asked_for(printing->codes, conflict->other)))
        return;
    printing->found = true;
    cells_text(&cells, conflict->warning ? "warning" : "error");
    cells_text(&cells, conflict->where);
    cells_text(&cells, conflict->what);
    cells_text(&cells, conflict->remedy);
    printing->broken = cells_row(&cells, printing->rows) != 0;
}

static int check(struct checking *checking)
{
    static const struct column columns[] = {
        {"severity", COLUMN_TEXT}, {"where", COLUMN_TEXT}, {"what", COLUMN_TEXT}, {"remedy", COLUMN_TEXT}};
    struct call *call = checking->call;
    const struct conflict_house house = {.courses = checking->courses,
                                         .course_count = checking->count,
                                         .staff = checking->roster.items,
                                         .staff_count = checking->roster.count,
                                         .bookings = &checking->booked.bookings,
                                         .calendar = catalogue_calendar(&call->catalogue),
                                         .language = call->catalogue.language,
                                         .today = call->today,
                                         .since = checking->since,
                                         .held_too = checking->since_given};
    struct printing printing = {.codes = &checking->codes, .rows = call_rows(call, columns, 4)};

    conflicts_find(&house, &(const struct conflicts){print, &printing});
    return call_rows_close(printing.rows) == 0 ? printing.found : -1;
}

/* A code that nobody has was mistyped, and would be found sound. */
static int check_codes(struct call *call, const struct texts *codes)
{
    int result = 0;
    long id;

    for (size_t i = 0; i < codes->count; i++)
        if (store_course_id(call->store, codes->items[i], &id, &call->messages) != 0)
            result = -1;
    return result;
}

/* All that is read is of one moment. */
static int read_house(struct checking *checking)
{
    struct call *call = checking->call;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    int result = check_codes(call, &checking->codes) == 0 ? load(checking) : -1;
    store_read_end(call->store);
    return result;
}

int schedule_check(struct call *call)
{
    struct checking checking = {.call = call, .since_given = call_option(call, "since") != NULL};
    int result = -1;

    if (call_option_date(call, "since", call->today, &checking.since) != 0 ||
        call_references(call, 0, &checking.codes) != 0 || call_catalogue(call) != 0 ||
        call_store(call, STORE_READ) != 0)
        goto out;
    if (call->operand_count > 0 && checking.codes.count == 0)
        result = 0; /* an empty pipe names no course */
    else if (read_house(&checking) == 0)
        result = check(&checking);
out:
    checking_free(&checking);
    return result;
}
