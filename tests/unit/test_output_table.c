#include "base/text.h"
#include "output/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A table that is written into memory. */
struct paper {
    struct table *table;
    FILE *out;
    char *bytes;
    size_t length;
};

/* Columns ref, days (right) and name. */
static void paper_open(struct paper *paper)
{
    *paper = (struct paper){0};
    paper->out = open_memstream(&paper->bytes, &paper->length);
    assert_non_null(paper->out);
    paper->table = table_open(paper->out, 3);
    table_column(paper->table, 0, "ref", false);
    table_column(paper->table, 1, "days", true);
    table_column(paper->table, 2, "name", false);
}

static void paper_add(struct paper *paper, const char *ref, const char *days, const char *name)
{
    const char *const cells[] = {ref, days, name};

    table_add(paper->table, cells);
}

static void paper_close(struct paper *paper, const char *wanted)
{
    table_close(paper->table);
    assert_int_equal(fclose(paper->out), 0);
    assert_string_equal(paper->bytes, wanted);
    free(paper->bytes);
}

static void without_rows_nothing_is_written(void **state)
{
    struct paper paper;

    (void)state;
    paper_open(&paper);
    paper_close(&paper, "");
}

static void columns_line_up(void **state)
{
    struct paper paper;

    (void)state;
    paper_open(&paper);
    paper_add(&paper, "2026-0001", "7", "Åse Ærø");
    paper_add(&paper, "2026-10000", "1250", "Bo");
    paper_close(&paper, "ref         days  name\n"
                        "2026-0001      7  Åse Ærø\n"
                        "2026-10000  1250  Bo\n");
}

/* Danish letters one column, a combining accent none, an East Asian sign and an emoji two. */
static void widths_are_those_of_the_terminal(void **state)
{
    struct paper paper;

    (void)state;
    paper_open(&paper);
    paper_add(&paper, "æøå", "1", "x");
    paper_add(&paper, "e\xcc\x81t\xcc\x81", "2", "x");
    paper_add(&paper, "\xe6\xbc\xa2\xe5\xad\x97", "3", "x");
    paper_close(&paper, "ref   days  name\n"
                        "æøå      1  x\n"
                        "e\xcc\x81t\xcc\x81       2  x\n"
                        "\xe6\xbc\xa2\xe5\xad\x97     3  x\n");
}

static void no_line_ends_in_blanks(void **state)
{
    struct paper paper;

    (void)state;
    paper_open(&paper);
    paper_add(&paper, "a", NULL, NULL);
    paper_add(&paper, NULL, "12", "");
    paper_add(&paper, NULL, NULL, NULL);
    paper_add(&paper, NULL, NULL, "z");
    paper_close(&paper, "ref  days  name\n"
                        "a\n"
                        "       12\n"
                        "\n"
                        "           z\n");
}

static void cells_are_made_harmless(void **state)
{
    struct paper paper;

    (void)state;
    paper_open(&paper);
    paper_add(&paper, "a\nb", "1", "\x1b[31mred\xe2\x80\xae\ttab");
    paper_close(&paper, "ref  days  name\n"
                        "a b     1  \xef\xbf\xbd[31mred\xef\xbf\xbd tab\n");
}

/* A cell of a megabyte must not make every other row a megabyte. */
static void a_huge_cell_claims_no_huge_column(void **state)
{
    struct paper paper;
    char huge[1001];

    (void)state;
    memset(huge, 'x', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    paper_open(&paper);
    paper_add(&paper, huge, "1", "n");
    paper_add(&paper, "r", "1", "n");
    table_close(paper.table);
    assert_int_equal(fclose(paper.out), 0);
    /* each line: the first cell or its widest claim, two blanks, four for days, two blanks, the name */
    assert_int_equal(paper.length, (TABLE_WIDEST + 12 + 1) + (1000 + 9 + 1) + (TABLE_WIDEST + 9 + 1));
    free(paper.bytes);
}

/* The first rows settle the widths; a wider one that comes later pushes, and only its own line. */
static void later_rows_stream(void **state)
{
    struct paper paper;
    long before;

    (void)state;
    paper_open(&paper);
    for (int i = 0; i < TABLE_WAITING - 1; i++)
        paper_add(&paper, "aaaa", "1", "n");
    fflush(paper.out);
    assert_int_equal(paper.length, 0);
    paper_add(&paper, "bbbbbb", "1", "n");
    fflush(paper.out);
    before = (long)paper.length;
    assert_true(before > 0);
    paper_add(&paper, "cccccccccc", "12", "n");
    paper_add(&paper, "d", "12", "n");
    fflush(paper.out);
    assert_string_equal(paper.bytes + before, "cccccccccc    12  n\n"
                                              "d         12  n\n");
    table_close(paper.table);
    assert_int_equal(fclose(paper.out), 0);
    assert_memory_equal(paper.bytes, "ref     days  name\naaaa       1  n\n", 34);
    free(paper.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rows_nothing_is_written),
        cmocka_unit_test(columns_line_up),
        cmocka_unit_test(widths_are_those_of_the_terminal),
        cmocka_unit_test(no_line_ends_in_blanks),
        cmocka_unit_test(cells_are_made_harmless),
        cmocka_unit_test(a_huge_cell_claims_no_huge_column),
        cmocka_unit_test(later_rows_stream),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
