#include "report/weekly.h"

#include "base/date.h"
#include "base/i18n.h"
#include "common/cells.h"

#include <stdio.h>
#include <string.h>

/* The sections in the order of the report, with their titles. */
static const struct section {
    const char *name, *title, *item, *detail, *count, *days; /* headings; NULL: the section has no such column */
} sections[] = {
    {"received", N_("Received"), N_("service"), NULL, N_("referrals"), NULL},
    {"source", N_("Received from"), N_("referrer"), NULL, N_("referrals"), NULL},
    {"decided", N_("Decisions"), N_("service"), N_("decision"), N_("referrals"), NULL},
    {"waiting", N_("Waiting list"), N_("service"), NULL, N_("waiting"), N_("longest wait, days")},
    {"sessions", N_("Sessions"), N_("service"), N_("status"), N_("sessions"), NULL},
    {"coming", N_("Coming in the week after"), N_("session"), N_("when"), NULL, NULL},
    {"attendance", N_("Attendance so far"), N_("course"), N_("who came"), NULL, NULL},
    {"due", N_("Due"), N_("what"), N_("when"), N_("referrals"), NULL},
    {"late", N_("Happened before, entered this week"), N_("what"), NULL, N_("records"), NULL},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};

static size_t section_columns(const struct section *section, struct column *columns)
{
    size_t count = 0;
    columns[count++] = (struct column){_(section->item), COLUMN_TEXT};
    if (section->detail)
        columns[count++] = (struct column){_(section->detail), COLUMN_TEXT};
    if (section->count)
        columns[count++] = (struct column){_(section->count), COLUMN_NUMBER};
    if (section->days)
        columns[count++] = (struct column){_(section->days), COLUMN_NUMBER};
    return count;
}

static void print_line(const struct section *section, const struct weekly_line *line, struct rows *rows)
{
    struct cells cells = {0};
    cells_text(&cells, line->item);
    if (section->detail)
        cells_text(&cells, line->detail);
    if (section->count)
        cells_number(&cells, line->count);
    if (section->days && line->days >= 0)
        cells_number(&cells, line->days);
    else if (section->days)
        cells_nothing(&cells);
    cells_row(&cells, rows);
}

static void print_section(const struct section *section, const struct weekly_lines *lines)
{
    struct column columns[4];
    struct messages ignored = {0}; /* a failing standard output is told once, when the command ends */
    size_t printed = 0;
    struct rows *rows = rows_open(stdout, FORMAT_TABLE, columns, section_columns(section, columns));

    printf("\n%s\n", _(section->title));
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i].section, section->name) == 0) {
            print_line(section, &lines->items[i], rows);
            printed++;
        }
    rows_close(rows, &ignored);
    messages_free(&ignored);
    if (printed == 0)
        printf("%s\n", _("none"));
}

void weekly_text(const struct weekly_lines *lines, int from, int to)
{
    char week[WEEK_TEXT], first[DATE_TEXT], last[DATE_TEXT];

    printf(_("Week %s, %s to %s\n"), week_write(from, week), date_write(from, first), date_write(to, last));
    for (const struct section *section = sections; section->name; section++)
        print_section(section, lines);
}

int weekly_rows(struct call *call, const struct weekly_lines *lines)
{
    static const struct column columns[] = {{"section", COLUMN_TEXT},
                                            {"item", COLUMN_TEXT},
                                            {"detail", COLUMN_TEXT},
                                            {"count", COLUMN_NUMBER},
                                            {"days", COLUMN_NUMBER}};
    struct rows *rows = call_rows(call, columns, 5);

    for (size_t i = 0; i < lines->count; i++) {
        const struct weekly_line *line = &lines->items[i];
        struct cells cells = {0};
        cells_text(&cells, line->section);
        cells_text(&cells, line->item);
        cells_text(&cells, line->detail);
        if (line->count >= 0)
            cells_number(&cells, line->count);
        else
            cells_nothing(&cells);
        if (line->days >= 0)
            cells_number(&cells, line->days);
        else
            cells_nothing(&cells);
        cells_row(&cells, rows);
    }
    return call_rows_close(rows);
}
