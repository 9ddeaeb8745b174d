#include "schedule/beginning.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "common/formers.h"
#include "common/services.h"
#include "rules/limits.h"
#include "store/courses.h"

struct course_listing {
    struct call *call;
    struct rows *rows;
    struct texts codes; /* empty: all */
    struct formers formers;
    bool found;
};

/* A course whose places are looked at. */
struct asking {
    const struct service *service;
    const struct course *course;
    bool dated;
};

static int ask_place(void *context, const struct place *place, const char *reference)
{
    struct asking *asking = context;

    (void)reference;
    asking->dated =
        asking->dated && (place->ended != PLACE_OPEN || limits_dated(asking->service, asking->course, place->referral));
    return 0;
}

/* Whether all sessions that a course promises have their date, each family's own talks among them. By the catalogue that it was
 * planned by; where that cannot be read they are only counted. */
static int find_dated(struct course_listing *listing, const struct course_row *row, bool *dated)
{
    struct call *call = listing->call;
    struct course course;
    int result = store_course_load(call->store, row->id, &course, &call->messages);
    struct asking asking = {.course = &course};

    *dated = row->dated >= row->promised;
    if (result == 0)
        asking.service = formers_kept(&listing->formers, call, course.catalogue, course.service);
    if (asking.service) {
        asking.dated = limits_dated(asking.service, &course, 0);
        result = store_place_each_in(call->store, row->id, ask_place, &asking, &call->messages);
        *dated = asking.dated;
    }
    course_free(&course);
    return result;
}

/* planned before its first session, where all share none before a talk was held; ended when it was closed, or when the last of the
 * sessions promised is past; running between, and while sessions are still to be dated. */
static int find_status(struct course_listing *listing, const struct course_row *row, int starts_on, const char **status)
{
    int today = listing->call->today, result = 0;
    bool dated = false;

    if (row->ended_on == DATE_NONE && row->promised > 0 && row->dated >= row->promised && row->ends_on != DATE_NONE &&
        today > row->ends_on)
        result = find_dated(listing, row, &dated);
    if (row->ended_on != DATE_NONE || dated)
        *status = "ended";
    else
        *status = (starts_on == DATE_NONE ? !row->held : today < starts_on) ? "planned" : "running";
    return result;
}

static int print_course(void *context, const struct course_row *row)
{
    struct course_listing *listing = context;
    struct cells cells = {0};
    struct beginning beginning;
    const char *status;
    int today = listing->call->today, taken;

    if (listing->codes.count > 0 && !texts_has(&listing->codes, row->code))
        return 0;
    if (beginning_find(listing->call, &listing->formers, row, &beginning) != 0 ||
        find_status(listing, row, beginning.on, &status) != 0 ||
        beginning_taken(listing->call, row, beginning.on > today ? beginning.on : today, &taken) != 0)
        return -1;
    listing->found = true;
    cells_text(&cells, row->code);
    cells_text(&cells, row->service);
    cells_date(&cells, beginning.on);
    cells_date(&cells, row->ends_on);
    cells_time(&cells, row->start);
    cells_text(&cells, row->venue);
    cells_text(&cells, row->leaders);
    cells_number(&cells, taken);
    if (row->max > 0)
        cells_number(&cells, row->max > taken ? row->max - taken : 0);
    else
        cells_nothing(&cells);
    cells_text(&cells, status);
    return cells_row(&cells, listing->rows) == 0 ? 0 : 1;
}

static int check_codes(struct call *call, const struct texts *codes)
{
    int result = 0;
    for (size_t i = 0; i < codes->count; i++) {
        long id;
        if (store_course_id(call->store, codes->items[i], &id, &call->messages) != 0)
            result = -1;
    }
    return result;
}

/* Courses may be of a service that the catalogue no longer has. One that neither the store nor the catalogue knows was mistyped; a
 * catalogue that cannot be read is no matter of the list. */
static int check_service(struct call *call, const struct course_listing *listing, const char *service)
{
    struct messages unheard = {0};
    int result = 0;

    if (listing->found || !service)
        return 0;
    messages_move(&unheard, &call->messages);
    bool known = call_catalogue(call) != 0 || catalogue_service(&call->catalogue, service);
    messages_free(&call->messages);
    messages_move(&call->messages, &unheard);
    if (!known && !call_service(call, service))
        result = -1;
    return result;
}

int schedule_list(struct call *call)
{
    static const struct column columns[] = {{"code", COLUMN_TEXT},      {"service", COLUMN_TEXT},
                                            {"starts_on", COLUMN_TEXT}, {"ends_on", COLUMN_TEXT},
                                            {"start", COLUMN_TEXT},     {"venue", COLUMN_TEXT},
                                            {"leaders", COLUMN_TEXT},   {"placed", COLUMN_NUMBER},
                                            {"free", COLUMN_NUMBER},    {"status", COLUMN_TEXT}};
    struct course_listing listing = {.call = call};
    int result = -1;

    if (call_references(call, 0, &listing.codes) != 0 || call_store(call, STORE_READ) != 0 ||
        check_codes(call, &listing.codes) != 0)
        goto out;
    if (call->operand_count > 0 && listing.codes.count == 0) {
        result = 0; /* an empty pipe lists nothing */
        goto out;
    }
    listing.rows = call_rows(call, columns, 10);
    result = store_course_each(call->store, call_option(call, "service"), print_course, &listing, &call->messages) < 0
                 ? -1
                 : 0;
    if (call_rows_close(listing.rows) != 0 || check_service(call, &listing, call_option(call, "service")) != 0)
        result = -1;
out:
    formers_free(&listing.formers);
    texts_free(&listing.codes);
    return result;
}
