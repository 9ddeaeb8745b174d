#include "attend/attend.h"
#include "attend/past_mark.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/sheet_in.h"

#include <stdlib.h>

/* A sheet of any length goes in by stretches of this many rows, each one transaction and one journal entry: a rerun after a failure
 * finds what went in as duplicates and goes on with the rest. */
#define ROWS_A_STRETCH 10000

/* One row that went in, to be told once its stretch is committed. */
struct taken {
    char *session;
    struct who who;
    enum attendance_status status;
    int line;
    bool new;
};

struct import {
    struct call *call;
    struct sheet_in in;
    struct mark_words words;
    struct mark_reader *reader;
    struct past_marks past;
    struct rows *rows;
    struct taken *taken; /* of the stretch under way */
    size_t taken_count;
    long refused;
    bool whole; /* the sheet was read to its end, and what was to be stored is */
};

static int open_all(struct import *import, const char *path)
{
    struct call *call = import->call;
    size_t count;

    if (sheet_in_open(call, path, &import->in) != 0 ||
        (import->in.map.count > 0 && mark_words_read(import->in.map.roots[0], &import->words, &call->messages) != 0))
        return -1;
    const char *const *headings = sheet_headings(import->in.sheet, &count);
    if (mark_reader_open(sheet_name(import->in.sheet), headings, count, &import->words, &import->reader,
                         &call->messages) != 0 ||
        call_store(call, STORE_WRITE) != 0)
        return -1;
    return sheet_in_rejects(call, &import->in);
}

static void note_taken(struct import *import, int line, const struct past_mark *mark)
{
    import->taken = memory_grow(import->taken, import->taken_count, sizeof *import->taken);
    import->taken[import->taken_count++] =
        (struct taken){.session = text_format("%s/%d", mark->course->code, mark->session->number),
                       .who = mark->who,
                       .status = mark->status,
                       .line = line,
                       .new = mark->new};
}

/* One row: into the store, or to the rejects with its reason; -1 only when the store itself fails. */
static int take_row(struct import *import, const struct sheet_row *row, struct messages *wrong)
{
    const struct position at = {.file = sheet_name(import->in.sheet), .line = row->line};
    struct mark_row read = {0};
    struct past_mark mark = {0};
    int result = 1;

    if (!row->wrong && mark_reader_row(import->reader, row, &read, wrong) == 0)
        result = past_mark_take(&import->past, &read, &at, &mark, wrong);
    if (result == 0)
        note_taken(import, row->line, &mark);
    if (result > 0) {
        import->refused++;
        rejects_add(import->in.rejects, row, wrong);
    }
    mark_row_free(&read);
    return result < 0 ? -1 : 0;
}

/* Without a file of rejects the refused rows are described on standard error; with one it holds the reasons. */
static void tell_wrong(struct import *import, struct messages *wrong)
{
    if (messages_failed(wrong) && rejects_kept(import->in.rejects)) {
        messages_free(wrong);
        return;
    }
    for (size_t i = 0; i < wrong->count; i++)
        if (wrong->items[i].trouble != TROUBLE_WARNING)
            wrong->items[i].trouble = TROUBLE_REFUSED_RECORD;
    messages_move(&import->call->messages, wrong);
}

/* Up to ROWS_A_STRETCH rows in one transaction: 1 when there is more, 0 at the end of the sheet, -1 failed. */
static int take_stretch(struct import *import)
{
    struct call *call = import->call;
    struct sheet_row row;
    int more = 1;

    if (call_begin(call) != 0)
        return -1;
    for (int i = 0; i < ROWS_A_STRETCH && more == 1; i++) {
        struct messages wrong = {0};
        more = sheet_next(import->in.sheet, &row, &wrong);
        int taken = more == 1 ? take_row(import, &row, &wrong) : 0;
        if (more == 1)
            tell_wrong(import, &wrong);
        else
            messages_move(&call->messages, &wrong);
        if (taken != 0)
            return -1;
    }
    past_marks_forget(&import->past);
    return more < 0 || call_finish(call) != 0 ? -1 : more;
}

static void tell_taken(struct import *import)
{
    for (size_t i = 0; i < import->taken_count; i++) {
        struct taken *taken = &import->taken[i];
        struct cells cells = {0};
        cells_text(&cells, taken->session);
        cells_person(&cells, taken->who.year, taken->who.number, taken->who.adult);
        cells_text(&cells, named_name(attendance_names, (int)taken->status));
        cells_number(&cells, taken->line);
        cells_text(&cells, taken->new ? "new" : "duplicate");
        cells_row(&cells, import->rows);
        free(taken->session);
    }
    free(import->taken);
    import->taken = NULL;
    import->taken_count = 0;
}

static int take_all(struct import *import)
{
    static const struct column columns[] = {{"session", COLUMN_TEXT},
                                            {"who", COLUMN_TEXT},
                                            {"status", COLUMN_TEXT},
                                            {"line", COLUMN_NUMBER},
                                            {"result", COLUMN_TEXT}};
    int more = 1;

    import->rows = call_rows(import->call, columns, 5);
    while (more == 1) {
        more = take_stretch(import);
        if (more >= 0)
            tell_taken(import);
    }
    import->whole = more == 0;
    return call_rows_close(import->rows) == 0 ? more : -1;
}

static void import_free(struct import *import)
{
    for (size_t i = 0; i < import->taken_count; i++)
        free(import->taken[i].session);
    free(import->taken);
    past_marks_forget(&import->past);
    mark_reader_close(import->reader);
    mark_words_free(&import->words);
    sheet_in_close(&import->in);
}

int attend_import(struct call *call)
{
    struct import import = {.call = call, .past = {.call = call, .source = call_option(call, "source")}};
    int result = -1;

    if (call->operand_count != 1)
        return call_usage(call, _("import takes one CSV file"));
    if (open_all(&import, call->operands[0]) == 0)
        result = take_all(&import);
    if (sheet_in_end(call, &import.in, import.whole, import.refused) != 0)
        result = -1;
    import_free(&import);
    return result == 0 && import.refused > 0 ? 1 : result;
}
