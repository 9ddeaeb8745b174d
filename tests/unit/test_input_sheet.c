/* Sheets row by row: what Danish Excel writes, what people break, and that nothing of it is lost. */
#include "base/memory.h"
#include "base/text.h"
#include "input/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(text) text, sizeof text - 1

static FILE *file_of(const char *bytes, size_t length)
{
    FILE *file = fmemopen((char *)bytes, length, "rb");

    assert_non_null(file);
    return file;
}

static void add_messages(const struct messages *messages, size_t from, struct text *into)
{
    for (size_t i = from; i < messages->count; i++) {
        assert_string_equal(messages->items[i].file, "in.csv");
        assert_int_equal(messages->items[i].trouble, TROUBLE_DATA);
        text_add_format(into, "!%d:%d: %s\n", messages->items[i].line, messages->items[i].column,
                        messages->items[i].text);
    }
}

static void add_row(const struct sheet_row *row, struct text *into)
{
    text_add_format(into, "%d%s", row->line, row->wrong ? " wrong " : " ");
    for (size_t i = 0; i < row->count; i++)
        text_add_format(into, "[%s]", row->cells[i]);
    text_add_format(into, " %s\n", row->raw);
}

/* A sheet in writing: a row a line as `line [wrong] [cell][cell] raw`, its messages before it, behind a `!`. */
static void write_sheet(const char *bytes, size_t length, char delimiter, struct text *into)
{
    struct messages messages = {0};
    struct sheet_row row;
    struct sheet *sheet;
    FILE *file = file_of(bytes, length);
    size_t before = 0;

    text_clear(into);
    if (sheet_open("in.csv", file, delimiter, &sheet, &messages) != 0) {
        assert_null(sheet);
        assert_true(messages_failed(&messages));
        add_messages(&messages, 0, into);
    } else {
        assert_string_equal(sheet_name(sheet), "in.csv");
        while (sheet_next(sheet, &row, &messages) == 1) {
            assert_int_equal(row.wrong, messages.count > before);
            add_messages(&messages, before, into);
            before = messages.count;
            add_row(&row, into);
        }
        assert_int_equal(sheet_next(sheet, &row, &messages), 0);
        assert_int_equal(messages.count, before);
        sheet_close(sheet);
    }
    messages_free(&messages);
    fclose(file);
}

struct row {
    const char *bytes;
    size_t length;
    const char *written;
};

static void assert_sheets(const struct row *rows, size_t count)
{
    struct text written = {0};

    for (size_t i = 0; i < count; i++) {
        write_sheet(rows[i].bytes, rows[i].length, 0, &written);
        if (!text_is(text_bytes(&written), rows[i].written))
            fail_msg("%s\nis read as\n%sexpected\n%s", rows[i].bytes, text_bytes(&written), rows[i].written);
    }
    text_free(&written);
}

