#include "schedule/yearly.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "common/cells.h"
#include "output/year_grid.h"
#include "rules/calendar.h"
#include "rules/parent_group.h"

#include <stdio.h>
#include <stdlib.h>

/* --- rows ---------------------------------------------------------------------------------------- */

static int last_day(const struct course *course)
{
    int last = course->sessions.items[0].date;

    for (size_t i = 0; i < course->sessions.count; i++)
        if (course->sessions.items[i].date > last)
            last = course->sessions.items[i].date;
    return last;
}

static void print_course(const struct course *course, const struct parent_room *parents, struct rows *rows)
{
    struct cells cells = {0};
    struct text leaders = {0}, beside = {0};
    int start = course->sessions.items[0].date;

    texts_join(&course->leaders, ",", &leaders);
    texts_join(&parents->leaders, ",", &beside);
    cells_text(&cells, course->code);
    cells_text(&cells, course->service);
    cells_date(&cells, start);
    cells_text(&cells, weekday_name(date_weekday(start)));
    cells_time(&cells, course->start);
    cells_text(&cells, course->venue);
    cells_text(&cells, text_bytes(&leaders));
    cells_date(&cells, last_day(course));
    cells_text(&cells, parents->venue);
    cells_text(&cells, parents->leaders.count > 0 ? text_bytes(&beside) : NULL);
    cells_row(&cells, rows);
    text_free(&leaders);
    text_free(&beside);
}

static int print_rows(const struct yearly *yearly)
{
    static const struct column columns[] = {{"code", COLUMN_TEXT},         {"service", COLUMN_TEXT},
                                            {"starts_on", COLUMN_TEXT},    {"weekday", COLUMN_TEXT},
                                            {"start", COLUMN_TEXT},        {"venue", COLUMN_TEXT},
                                            {"leaders", COLUMN_TEXT},      {"ends_on", COLUMN_TEXT},
                                            {"parent_venue", COLUMN_TEXT}, {"parent_leaders", COLUMN_TEXT}};
    struct rows *rows = call_rows(yearly->call, columns, 10);

    for (size_t i = 0; i < yearly->course_count; i++)
        print_course(&yearly->courses[i], &yearly->parents[i], rows);
    return call_rows_close(rows);
}

/* --- the grid ------------------------------------------------------------------------------------ */

/* What a grid points to. */
struct gridding {
    struct year_grid grid;
    struct grid_course *courses;
    struct grid_closed *closed;
    struct texts leaders, venues, names;
    int **dates;
    char (*times)[TIME_TEXT];
};

/* Behind the children's, the room and the leaders that the parents have beside them. */
static void fill_beside(struct gridding *gridding, const struct course *course, const struct parent_room *parents)
{
    struct text leaders = {0}, venue = {0};
    bool apart = parents->leaders.count > 0;

    texts_join(&course->leaders, ",", &leaders);
    if (apart) {
        text_add_format(&leaders, "%s", " + ");
        texts_join(&parents->leaders, ",", &leaders);
    }
    text_add_format(&venue, "%s", course->venue ? course->venue : "");
    if (apart && parents->venue)
        text_add_format(&venue, " + %s", parents->venue);
    texts_add(&gridding->leaders, text_bytes(&leaders));
    texts_add(&gridding->venues, text_bytes(&venue));
    text_free(&leaders);
    text_free(&venue);
}

static void fill_course(struct gridding *gridding, const struct course *course, const struct parent_room *parents,
                        size_t at)
{
    size_t dates = 0;

    fill_beside(gridding, course, parents);
    gridding->dates[at] = memory_new((course->sessions.count + 1) * sizeof **gridding->dates);
    for (size_t i = 0; i < course->sessions.count; i++)
        if (!text_is(course->sessions.items[i].kind, PARENT_GROUP))
            gridding->dates[at][dates++] = course->sessions.items[i].date;
    gridding->courses[at] = (struct grid_course){.code = course->code,
                                                 .service = course->service,
                                                 .day = weekday_name(date_weekday(course->sessions.items[0].date)),
                                                 .time = time_write(course->start, gridding->times[at]),
                                                 .venue = course->venue ? gridding->venues.items[at] : NULL,
                                                 .leaders = gridding->leaders.items[at],
                                                 .dates = gridding->dates[at],
                                                 .date_count = dates};
}

