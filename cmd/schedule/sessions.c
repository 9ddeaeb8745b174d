#include "schedule/sessions.h"

#include "base/i18n.h"
#include "common/cells.h"

#include <stdio.h>

/* Why a date is what it is and why it was moved, or that the house cancelled it and why. */
static void remark_text(const struct session *session, struct text *into)
{
    if (session->status == SESSION_CANCELLED)
        text_add_format(into, _("cancelled: %s"), session->reason ? session->reason : _("no reason recorded"));
    else {
        text_add(into, session->remark ? session->remark : "");
        if (session->reason)
            text_add_format(into, "%s%s", session->remark ? "; " : "", session->reason);
    }
}

static void print_session(const struct course *course, const struct session *session, struct rows *rows)
{
    struct cells cells = {0};
    struct text name = {0}, remark = {0};
    char week[WEEK_TEXT];

    text_add_format(&name, "%s/%d", course->code, session->number);
    remark_text(session, &remark);
    cells_text(&cells, text_bytes(&name));
    cells_date(&cells, session->date);
    cells_text(&cells, weekday_name(date_weekday(session->date)));
    cells_text(&cells, week_write(session->date, week));
    cells_time(&cells, session->start);
    if (session->minutes > 0)
        cells_number(&cells, session->minutes);
    else
        cells_nothing(&cells);
    cells_text(&cells, session->kind);
    cells_text(&cells, session->venue ? session->venue : course->venue);
    cells_text(&cells, remark.length > 0 ? text_bytes(&remark) : NULL);
    cells_row(&cells, rows);
    text_free(&remark);
    text_free(&name);
}

int sessions_print(struct call *call, const struct course *course)
{
    static const struct column columns[] = {{"session", COLUMN_TEXT}, {"date", COLUMN_TEXT},
                                            {"weekday", COLUMN_TEXT}, {"week", COLUMN_TEXT},
                                            {"start", COLUMN_TEXT},   {"minutes", COLUMN_NUMBER},
                                            {"kind", COLUMN_TEXT},    {"venue", COLUMN_TEXT},
                                            {"remark", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 9);
    for (size_t i = 0; i < course->sessions.count; i++)
        print_session(course, &course->sessions.items[i], rows);
    return call_rows_close(rows);
}
