#include "output/year_grid.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "output/escape.h"

#define LABELS 6

static int monday_of(int date)
{
    return date - (int)date_weekday(date);
}

bool year_grid_weeks(const struct year_grid *grid, int *first, int *last)
{
    bool any = false;

    for (size_t i = 0; i < grid->course_count; i++)
        for (size_t k = 0; k < grid->courses[i].date_count; k++) {
            int monday = monday_of(grid->courses[i].dates[k]);

            *first = any && *first < monday ? *first : monday;
            *last = any && *last > monday ? *last : monday;
            any = true;
        }
    return any;
}

size_t year_grid_sessions(const struct grid_course *course, int monday)
{
    size_t count = 0;

    for (size_t i = 0; i < course->date_count; i++)
        count += course->dates[i] >= monday && course->dates[i] < monday + 7;
    return count;
}

const struct grid_closed *year_grid_closed(const struct year_grid *grid, int monday)
{
    for (size_t i = 0; i < grid->closed_count; i++)
        if (grid->closed[i].monday == monday)
            return &grid->closed[i];
    return NULL;
}

/* --- text ---------------------------------------------------------------------------------------- */

static void labels_of(const struct grid_course *course, const char *labels[LABELS])
{
    labels[0] = course->code;
    labels[1] = course->service;
    labels[2] = course->day;
    labels[3] = course->time;
    labels[4] = course->venue == NULL ? "" : course->venue;
    labels[5] = course->leaders;
}

static void measure(const struct year_grid *grid, size_t widths[LABELS])
{
    const char *labels[LABELS];
    struct text text = {0};

    for (size_t i = 0; i < grid->course_count; i++) {
        labels_of(&grid->courses[i], labels);
        for (size_t k = 0; k < LABELS; k++) {
            text_clear(&text);
            escape_harmless(&text, labels[k]);
            if (utf8_width(text_bytes(&text)) > widths[k])
                widths[k] = utf8_width(text_bytes(&text));
        }
    }
    text_free(&text);
}

static void print_padded(FILE *out, const char *label, size_t width)
{
    struct text text = {0};

    escape_harmless(&text, label);
    fputs(text_bytes(&text), out);
    for (size_t at = utf8_width(text_bytes(&text)); at < width + 2; at++)
        fputc(' ', out);
    text_free(&text);
}

/* The left part of a line that has one text for all the labels. */
static void print_heading(FILE *out, const char *heading, const size_t widths[LABELS])
{
    size_t width = 2 * (LABELS - 1);

    for (size_t k = 0; k < LABELS; k++)
        width += widths[k];
    print_padded(out, heading, width);
}

static int week_number(int monday)
{
    int year, week;

    date_week(monday, &year, &week);
    return week;
}

/* Two lines: the tens and the ones of the weeks' numbers. */
static void print_weeks(FILE *out, int first, int last, const size_t widths[LABELS])
{
    print_heading(out, "", widths);
    for (int monday = first; monday <= last; monday += 7)
        fputc('0' + week_number(monday) / 10, out);
    fputc('\n', out);
    print_heading(out, _("week"), widths);
    for (int monday = first; monday <= last; monday += 7)
        fputc('0' + week_number(monday) % 10, out);
    fputc('\n', out);
}

static char closed_sign(const struct grid_closed *closed)
{
    if (closed == NULL)
        return '.';
    return closed->holiday ? 'h' : 'c';
}

static void print_closed(FILE *out, const struct year_grid *grid, int first, int last, const size_t widths[LABELS])
{
    print_heading(out, _("closed"), widths);
    for (int monday = first; monday <= last; monday += 7)
        fputc(closed_sign(year_grid_closed(grid, monday)), out);
    fputc('\n', out);
}

static char session_sign(const struct year_grid *grid, const struct grid_course *course, int monday)
{
    size_t count = year_grid_sessions(course, monday);

    if (count == 1)
        return '#';
    if (count > 1)
        return count > 9 ? '9' : (char)('0' + count);
    return year_grid_closed(grid, monday) == NULL ? '.' : '-';
}

static void print_course(FILE *out, const struct year_grid *grid, const struct grid_course *course, int first, int last,
                         const size_t widths[LABELS])
{
    const char *labels[LABELS];

    labels_of(course, labels);
    for (size_t k = 0; k < LABELS; k++)
        print_padded(out, labels[k], widths[k]);
    for (int monday = first; monday <= last; monday += 7)
        fputc(session_sign(grid, course, monday), out);
    fputc('\n', out);
}

static void print_key(FILE *out, const struct year_grid *grid, int first, int last)
{
    char week[WEEK_TEXT];
    struct text names = {0};

    fprintf(out, "\n%s\n",
            _("# a session, 2 two in the week; - none, closed on some day; h a public holiday, c closed"));
    for (size_t i = 0; i < grid->closed_count; i++) {
        if (grid->closed[i].monday < first || grid->closed[i].monday > last)
            continue;
        text_clear(&names);
        escape_harmless(&names, grid->closed[i].names);
        fprintf(out, "%s  %s\n", week_write(grid->closed[i].monday, week), text_bytes(&names));
    }
    text_free(&names);
}

void year_grid_text(FILE *out, const struct year_grid *grid)
{
    size_t widths[LABELS] = {0};
    struct text title = {0};
    int first = 0, last = -1;

    escape_harmless(&title, grid->title);
    fprintf(out, "%s\n", text_bytes(&title));
    text_free(&title);
    if (!year_grid_weeks(grid, &first, &last))
        return;
    fputc('\n', out);
    measure(grid, widths);
    print_weeks(out, first, last, widths);
    print_closed(out, grid, first, last, widths);
    for (size_t i = 0; i < grid->course_count; i++)
        print_course(out, grid, &grid->courses[i], first, last, widths);
    print_key(out, grid, first, last);
}
