#include "base/date.h"
#include "base/text.h"
#include "input/yaml.h"
#include "intake/mark_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST 32

/* Splits "a;b;c" into cells; the caller frees cells[0]. */
static size_t split(const char *line, char *cells[MOST])
{
    char *rest = strdup(line);
    size_t count = 0;

    for (cells[count++] = rest; (rest = strchr(rest, ';')) != NULL; cells[count++] = rest)
        *rest++ = '\0';
    return count;
}

static void told(struct messages *messages, const char *wanted)
{
    struct text found = {0};

    for (size_t i = 0; i < messages->count; i++)
        text_add_format(&found, "%d:%d: %s%s\n", messages->items[i].line, messages->items[i].column,
                        messages->items[i].trouble == TROUBLE_WARNING ? "warning: " : "", messages->items[i].text);
    assert_string_equal(text_bytes(&found), wanted);
    text_free(&found);
    messages_free(messages);
}

static struct mark_reader *open_marks(const char *headings, const struct mark_words *words, const char *wanted)
{
    struct messages messages = {0};
    struct mark_reader *reader;
    char *cells[MOST];
    size_t count = split(headings, cells);
    int result = mark_reader_open("m.csv", (const char *const *)cells, count, words, &reader, &messages);

    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    assert_true((reader == NULL) == (result < 0));
    told(&messages, wanted);
    free(cells[0]);
    return reader;
}

/* "session course date who external_id adult status", - for what is not there. */
static char *shown(const struct mark_row *mark)
{
    char date[DATE_TEXT];

    date_write(mark->date, date);
    return text_format("%s %s %s %s %s %d %s", mark->session ? mark->session : "-", mark->course ? mark->course : "-",
                       mark->date == DATE_NONE ? "-" : date, mark->who ? mark->who : "-",
                       mark->external_id ? mark->external_id : "-", mark->adult,
                       named_name(attendance_names, mark->status));
}

/* A sound row comes as `wanted`; of a broken one that is what is told. */
static void row_is(struct mark_reader *reader, const char *line, const char *wanted)
{
    struct messages messages = {0};
    struct mark_row mark;
    char *cells[MOST], *found;
    const struct sheet_row row = {.line = 7, .cells = cells, .count = split(line, cells)};
    int result = mark_reader_row(reader, &row, &mark, &messages);

    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    if (result == 0) {
        found = shown(&mark);
        assert_string_equal(found, wanted);
        free(found);
    } else
        told(&messages, wanted);
    mark_row_free(&mark);
    messages_free(&messages);
    free(cells[0]);
}

