/* The year's grid: its weeks, its signs, its columns; the page of HTML by its cells. */
#include "output/year_grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int day(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

static char *printed(void (*print)(FILE *out, const struct year_grid *grid), const struct year_grid *grid)
{
    char *written = NULL;
    size_t length;
    FILE *out = open_memstream(&written, &length);

    print(out, grid);
    fclose(out);
    return written;
}

/* Over the turn of a year with 53 weeks, a Sunday session, and two sessions in one week. */
static struct year_grid year(void)
{
    static int tuesdays[3], others[3];
    static struct grid_course courses[2];
    static struct grid_closed closed[3];

    tuesdays[0] = day("2026-12-22");
    tuesdays[1] = day("2027-01-05");
    tuesdays[2] = day("2027-01-10");
    others[0] = day("2026-12-21");
    others[1] = day("2026-12-27");
    others[2] = day("2027-01-12");
    courses[0] = (struct grid_course){"ck-a", "cool-kids", "tue", "15:00", "Huset på <Åen>", "PP,FT", tuesdays, 3};
    courses[1] = (struct grid_course){"b", "ses", "mon", "", NULL, "BK", others, 3};
    closed[0] = (struct grid_closed){day("2026-10-12"), false, "autumn"};
    closed[1] = (struct grid_closed){day("2026-12-28"), true, "christmas & all"};
    closed[2] = (struct grid_closed){day("2027-01-11"), false, "repairs"};
    return (struct year_grid){"Groups <1>", "da", courses, 2, closed, 3};
}

static void the_weeks_are_those_with_sessions(void **state)
{
    struct year_grid grid = year();
    int first, last;

    (void)state;
    assert_true(year_grid_weeks(&grid, &first, &last));
    assert_int_equal(first, day("2026-12-21"));
    assert_int_equal(last, day("2027-01-11"));
    assert_int_equal(year_grid_sessions(&grid.courses[1], day("2026-12-21")), 2);
    assert_int_equal(year_grid_sessions(&grid.courses[1], day("2026-12-28")), 0);
    assert_ptr_equal(year_grid_closed(&grid, day("2026-12-28")), &grid.closed[1]);
    assert_null(year_grid_closed(&grid, day("2027-01-04")));
    grid.course_count = 0;
    assert_false(year_grid_weeks(&grid, &first, &last));
}

static void as_text(void **state)
{
    struct year_grid grid = year();
    char *text = printed(year_grid_text, &grid);

    (void)state;
    assert_string_equal(text,
                        "Groups <1>\n\n"
                        "                                                    5500\n"
                        "week                                                2312\n"
                        "closed                                              .h.c\n"
                        "ck-a  cool-kids  tue  15:00  Huset på <Åen>  PP,FT  #-2-\n"
                        "b     ses        mon                         BK     2-.#\n"
                        "\n"
                        "# a session, 2 two in the week; - none, closed on some day; h a public holiday, c closed\n"
                        "2026-W53  christmas & all\n"
                        "2027-W02  repairs\n");
    free(text);
}

static void as_a_page(void **state)
{
    static const char *const parts[] = {
        "<html lang=\"da\">",
        "<title>Groups &lt;1&gt;</title>",
        "<th scope=\"col\" title=\"2026-W52\">52</th>",
        "<th scope=\"col\" class=\"h\" title=\"2026-W53: christmas &amp; all\">53</th>",
        "<th scope=\"col\" class=\"c\" title=\"2027-W02: repairs\">02</th>",
        "<tr><th scope=\"row\">ck-a</th><td>cool-kids</td><td>tue 15:00</td><td>Huset på &lt;Åen&gt;</td><td>PP,FT</td>"
        "<td class=\"s\" title=\"2026-12-22\">22/12</td><td class=\"h\"></td>"
        "<td class=\"s\" title=\"2027-01-05 2027-01-10\">5/1 10/1</td><td class=\"c\"></td></tr>",
        "<td></td><td>BK</td>",
        "<li>2027-W02 repairs</li>",
        "</html>\n",
    };
    struct year_grid grid = year();
    char *page = printed(year_grid_html, &grid);

    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(page, parts[i]) == NULL)
            fail_msg("missing: %s\nin: %s", parts[i], page);
    assert_null(strstr(page, "autumn"));
    free(page);
}

static void without_a_course(void **state)
{
    struct year_grid grid = year();
    char *text, *page;

    (void)state;
    grid.course_count = 0;
    grid.language = NULL;
    text = printed(year_grid_text, &grid);
    page = printed(year_grid_html, &grid);
    assert_string_equal(text, "Groups <1>\n");
    assert_non_null(strstr(page, "<html lang=\"en\">"));
    assert_null(strstr(page, "<th"));
    free(text);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_weeks_are_those_with_sessions),
        cmocka_unit_test(as_text),
        cmocka_unit_test(as_a_page),
        cmocka_unit_test(without_a_course),
    };

    return cmocka_run_group_tests_name("output/year_grid", tests, NULL, NULL);
}
