#include "attend/attend.h"
#include "attend/past_mark.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/sheet_take.h"

#include <stdlib.h>

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

static void free_read(void *read)
{
    mark_row_free(read);
    free(read);
}

static void *read_row(void *context, const struct sheet_row *row, struct messages *wrong)
{
    struct import *import = context;
    struct mark_row *read = memory_new(sizeof *read);

    if (mark_reader_row(import->reader, row, read, wrong) == 0)
        return read;
    free_read(read);
    return NULL;
}

static int take_row(void *context, int line, void *read, struct messages *wrong)
{
    struct import *import = context;
    const struct position at = {.file = sheet_name(import->in.sheet), .line = line};
    struct past_mark mark = {0};
    int result = past_mark_take(&import->past, read, &at, &mark, wrong);

    if (result == 0)
        note_taken(import, line, &mark);
    return result;
}

static void tell_taken(void *context)
{
    struct import *import = context;

    past_marks_forget(&import->past);
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
    struct sheet_taking taking = {.reading = {.read = read_row, .read_free = free_read, .context = import},
                                  .row = take_row,
                                  .committed = tell_taken,
                                  .context = import};

    import->rows = call_rows(import->call, columns, 5);
    int result = sheet_take(import->call, &import->in, &taking);
    if (call_rows_close(import->rows) != 0)
        result = -1;
    return result == 0 && taking.refused > 0 ? 1 : result;
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
    import_free(&import);
    return result;
}
