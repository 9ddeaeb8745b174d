#include "base/text.h"
#include "intake/answer_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char name[] = "mood";
static const struct instrument mood = {.name = name, .items = 3, .max = 2};
static const struct answer_key key = {&mood, false};

/* A sheet as its bytes, read to the end; what came of it: a line a row that is to be used, and the messages behind. */
static void expect(const char *bytes, const char *wanted)
{
    FILE *file = fmemopen((void *)(uintptr_t)bytes, strlen(bytes), "r");
    struct messages messages = {0};
    struct text found = {0};
    struct sheet *sheet;
    struct answer_sheet *answers;
    struct sheet_row row;
    struct answer_row into;
    size_t count;

    assert_int_equal(sheet_open("a.csv", file, 0, &sheet, &messages), 0);
    const char *const *headings = sheet_headings(sheet, &count);
    int result = answer_sheet_open("a.csv", headings, count, &key, &answers, &messages);
    assert_true((answers == NULL) == (result != 0));
    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    while (result == 0 && sheet_next(sheet, &row, &messages) == 1)
        if (answer_sheet_row(answers, &row, &into, &messages) == 0) {
            char *kept = answers_write(into.answers, 3);
            text_add_format(&found, "%s %d %s\n", into.id, into.age, kept);
            free(kept);
        }
    for (size_t i = 0; i < messages.count; i++)
        text_add_format(&found, "%d:%d%s %s\n", messages.items[i].line, messages.items[i].column,
                        messages.items[i].trouble == TROUBLE_WARNING ? " warning:" : ":", messages.items[i].text);
    assert_string_equal(text_bytes(&found), wanted);
    text_free(&found);
    messages_free(&messages);
    answer_sheet_close(answers);
    sheet_close(sheet);
    fclose(file);
}

static void columns_come_in_any_order(void **state)
{
    (void)state;
    expect("id,1,2,3\na,0,1,2\n", "a -1 0,1,2\n");
    expect("3;ID; 1 ;2\r\n2;a;0;1\r\n;b;;\r\n", "a -1 0,1,2\nb -1 ,,\n");
    expect("age,3,2,1,id,error\n9,2,,0,a,why\n,1,1,1,b,\n0, 2 ,1,0,c,\n", "a 9 0,,2\nb -1 1,1,1\nc 0 0,1,2\n");
    expect(
        "id,name,1,2,3\na,x,0,1,2\n",
        "a -1 0,1,2\n1:2 warning: the heading of column 2 is none of id, age and the numbers of the items; the column "
        "is left out\n");
    expect(
        "id,1,error,2,3\na,0,x,1,2\n",
        "a -1 0,1,2\n1:3 warning: the heading of column 3 is none of id, age and the numbers of the items; the column "
        "is left out\n");
}

static void broken_headings_are_refused(void **state)
{
    (void)state;
    expect("1,2,3\n0,1,2\n", "1:0: no column gives the id; a heading 'id' was wanted\n");
    expect("id,1,3\na,0,2\n",
           "1:0: items without a column: 1, the first of them item 2; the headings 1 to 3 were wanted\n");
    expect("id\na\n", "1:0: items without a column: 3, the first of them item 1; the headings 1 to 3 were wanted\n");
    expect("id,1,2,3,4,0,-1\n", "1:5: mood has no item of this number; a number from 1 to 3 was wanted\n"
                                "1:6: mood has no item of this number; a number from 1 to 3 was wanted\n"
                                "1:7: mood has no item of this number; a number from 1 to 3 was wanted\n");
    expect("id,1,2,3,Id,02\n", "1:5: columns 1 and 5 have the same heading; each heading once was wanted\n"
                               "1:6: columns 3 and 6 have the same heading; each heading once was wanted\n");
}

static void a_wrong_row_is_told_by_its_cells_and_the_others_go_on(void **state)
{
    (void)state;
    expect("id,age,1,2,3\na,9,0,1,2\nb,x,0,3,\"1,0\"\n,9,0,1,2\nc,151,0,1,2\nd,9,0,1,2,7\ne,9,0,1,2\n",
           "a 9 0,1,2\ne 9 0,1,2\n"
           "3:2: this is no age; whole years from 0 to 150 were wanted, or nothing\n"
           "3:4: this is no answer to item 2; a whole number from 0 to 2 was wanted, or nothing\n"
           "3:5: this is no answer to item 3; a whole number from 0 to 2 was wanted, or nothing\n"
           "4:1: the row has no id; one was wanted\n"
           "5:2: this is no age; whole years from 0 to 150 were wanted, or nothing\n"
           "6:6: a cell stands here without a heading; no more cells than headings were wanted\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_come_in_any_order),
        cmocka_unit_test(broken_headings_are_refused),
        cmocka_unit_test(a_wrong_row_is_told_by_its_cells_and_the_others_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