static void headings_say_what_is_there(void **state)
{
    static const struct {
        const char *headings, *wanted;
    } cases[] = {
        {"session;who;status", ""},
        {" Session ;WHO;Status;kind;error", ""},
        {"course;date;external_id;adult;status", ""},
        {"error;session;who;status",
         "1:1: warning: unknown heading 'error', its column is left out; wanted session, course, date, who, external_id, "
         "adult or status\n"},
        {"session;who;status;Bemærkning",
         "1:4: warning: unknown heading 'Bemærkning', its column is left out; wanted session, course, date, who, "
         "external_id, adult or status\n"},
        {"session;who;status;STATUS", "1:4: columns 3 and 4 are both 'status'; wanted one of them\n"},
        {"course;who;status", "1:0: no heading says which session; wanted 'session', or 'course' and 'date'\n"},
        {"date;adult;kind", "1:0: no heading says which session; wanted 'session', or 'course' and 'date'\n"
                            "1:0: no heading says who; wanted 'who' or 'external_id'\n"
                            "1:0: no heading 'status'; wanted one\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        mark_reader_close(open_marks(cases[i].headings, NULL, cases[i].wanted));
}

static void rows_are_read_whole_or_refused(void **state)
{
    static const struct {
        const char *line, *wanted;
    } cases[] = {
        {"ck/3;;;2026-0001;;;present", "ck/3 - - 2026-0001 - 0 present"},
        {"3;ck;;2026-0001+1;;; Late ", "3 ck - 2026-0001+1 - 0 late"},
        {";ck;2026-09-15;;17;1;ABSENT", "- ck 2026-09-15 - 17 1 absent"},
        {";ck;2026-09-15;2026-0001;;0;cancelled", "- ck 2026-09-15 2026-0001 - 0 cancelled"},
        {"ck/3;;;null;;;present", "ck/3 - - null - 0 present"},
        {"3;;;2026-0001;;;present", "7:0: no course is named; wanted 'session' as COURSE/N, or 'course'\n"},
        {";ck;;2026-0001;;;present", "7:0: no session is named; wanted 'session' or 'date'\n"},
        {"ck/3;;;;;;present", "7:0: nobody is named; wanted 'who' or 'external_id'\n"},
        {"ck/3;;;2026-0001", "7:0: no status stands here; wanted present, late, cancelled or absent\n"},
        {"ck/3;;;2026-0001;;x;here",
         "7:6: 'adult' is no such number; wanted a whole number from 0 to 99\n"
         "7:7: 'status' has a value that is not known; wanted one of: present, late, cancelled, absent\n"},
        {";ck;2026-02-30;2026-0001;;;present", "7:3: 'date' is no day of the calendar; wanted a date as 2026-03-04\n"},
    };
    struct mark_reader *reader = open_marks("session;course;date;who;external_id;adult;status", NULL, "");

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        row_is(reader, cases[i].line, cases[i].wanted);
    mark_reader_close(reader);
}

static int words_read(const char *yaml, struct documents *documents, struct mark_words *words, const char *wanted)
{
    struct messages messages = {0};
    int result;

    assert_int_equal(yaml_read("map.yaml", yaml, strlen(yaml), documents, &messages), 0);
    result = mark_words_read(documents->roots[0], words, &messages);
    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    told(&messages, wanted);
    return result;
}

static void a_map_reads_a_foreign_sheet(void **state)
{
    struct documents documents;
    struct mark_words words;
    struct mark_reader *reader;

    (void)state;
    words_read("headings:\n  Hold: course\n  Dato: date\n  Nr: external_id\n  Fremmøde: status\n  Bemærkning:\n"
               "values:\n  status:\n    til stede: present\n    afbud: cancelled\n    1: present\n",
               &documents, &words, "");
    reader = open_marks("HOLD;dato;Nr;FREMMØDE;bemærkning", &words, "");
    row_is(reader, "ck;2026-09-15;1; Til Stede ;ignored", "- ck 2026-09-15 - 1 0 present");
    row_is(reader, "ck;2026-09-15;1;AFBUD;", "- ck 2026-09-15 - 1 0 cancelled");
    row_is(reader, "ck;2026-09-15;1;1;", "- ck 2026-09-15 - 1 0 present");
    row_is(reader, "ck;15.9.2026;1;late;", "- ck 2026-09-15 - 1 0 late");
    row_is(reader, "ck;2026-09-15;1;course;",
           "7:4: 'status' has a value that is not known; wanted one of: present, late, cancelled, absent\n");
    mark_reader_close(reader);
    mark_reader_close(
        open_marks("Hold;Dato;Nr;status", &words,
                   "5:3: warning: the sheet has no heading 'Fremmøde'; wanted a heading of the sheet\n"
                   "6:3: warning: the sheet has no heading 'Bemærkning'; wanted a heading of the sheet\n"));
    mark_words_free(&words);
    documents_free(&documents);
}

static void a_map_that_says_nothing_is_refused(void **state)
{
    static const struct {
        const char *yaml, *wanted;
    } cases[] = {
        {"[Hold, Dato]", "1:1: no lines stand here; wanted lines as 'word: meaning'\n"},
        {"Hold: group",
         "1:7: this is no column of marks; wanted session, course, date, who, external_id, adult or status\n"},
        {"Hold: [course]", "1:7: a list or a map stands here; wanted one word\n"},
        {"Hold: course\nHOLD: date\n", "2:1: this word stands twice, save for its case; wanted each once\n"},
        {"headings: {Hold: course}\nconstants: {course: ck}\n", "2:1: unknown key; wanted 'headings' or 'values'\n"},
        {"values: {status: {x: here, y: , z: [present]}}\n",
         "1:22: this is no status; wanted present, late, cancelled or absent\n"
         "1:31: this is no status; wanted present, late, cancelled or absent\n"
         "1:36: a list or a map stands here; wanted one word\n"},
        {"values: {course: {x: ck}}\n", "1:10: only a status has words of its own; wanted 'status'\n"},
        {"headings: {Hold: course}\nvalues: x\n", "2:9: no lines stand here; wanted lines as 'word: meaning'\n"},
        {"headings: {Hold: course}\nvalues: {status: [x]}\n",
         "2:18: no lines stand here; wanted lines as 'word: meaning'\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents;
        struct mark_words words;

        assert_int_equal(words_read(cases[i].yaml, &documents, &words, cases[i].wanted), -1);
        mark_words_free(&words);
        documents_free(&documents);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(headings_say_what_is_there),
                                       cmocka_unit_test(rows_are_read_whole_or_refused),
                                       cmocka_unit_test(a_map_reads_a_foreign_sheet),
                                       cmocka_unit_test(a_map_that_says_nothing_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