static void add_name(struct text *names, struct texts *known, const char *name)
{
    if (texts_has(known, name))
        return;
    texts_add(known, name);
    text_add_format(names, "%s%s", names->length > 0 ? ", " : "", name);
}

/* What closes the house on a day of Monday to Friday in the week of a Monday. */
static void fill_week(struct gridding *gridding, const struct catalogue *catalogue, const struct texts *periods,
                      int monday)
{
    const struct calendar *calendar = catalogue_calendar(catalogue);
    struct text names = {0};
    struct texts known = {0};
    const char *why;
    bool holiday = false;

    for (int day = monday; day < monday + SATURDAY; day++) {
        if (calendar_day_closed(calendar, NULL, day, catalogue->language, &why)) {
            holiday = true;
            add_name(&names, &known, why);
        } else if (calendar_day_closed(calendar, periods, day, catalogue->language, &why))
            add_name(&names, &known, why);
    }
    if (known.count > 0) {
        texts_add(&gridding->names, text_bytes(&names));
        gridding->closed = memory_grow(gridding->closed, gridding->grid.closed_count, sizeof *gridding->closed);
        gridding->closed[gridding->grid.closed_count++] = (struct grid_closed){
            .monday = monday, .holiday = holiday, .names = gridding->names.items[gridding->names.count - 1]};
    }
    texts_free(&known);
    text_free(&names);
}

static void fill_closed(struct gridding *gridding, const struct catalogue *catalogue)
{
    const struct calendar *calendar = catalogue_calendar(catalogue);
    struct texts periods = {0};
    int first, last;

    for (size_t i = 0; calendar && i < calendar->closed_count; i++)
        texts_add(&periods, calendar->closed[i].name);
    if (year_grid_weeks(&gridding->grid, &first, &last))
        for (int monday = first; monday <= last; monday += 7)
            fill_week(gridding, catalogue, &periods, monday);
    gridding->grid.closed = gridding->closed;
    texts_free(&periods);
}

static void gridding_free(struct gridding *gridding)
{
    for (size_t i = 0; i < gridding->grid.course_count; i++)
        free(gridding->dates[i]);
    free(gridding->dates);
    free(gridding->times);
    free(gridding->courses);
    free(gridding->closed);
    texts_free(&gridding->leaders);
    texts_free(&gridding->venues);
    texts_free(&gridding->names);
}

static int print_grid(const struct yearly *yearly)
{
    const struct catalogue *catalogue = &yearly->call->catalogue;
    size_t count = yearly->course_count;
    struct gridding gridding = {0};

    gridding.courses = memory_new((count + 1) * sizeof *gridding.courses);
    gridding.dates = memory_new((count + 1) * sizeof *gridding.dates);
    gridding.times = memory_new((count + 1) * sizeof *gridding.times);
    for (size_t i = 0; i < count; i++)
        fill_course(&gridding, &yearly->courses[i], &yearly->parents[i], i);
    gridding.grid = (struct year_grid){.title = yearly->wishes.name,
                                       .language = catalogue->language,
                                       .courses = gridding.courses,
                                       .course_count = count};
    fill_closed(&gridding, catalogue);
    if (yearly->call->html)
        year_grid_html(stdout, &gridding.grid);
    else
        year_grid_text(stdout, &gridding.grid);
    gridding_free(&gridding);
    return 0;
}

int yearly_print(const struct yearly *yearly)
{
    return yearly->call->text || yearly->call->html ? print_grid(yearly) : print_rows(yearly);
}
