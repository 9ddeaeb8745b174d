#include "report/weekly.h"
#include "report/weekly_words.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "output/day_text.h"

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
    {"attendance", N_("Attendance up to the week's end"), NULL, NULL, NULL, NULL},
    {"due", N_("Due, overdue or within 14 days"), N_("what"), N_("when"), N_("number"), NULL},
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

static void number_or_nothing(struct cells *cells, long number)
{
    if (number >= 0)
        cells_number(cells, number);
    else
        cells_nothing(cells);
}

static void print_line(const struct weekly_line *line, const struct section *section, struct rows *rows)
{
    struct text item = {0}, detail = {0};
    struct cells cells = {0};

    weekly_item(line, &item);
    cells_text(&cells, text_bytes(&item));
    if (section->detail) {
        weekly_detail(line, &detail);
        cells_text(&cells, text_bytes(&detail));
    }
    if (section->count)
        number_or_nothing(&cells, line->count);
    if (section->days)
        number_or_nothing(&cells, line->days);
    cells_row(&cells, rows);
    text_free(&item);
    text_free(&detail);
}

static void print_lines(const struct weekly *weekly, const struct section *section)
{
    struct column columns[4];
    struct messages ignored = {0}; /* a failing standard output is told once, when the command ends */
    struct rows *rows = rows_open(stdout, FORMAT_TABLE, columns, section_columns(section, columns));

    for (size_t i = 0; i < weekly->count; i++)
        if (strcmp(weekly->lines[i].section, section->name) == 0)
            print_line(&weekly->lines[i], section, rows);
    rows_close(rows, &ignored);
    messages_free(&ignored);
}

static void print_presences(const struct weekly *weekly)
{
    const struct column columns[] = {{_("course"), COLUMN_TEXT},       {_("who"), COLUMN_TEXT},
                                     {_("expected"), COLUMN_NUMBER},   {_("present"), COLUMN_NUMBER},
                                     {_("late"), COLUMN_NUMBER},       {_("cancelled"), COLUMN_NUMBER},
                                     {_("absent"), COLUMN_NUMBER},     {_("not recorded"), COLUMN_NUMBER},
                                     {_("attended, %"), COLUMN_NUMBER}};
    struct messages ignored = {0};
    struct rows *rows = rows_open(stdout, FORMAT_TABLE, columns, 9);

    for (size_t i = 0; i < weekly->presence_count; i++) {
        const struct presence *presence = &weekly->presences[i].presence;
        struct cells cells = {0};
        cells_text(&cells, weekly->presences[i].code);
        cells_text(&cells, weekly->presences[i].adults ? _("adults") : _("citizens"));
        cells_number(&cells, presence->held);
        cells_number(&cells, presence->present);
        cells_number(&cells, presence->late);
        cells_number(&cells, presence->cancelled);
        cells_number(&cells, presence->absent);
        cells_number(&cells, presence->unrecorded);
        cells_number(&cells, (long)(100 * presence_rate(presence) + 0.5));
        cells_row(&cells, rows);
    }
    rows_close(rows, &ignored);
    messages_free(&ignored);
}

static bool has_attendance(const struct section *section)
{
    return section->item == NULL;
}

static bool is_empty(const struct weekly *weekly, const struct section *section)
{
    if (has_attendance(section))
        return weekly->presence_count == 0;
    for (size_t i = 0; i < weekly->count; i++)
        if (strcmp(weekly->lines[i].section, section->name) == 0)
            return false;
    return true;
}

/* Empty sections are told too, so that nobody wonders whether one was forgotten. */
void weekly_text(const struct weekly *weekly)
{
    struct text week = {0}, today = {0};

    day_text_week(weekly->from, i18n_language(), &week);
    day_text(weekly->today, i18n_language(), &today);
    printf(_("Week %s; made on %s\n"), text_bytes(&week), text_bytes(&today));
    text_free(&week);
    text_free(&today);
    for (const struct section *section = sections; section->name; section++) {
        if (is_empty(weekly, section)) {
            printf(_("\n%s: none\n"), _(section->title));
            continue;
        }
        printf("\n%s\n", _(section->title));
        if (has_attendance(section))
            print_presences(weekly);
        else
            print_lines(weekly, section);
    }
}

static void add_row(struct rows *rows, const struct weekly_line *line)
{
    struct cells cells = {0};
    cells_text(&cells, line->section);
    cells_text(&cells, line->item);
    cells_text(&cells, line->detail[0] ? line->detail : NULL);
    number_or_nothing(&cells, line->count);
    number_or_nothing(&cells, line->days);
    cells_row(&cells, rows);
}

/* One row a count, so that a program need not take sentences apart. */
static void add_presence(struct rows *rows, const struct weekly_presence *presence)
{
    const struct presence *sum = &presence->presence;
    const char *const child[] = {"child expected",  "child present", "child late",
                                 "child cancelled", "child absent",  "child unrecorded"};
    const char *const adult[] = {"adult expected",  "adult present", "adult late",
                                 "adult cancelled", "adult absent",  "adult unrecorded"};
    const long counts[] = {sum->held, sum->present, sum->late, sum->cancelled, sum->absent, sum->unrecorded};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        add_row(rows, &(struct weekly_line){.section = "attendance",
                                            .item = presence->code,
                                            .detail = (char *)(presence->adults ? adult[i] : child[i]),
                                            .count = counts[i],
                                            .days = -1});
}

int weekly_rows(struct call *call, const struct weekly *weekly)
{
    static const struct column columns[] = {{"section", COLUMN_TEXT},
                                            {"item", COLUMN_TEXT},
                                            {"detail", COLUMN_TEXT},
                                            {"count", COLUMN_NUMBER},
                                            {"days", COLUMN_NUMBER}};
    struct rows *rows = call_rows(call, columns, 5);

    for (const struct section *section = sections; section->name; section++) {
        for (size_t i = 0; i < weekly->count; i++)
            if (strcmp(weekly->lines[i].section, section->name) == 0)
                add_row(rows, &weekly->lines[i]);
        for (size_t i = 0; has_attendance(section) && i < weekly->presence_count; i++)
            add_presence(rows, &weekly->presences[i]);
    }
    return call_rows_close(rows);
}
