#include "output/year_grid.h"

#include "base/i18n.h"
#include "base/text.h"
#include "output/html.h"

#include <string.h>

/* The page needs nothing from elsewhere, and prints on paper as it stands. */
static const char style[] = "body{font:14px sans-serif}table{border-collapse:collapse}"
                            "th,td{border:1px solid #999;padding:2px 5px;text-align:left;white-space:nowrap}"
                            "td.s{background:#3a6ea5;color:#fff;text-align:center}td.h,th.h{background:#f4c7c3}"
                            "td.c,th.c{background:#e0e0e0}td.s,th,td{-webkit-print-color-adjust:exact;"
                            "print-color-adjust:exact}";

/* `element` may have attributes behind its name. */
static void cell(FILE *out, const char *element, const char *text)
{
    fprintf(out, "<%s>", element);
    html_text(out, text);
    fprintf(out, "</%.*s>", (int)strcspn(element, " "), element);
}

static const char *closed_class(const struct grid_closed *closed)
{
    if (closed == NULL)
        return "";
    return closed->holiday ? " class=\"h\"" : " class=\"c\"";
}

static void print_title(FILE *out, const char *title)
{
    fputs(" title=\"", out);
    html_text(out, title);
    fputc('"', out);
}

/* One heading a week: its number, and on pointing at it the year and what closes it. */
static void print_week(FILE *out, const struct year_grid *grid, int monday)
{
    const struct grid_closed *closed = year_grid_closed(grid, monday);
    struct text title = {0};
    char week[WEEK_TEXT];

    week_write(monday, week);
    text_add(&title, week);
    if (closed != NULL)
        text_add_format(&title, ": %s", closed->names);
    fprintf(out, "<th scope=\"col\"%s", closed_class(closed));
    print_title(out, text_bytes(&title));
    fprintf(out, ">%s</th>", strchr(week, 'W') + 1);
    text_free(&title);
}

static void print_head(FILE *out, const struct year_grid *grid, int first, int last)
{
    fputs("<thead><tr>", out);
    cell(out, "th", _("Course"));
    cell(out, "th", _("Service"));
    cell(out, "th", _("When"));
    cell(out, "th", _("Venue"));
    cell(out, "th", _("Leaders"));
    for (int monday = first; monday <= last; monday += 7)
        print_week(out, grid, monday);
    fputs("</tr></thead>\n<tbody>\n", out);
}

/* On pointing at it the dates; a session has its day and month in the cell, so that it is seen on paper too. */
static void print_sessions(FILE *out, const struct grid_course *course, int monday)
{
    struct text days = {0}, title = {0};
    char date[DATE_TEXT];

    for (size_t i = 0; i < course->date_count; i++) {
        int day = course->dates[i];

        if (day < monday || day >= monday + 7)
            continue;
        text_add_format(&days, "%s%d/%d", days.length > 0 ? " " : "", date_parts(day).day, date_parts(day).month);
        text_add_format(&title, "%s%s", title.length > 0 ? " " : "", date_write(day, date));
    }
    fputs("<td class=\"s\"", out);
    print_title(out, text_bytes(&title));
    fputc('>', out);
    html_text(out, text_bytes(&days));
    fputs("</td>", out);
    text_free(&days);
    text_free(&title);
}

static void print_course(FILE *out, const struct year_grid *grid, const struct grid_course *course, int first, int last)
{
    fputs("<tr>", out);
    cell(out, "th scope=\"row\"", course->code);
    cell(out, "td", course->service);
    fputs("<td>", out);
    html_text(out, course->day);
    fputc(' ', out);
    html_text(out, course->time);
    fputs("</td>", out);
    cell(out, "td", course->venue);
    cell(out, "td", course->leaders);
    for (int monday = first; monday <= last; monday += 7)
        if (year_grid_sessions(course, monday) > 0)
            print_sessions(out, course, monday);
        else
            fprintf(out, "<td%s></td>", closed_class(year_grid_closed(grid, monday)));
    fputs("</tr>\n", out);
}

static void print_closed(FILE *out, const struct year_grid *grid, int first, int last)
{
    char week[WEEK_TEXT];

    fputs("<ul>\n", out);
    for (size_t i = 0; i < grid->closed_count; i++) {
        if (grid->closed[i].monday < first || grid->closed[i].monday > last)
            continue;
        fprintf(out, "<li>%s ", week_write(grid->closed[i].monday, week));
        html_text(out, grid->closed[i].names);
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
}

void year_grid_html(FILE *out, const struct year_grid *grid)
{
    int first = 0, last = -1;
    bool any = year_grid_weeks(grid, &first, &last);

    fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
            text_is(grid->language, "da") ? "da" : "en");
    cell(out, "title", grid->title);
    fprintf(out, "\n<style>%s</style>\n</head>\n<body>\n", style);
    cell(out, "h1", grid->title);
    fputs("\n<table>\n", out);
    if (any) {
        print_head(out, grid, first, last);
        for (size_t i = 0; i < grid->course_count; i++)
            print_course(out, grid, &grid->courses[i], first, last);
        fputs("</tbody>\n", out);
    }
    fputs("</table>\n", out);
    if (any)
        print_closed(out, grid, first, last);
    fputs("</body>\n</html>\n", out);
}