static void rows_as_they_are_written(void **state)
{
    static const struct row rows[] = {
        {BYTES("a;b;c\n1;2;3\n"), "2 [1][2][3] 1;2;3\n"},
        {BYTES("a;b;c\r\n1;2;3\r\n4;5;6\r\n"), "2 [1][2][3] 1;2;3\n3 [4][5][6] 4;5;6\n"},
        {BYTES("a;b\r1;2\r3;4"), "2 [1][2] 1;2\n3 [3][4] 3;4\n"},
        {BYTES("a;b\n1;2"), "2 [1][2] 1;2\n"},
        {BYTES("\xef\xbb\xbf"
               "navn;år\nÅse;9\n"),
         "2 [Åse][9] Åse;9\n"},
        {BYTES("\xef\xbb\xbf\"a\";b\n1;2\n"), "2 [1][2] 1;2\n"},
        {BYTES("a;b\nJ\xf8rn;\x80\n"), "2 [Jørn][€] Jørn;€\n"},
        {BYTES("\xff\xfe"
               "a\0\t\0b\0\r\0\n\0\xe5\0\t\0\xac\x20\r\0\n\0"),
         "2 [å][€] å\t€\n"},
        {BYTES("\xfe\xff\0a\0;\0b\0\n\0\xe5\0;\0x"), "2 [å][x] å;x\n"},
        {BYTES("sep=,\r\na;b,c\r\n1,2\r\n"), "3 [1][2] 1,2\n"},
        {BYTES("sep=;\na,b;c,d;e\n1;2;3\n"), "3 [1][2][3] 1;2;3\n"},
        {BYTES("a;b\n\"x;y\";\"say \"\"hi\"\"\"\n"), "2 [x;y][say \"hi\"] \"x;y\";\"say \"\"hi\"\"\"\n"},
        {BYTES("a;b\n  x y ;\t z\n"), "2 [x y][z]   x y ;\t z\n"},
        {BYTES("a;b\n \" x \" ;y\n"), "2 [ x ][y]  \" x \" ;y\n"},
        {BYTES("a;b;c\n1\n1;\n;;3\n"), "2 [1][][] 1\n3 [1][][] 1;\n4 [][][3] ;;3\n"},
        {BYTES("a;b\n1;\"two\nlines\"\n3;4\n"), "2 [1][two\nlines] 1;\"two\nlines\"\n4 [3][4] 3;4\n"},
        {BYTES("a;b\r\n1;\"two\r\nlines\r\"\r\n3;4\r\n"), "2 [1][two\nlines\n] 1;\"two\r\nlines\r\"\n5 [3][4] 3;4\n"},
        {BYTES("a\n1\n"), "2 [1] 1\n"},
        {BYTES("a;b\n=1+1;<b>\x1b[31m'\n"), "2 [=1+1][<b>\x1b[31m'] =1+1;<b>\x1b[31m'\n"},
        {BYTES("a;b\n"), ""},
        {BYTES("a;b"), ""},
    };

    (void)state;
    assert_sheets(rows, COUNT(rows));
}

static void blank_rows_are_passed_over(void **state)
{
    static const struct row rows[] = {
        {BYTES("\n\r\n  \na;b\n\n\n1;2\n\n"), "7 [1][2] 1;2\n"},
        {BYTES("a;b\n;\n ; \n\"\";\"  \"\n;;;;;\n1;2\n   \n\t\n3;4\n   "), "6 [1][2] 1;2\n9 [3][4] 3;4\n"},
        {BYTES("a;b\r\n\r\n\r\n1;2\r\n"), "4 [1][2] 1;2\n"},
    };

    (void)state;
    assert_sheets(rows, COUNT(rows));
}

