#include "schedule/away.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "store/away.h"
#include "store/courses.h"

#include <stdlib.h>
#include <string.h>

/* One stretch of leave. */
struct stretch {
    char *code;
    struct away days;
    char *meetings; /* what falls into it; NULL for nothing */
};

/* A leader's leave, and the days that the command names. */
struct leave {
    struct call *call;
    const char *code; /* NULL: all leaders */
    int from, to;
    struct stretch *items; /* to be printed: when no transaction is open any more */
    size_t count;
};

static int tell_meeting(void *context, const struct away_meeting *meeting)
{
    const struct leave *leave = context;
    char day[DATE_TEXT];

    date_write(meeting->date, day);
    if (meeting->interview)
        call_fail(leave->call, TROUBLE_WARNING,
                  _("%s holds the interview of %s on %s, while away; wanted screen interview with --at or --leader"),
                  leave->code, meeting->what, day);
    else
        call_fail(leave->call, TROUBLE_WARNING,
                  _("%s leads %s on %s, while away; schedule substitute %s %s says who could"), leave->code,
                  meeting->what, day, meeting->what, leave->code);
    return 0;
}

static int add_meeting(void *context, const struct away_meeting *meeting)
{
    texts_add(context, meeting->what);
    return 0;
}

/* One stretch with what falls into it. */
static int note_away(struct leave *leave, const char *code, const struct away *away)
{
    struct call *call = leave->call;
    struct texts meetings = {0};
    struct text joined = {0};
    int result =
        store_away_meeting_each(call->store, code, away->from, away->to, add_meeting, &meetings, &call->messages);

    texts_join(&meetings, ",", &joined);
    leave->items = memory_grow(leave->items, leave->count, sizeof *leave->items);
    leave->items[leave->count++] =
        (struct stretch){memory_text(code), *away, joined.length > 0 ? memory_text(text_bytes(&joined)) : NULL};
    text_free(&joined);
    texts_free(&meetings);
    return result;
}

static int note_staff(void *context, const struct staff *staff)
{
    struct leave *leave = context;
    int result = 0;

    for (size_t i = 0; i < staff->aways.count && result == 0; i++)
        if (!leave->code || strcmp(leave->code, staff->code) == 0)
            result = note_away(leave, staff->code, &staff->aways.items[i]);
    return result;
}

/* The leave of the leader, or of all, as it stands now. */
static int note_leave(struct leave *leave)
{
    struct call *call = leave->call;

    return store_staff_each(call->store, note_staff, leave, &call->messages) < 0 ? -1 : 0;
}

static int print(const struct leave *leave)
{
    static const struct column columns[] = {
        {"code", COLUMN_TEXT}, {"from", COLUMN_TEXT}, {"to", COLUMN_TEXT}, {"meetings", COLUMN_TEXT}};
    struct rows *rows = call_rows(leave->call, columns, 4);

    for (size_t i = 0; i < leave->count; i++) {
        struct cells cells = {0};

        cells_text(&cells, leave->items[i].code);
        cells_date(&cells, leave->items[i].days.from);
        cells_date(&cells, leave->items[i].days.to);
        cells_text(&cells, leave->items[i].meetings);
        if (cells_row(&cells, rows) != 0)
            break;
    }
    return call_rows_close(rows);
}

static void leave_free(struct leave *leave)
{
    for (size_t i = 0; i < leave->count; i++) {
        free(leave->items[i].code);
        free(leave->items[i].meetings);
    }
    free(leave->items);
}

/* The leader must be known. */
static int check_code(struct leave *leave)
{
    struct staff staff;
    int result = store_staff_load(leave->call->store, leave->code, &staff, &leave->call->messages);

    staff_free(&staff);
    return result;
}

/* One day is its own end. */
static int read_days(struct leave *leave)
{
    struct call *call = leave->call;
    const char *from = call->operands[2], *to = call->operands[call->operand_count - 1];

    if (!date_read(from, &leave->from) || !date_read(to, &leave->to))
        return call_usage(call, _("a leave has its first and its last day; wanted YYYY-MM-DD"));
    if (leave->to < leave->from)
        return call_usage(call, _("the last day lies before the first; wanted staff away CODE FROM TO"));
    return 0;
}

static int take_back(struct leave *leave)
{
    struct call *call = leave->call;
    char from[DATE_TEXT], to[DATE_TEXT];
    bool found;

    if (store_away_remove(call->store, leave->code, leave->from, leave->to, &found, &call->messages) != 0)
        return -1;
    if (found)
        return 0;
    return call_fail(call, TROUBLE_NOT_FOUND, _("%s is not away from %s to %s; schedule staff away %s lists the days"),
                     leave->code, date_write(leave->from, from), date_write(leave->to, to), leave->code);
}

/* What lies behind is history: it was held, or its mark is still to come. */
static int put(struct leave *leave)
{
    struct call *call = leave->call;
    int from = leave->from > call->today ? leave->from : call->today;

    if (store_away_add(call->store, leave->code, leave->from, leave->to, &call->messages) != 0)
        return -1;
    return from > leave->to ? 0
                            : store_away_meeting_each(call->store, leave->code, from, leave->to, tell_meeting, leave,
                                                      &call->messages);
}

/* Under -n, too, what would be is shown. */
static int change(struct leave *leave)
{
    struct call *call = leave->call;

    if (read_days(leave) != 0 || call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        check_code(leave) != 0 || (call_option(call, "remove") ? take_back(leave) : put(leave)) != 0 ||
        note_leave(leave) != 0)
        return -1;
    return call_finish(call);
}

static int list(struct leave *leave)
{
    struct call *call = leave->call;

    if (call_option(call, "remove"))
        return call_usage(call, _("--remove takes days back; wanted staff away CODE FROM TO"));
    if (call_store(call, STORE_READ) != 0 || (leave->code && check_code(leave) != 0))
        return -1;
    return note_leave(leave);
}

int staff_away(struct call *call)
{
    struct leave leave = {.call = call, .code = call->operand_count > 1 ? call->operands[1] : NULL};
    int result;

    if (call->operand_count > 4)
        return call_usage(call, _("staff away takes a leader's code, and the first and the last day of the leave"));
    result = call->operand_count > 2 ? change(&leave) : list(&leave);
    if (result == 0)
        result = print(&leave);
    leave_free(&leave);
    return result;
}