static void delimiters_are_found(void **state)
{
    static const struct {
        const char *bytes;
        char given, found;
        size_t headings;
    } rows[] = {
        {"a;b;c\n", 0, ';', 3},
        {"a,b,c\n", 0, ',', 3},
        {"a\tb\tc\n", 0, '\t', 3},
        {"a,b;c;d\n", 0, ';', 3},
        {"a;b,c,d\n", 0, ',', 3},
        {"\"a,b,c,d\";e\n", 0, ';', 2},
        {"\"a\n,,,\";e\n", 0, ';', 2},
        {"a\n1,2,3,4\n", 0, ';', 1},
        {"a;b,c\n", 0, ';', 2},
        {"a,b\tc\n", 0, ',', 2},
        {"\n\n\xc3\xa6\tb\n", 0, '\t', 2},
        {"a;b,c,d\n", ';', ';', 2},
        {"a|b|c\n", '|', '|', 3},
        {" \t \na,b\n", 0, ',', 2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct messages messages = {0};
        FILE *file = file_of(rows[i].bytes, strlen(rows[i].bytes));
        struct sheet *sheet;
        size_t count;

        assert_int_equal(sheet_open("in.csv", file, rows[i].given, &sheet, &messages), 0);
        assert_int_equal(sheet_delimiter(sheet), rows[i].found);
        sheet_headings(sheet, &count);
        assert_int_equal(count, rows[i].headings);
        sheet_close(sheet);
        fclose(file);
    }
}

static void headings_are_kept(void **state)
{
    struct messages messages = {0};
    FILE *file = file_of(BYTES("citizen.name ;\"Barnets\r\n navn\";\" å \";; \n1;2;3\n"));
    struct sheet *sheet;
    const char *const *headings;
    size_t count;

    (void)state;
    assert_int_equal(sheet_open("in.csv", file, 0, &sheet, &messages), 0);
    headings = sheet_headings(sheet, &count);
    assert_int_equal(count, 3);
    assert_string_equal(headings[0], "citizen.name");
    assert_string_equal(headings[1], "Barnets\n navn");
    assert_string_equal(headings[2], "å");
    sheet_close(sheet);
    fclose(file);
}

static void wrong_headings_are_refused(void **state)
{
    static const struct row rows[] = {
        {BYTES(""), "!1:0: the sheet is empty; a line of headings was wanted\n"},
        {BYTES("\xef\xbb\xbf"), "!1:0: the sheet is empty; a line of headings was wanted\n"},
        {BYTES("\n  \n;;\n"), "!1:0: the sheet is empty; a line of headings was wanted\n"},
        {BYTES("a;b;a\n1;2;3\n"), "!1:3: columns 1 and 3 have the same heading; each heading once was wanted\n"},
        {BYTES("\na;b; b;\"a\"\n"), "!2:3: columns 2 and 3 have the same heading; each heading once was wanted\n"
                                    "!2:4: columns 1 and 4 have the same heading; each heading once was wanted\n"},
        {BYTES("a;;b\n"), "!1:2: the heading of column 2 is blank; a heading was wanted\n"},
        {BYTES(";a;\" \";b\n"), "!1:1: the heading of column 1 is blank; a heading was wanted\n"
                                "!1:3: the heading of column 3 is blank; a heading was wanted\n"},
        {BYTES("æ;å;\xe5r\n"), "!1:3: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted\n"},
        {BYTES("\xef\xbb\xbf"
               "a;\xe5r\n"),
         "!1:2: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted\n"},
        {BYTES("a;\x81;\xe5r\n"),
         "!1:2: bytes that mean nothing in Windows-1252; the encoding that the sheet was saved in was wanted\n"},
        {BYTES("\xff\xfe"
               "a\0;\0b\0\0\xd8\n\0"),
         "!1:2: bytes that mean nothing in UTF-16; the encoding that the sheet was saved in was wanted\n"},
        {BYTES("a\0;\0b\0\n\0"), "!1:1: a NUL byte stands in this cell; plain text was wanted\n"},
        {BYTES("a;\"b\n1;2\n"),
         "!1:2: the quote that opens on line 1 is never closed, so that nothing after it could be "
         "read; a closing quote was wanted\n"},
        {BYTES("a;\"b\n1;\"2\"\n"),
         "!1:2: a lone quote stands in the quoted cell that opens on line 1; a closing quote "
         "before it, or two quotes for one was wanted\n"},
    };

    (void)state;
    assert_sheets(rows, COUNT(rows));
}

static void wrong_rows_are_told_and_kept(void **state)
{
    static const struct row rows[] = {
        {BYTES("\xef\xbb\xbf"
               "a;b\n1;s\xf8"
               "d\n3;4\n"),
         "!2:2: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted\n"
         "2 wrong [1][s\xef\xbf\xbd"
         "d] 1;s\xef\xbf\xbd"
         "d\n3 [3][4] 3;4\n"},
        {BYTES("a;b\n1;x\0y\n3;4\n"), "!2:2: a NUL byte stands in this cell; plain text was wanted\n"
                                      "2 wrong [1][x\xef\xbf\xbdy] 1;x\xef\xbf\xbdy\n3 [3][4] 3;4\n"},
        {BYTES("a;b\n1;2;3\n4;5;;  ;\"\"\n6;7;;8;9\n"),
         "!2:3: a cell stands here without a heading; no more cells than headings were wanted\n"
         "2 wrong [1][2] 1;2;3\n3 [4][5] 4;5;;  ;\"\"\n"
         "!4:4: a cell stands here without a heading; no more cells than headings were wanted\n"
         "4 wrong [6][7] 6;7;;8;9\n"},
        {BYTES("a;b;;\n1;2;;\n1;2;3;\n"),
         "2 [1][2] 1;2;;\n"
         "!3:3: a cell stands here without a heading; no more cells than headings were "
         "wanted\n3 wrong [1][2] 1;2;3;\n"},
        {BYTES("å;ø\næ;æ\n\xff;\0;\xc3\n"),
         "2 [æ][æ] æ;æ\n"
         "!3:1: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted\n"
         "!3:2: a NUL byte stands in this cell; plain text was wanted\n"
         "!3:3: a cell stands here without a heading; no more cells than headings were wanted\n"
         "3 wrong [\xef\xbf\xbd][\xef\xbf\xbd] \xef\xbf\xbd;\xef\xbf\xbd;\xef\xbf\xbd\n"},
    };

    (void)state;
    assert_sheets(rows, COUNT(rows));
}

/* What a forgotten quote does: the rows that it took in come out as the bytes of a wrong row, and reading goes on in step. */
static void quotes_out_of_balance(void **state)
{
    static const struct row rows[] = {
        /* a stray quote in an unquoted cell is text */
        {BYTES("a;b;c\n1;5\" rør;3\n1;2\";3\n1;2\"\n"),
         "2 [1][5\" rør][3] 1;5\" rør;3\n3 [1][2\"][3] 1;2\";3\n4 [1][2\"][] 1;2\"\n"},
        /* never closed */
        {BYTES("a;b;c\n1;2;3\n1;\"2;3\n4;5;6\n7;8;9\n"),
         "2 [1][2][3] 1;2;3\n"
         "!3:2: the quote that opens on line 3 is never closed, so that nothing after it could be read; a closing quote was "
         "wanted\n"
         "3 wrong [1][][] 1;\"2;3\n4;5;6\n7;8;9\n"},
        {BYTES("a;b;c\n1;\"x\ny\";\"2;3\n4;5;6"),
         "!2:3: the quote that opens on line 3 is never closed, so that nothing after it could be read; a closing quote was "
         "wanted\n"
         "2 wrong [1][x\ny][] 1;\"x\ny\";\"2;3\n4;5;6\n"},
        {BYTES("a;b;c\n1;2;\""),
         "!2:3: the quote that opens on line 2 is never closed, so that nothing after it could be read; a closing quote was "
         "wanted\n"
         "2 wrong [1][2][] 1;2;\"\n"},
        /* closed at the file's end, without a line end */
        {BYTES("a;b;c\n1;2;\"3\""), "2 [1][2][3] 1;2;\"3\"\n"},
        {BYTES("a;b;c\n1;2;\"3\"  "), "2 [1][2][3] 1;2;\"3\"  \n"},
        {BYTES("a;b;c\n1;2;\"\""), "2 [1][2][] 1;2;\"\"\n"},
        /* the next quoted cell's opening quote shows it */
        {BYTES("a;b;c\n1;\"2;3\n4;5;6\n7;\"8\";9\n10;\"11\";12\n"),
         "!2:2: a lone quote stands in the quoted cell that opens on line 2; a closing quote before it, or two quotes for "
         "one was wanted\n"
         "!2:2: the quoted cell that opens on line 2 holds what looks like whole rows; a closing quote before them was "
         "wanted\n"
         "2 wrong [1][2;3\n4;5;6\n7;\"8][9] 1;\"2;3\n4;5;6\n7;\"8\";9\n5 [10][11][12] 10;\"11\";12\n"},
        /* within one line the cells would only shift */
        {BYTES("a;b;c\n1;\"2;\"3\"\n4;5;6\n"),
         "!2:2: a lone quote stands in the quoted cell that opens on line 2; a closing quote before it, or two quotes for "
         "one was wanted\n"
         "2 wrong [1][2;\"3][] 1;\"2;\"3\"\n3 [4][5][6] 4;5;6\n"},
        {BYTES("a;b;c\n1;\"2\" ;\"3\" \"4\"\n4;5;6\n"),
         "!2:3: a lone quote stands in the quoted cell that opens on line 2; a closing quote before it, or two quotes for "
         "one was wanted\n"
         "2 wrong [1][2][3\" \"4] 1;\"2\" ;\"3\" \"4\"\n3 [4][5][6] 4;5;6\n"},
        /* what closes it may look right: then the swallowed rows show by their delimiters */
        {BYTES("a;b;c\n1;\"2;3\n4;5;6\n7;8\";9\n10;11;12\n"),
         "!2:2: the quoted cell that opens on line 2 holds what looks like whole rows; a closing quote before them was "
         "wanted\n"
         "2 wrong [1][2;3\n4;5;6\n7;8][9] 1;\"2;3\n4;5;6\n7;8\";9\n5 [10][11][12] 10;11;12\n"},
        {BYTES("a;b;c\n1;2;\"3\n4;5;6\"\n7;8;9\n"),
         "!2:3: the quoted cell that opens on line 2 holds what looks like whole rows; a closing quote before them was "
         "wanted\n"
         "2 wrong [1][2][3\n4;5;6] 1;2;\"3\n4;5;6\"\n4 [7][8][9] 7;8;9\n"},
        /* text with line ends and delimiters is text all the same */
        {BYTES("a;b;c\n1;\"one; two\nthree\";3\n"), "2 [1][one; two\nthree][3] 1;\"one; two\nthree\";3\n"},
        {BYTES("a;b;c\n1;2;\"dear all;\nwell; here; we; are\n\nbye\"\n"),
         "2 [1][2][dear all;\nwell; here; we; are\n\nbye] 1;2;\"dear all;\nwell; here; we; are\n\nbye\"\n"},
        {BYTES("a,b\n1,\"x\ny, z\"\n"), "2 [1][x\ny, z] 1,\"x\ny, z\"\n"},
    };

    (void)state;
    assert_sheets(rows, COUNT(rows));
}

/* `before`, a byte so many times, `behind`. */
static void add_long(struct text *text, const char *before, char byte, size_t times, const char *behind)
{
    text_add(text, before);
    for (size_t i = 0; i < times; i++)
        text_add_bytes(text, &byte, 1);
    text_add(text, behind);
}

static void long_cells_are_refused_and_kept(void **state)
{
    static const char *const words[] = {
        "!2:1: the cell is larger than 64 KiB; a shorter one was wanted\n2 wrong [][",
        "!2:1: the quoted cell that opens on line 2 is larger than 64 KiB; a shorter one, or an earlier closing quote was "
        "wanted\n2 wrong [][",
    };
    static const char *const quotes[] = {"", "\""};
    static const size_t sizes[] = {SHEET_CELL_MOST, SHEET_CELL_MOST + 1, 1u << 20};

    (void)state;
    for (size_t i = 0; i < COUNT(quotes); i++)
        for (size_t j = 0; j < COUNT(sizes); j++) {
            struct text bytes = {0}, written = {0};

            text_add(&bytes, "a;b\n");
            add_long(&bytes, quotes[i], 'x', sizes[j], quotes[i]);
            text_add(&bytes, ";2\n3;4\n");
            write_sheet(bytes.bytes, bytes.length, 0, &written);
            assert_non_null(strstr(written.bytes, "\n3 [3][4] 3;4\n"));
            if (sizes[j] > SHEET_CELL_MOST)
                assert_memory_equal(written.bytes, words[i], strlen(words[i]));
            else
                assert_memory_equal(written.bytes, "2 [xxx", 6);
            assert_true(written.length > sizes[j]);
            text_free(&bytes);
            text_free(&written);
        }
}

/* Moves on to the next byte that is neither blank nor a sign of the format. */
static const char *next_telling(const char *at)
{
    return at + strspn(at, " \t\r\n;\"");
}

/* Whatever a sheet holds, all that says something in its lines comes out in the bytes of its rows, in order. */
static void assert_nothing_is_lost(const char *bytes, size_t length)
{
    struct messages messages = {0};
    FILE *file = file_of(bytes, length);
    struct sheet_row row;
    struct sheet *sheet;
    const char *at = strchr(bytes, '\n');

    assert_int_equal(sheet_open("in.csv", file, 0, &sheet, &messages), 0);
    at = next_telling(at);
    while (sheet_next(sheet, &row, &messages) == 1) {
        assert_true(strlen(row.raw) <= SHEET_ROW_MOST);
        for (const char *raw = next_telling(row.raw); *raw != '\0'; raw = next_telling(raw + 1)) {
            if (*raw != *at)
                fail_msg("%s\ngives\n%s", bytes, row.raw);
            at = next_telling(at + 1);
        }
    }
    assert_ptr_equal(at, bytes + length);
    messages_free(&messages);
    sheet_close(sheet);
    fclose(file);
}

static void a_row_without_end(void **state)
{
    static const char *const openings[] = {"x", "\"x"};
    static const char *const told[] = {
        "!2:2: the row is larger than 4 MiB, so that nothing after it could be read; a line end was wanted\n2 wrong ",
        "!2:2: the quote that opens on line 2 is never closed, so that nothing after it could be read; a closing quote was "
        "wanted\n2 wrong ",
    };
    static const char behind[] = "\n!3:1: this stands behind a row without an end; the end of that row was wanted\n"
                                 "3 wrong [][] 3;4\n"
                                 "!5:1: this stands behind a row without an end; the end of that row was wanted\n"
                                 "5 wrong [][] 5;\"6\";7\n";

    (void)state;
    for (size_t i = 0; i < COUNT(openings); i++) {
        struct text bytes = {0}, written = {0};

        text_add(&bytes, "a;b\n1;");
        add_long(&bytes, openings[i], 'y', SHEET_ROW_MOST + 1000, "\n3;4\r\n\r\n5;\"6\";7\n");
        write_sheet(bytes.bytes, bytes.length, 0, &written);
        assert_memory_equal(written.bytes, told[i], strlen(told[i]));
        assert_string_equal(written.bytes + written.length - strlen(behind), behind);
        if (i > 0)
            assert_nothing_is_lost(bytes.bytes, bytes.length);
        text_free(&bytes);
        text_free(&written);
    }
}

/* Pieces of sheets in many mixtures: no crash, no endless loop, and no byte lost. */
static void mixtures_lose_nothing(void **state)
{
    static const char *const pieces[] = {"\"", ";", "\n", "\r\n", "x", " ", "\"\"", "æ", "y;z", "\";\""};
    unsigned long seed = 20261121;

    (void)state;
    for (int round = 0; round < 500; round++) {
        struct text bytes = {0};

        text_add(&bytes, "a;b;c\n1");
        for (int i = 0; i < 25; i++) {
            seed = (seed * 1103515245 + 12345) & 0x7fffffff;
            text_add(&bytes, pieces[(seed >> 8) % COUNT(pieces)]);
        }
        text_add(&bytes, "q\n");
        assert_nothing_is_lost(bytes.bytes, bytes.length);
        text_free(&bytes);
    }
}

static void many_columns(void **state)
{
    struct text bytes = {0}, written = {0};

    (void)state;
    for (int i = 0; i < SHEET_HEADINGS_MOST; i++)
        text_add_format(&bytes, "h%d;", i);
    text_add(&bytes, "\n1;2\n");
    write_sheet(bytes.bytes, bytes.length, 0, &written);
    assert_string_equal(written.bytes, "!1:0: the sheet has more than 1000 columns; fewer were wanted\n");
    bytes.bytes[strcspn(bytes.bytes, "\n") - 1] = ' ';
    write_sheet(bytes.bytes, bytes.length, 0, &written);
    assert_memory_equal(written.bytes, "2 [1][2][][]", 12);
    text_free(&bytes);
    text_free(&written);
}

static void a_file_that_cannot_be_read(void **state)
{
    struct messages messages = {0};
    FILE *file = fopen("/proc/self/mem", "r");
    struct sheet *sheet;

    (void)state;
    assert_non_null(file);
    assert_int_equal(sheet_open("in.csv", file, 0, &sheet, &messages), -1);
    assert_null(sheet);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages.items[0].trouble, TROUBLE_IO);
    assert_string_equal(messages.items[0].text,
                        "the sheet cannot be read on (Input/output error); a file that can be read was wanted");
    messages_free(&messages);
    sheet_close(NULL);
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_as_they_are_written),
        cmocka_unit_test(blank_rows_are_passed_over),
        cmocka_unit_test(delimiters_are_found),
        cmocka_unit_test(headings_are_kept),
        cmocka_unit_test(wrong_headings_are_refused),
        cmocka_unit_test(wrong_rows_are_told_and_kept),
        cmocka_unit_test(quotes_out_of_balance),
        cmocka_unit_test(long_cells_are_refused_and_kept),
        cmocka_unit_test(a_row_without_end),
        cmocka_unit_test(mixtures_lose_nothing),
        cmocka_unit_test(many_columns),
        cmocka_unit_test(a_file_that_cannot_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
