/* A sheet of referrals: whatever the bytes, each row comes right or wrong with its reason, what is right can be cut out
 * and read again to the same cells, and each right row becomes a referral or is told. */
#include "promises.h"

#include "base/text.h"
#include "base/utf8.h"
#include "input/sheet.h"
#include "intake/row_reader.h"

#undef NDEBUG
#include <assert.h>
#include <string.h>

/* "c1;c2;...": headings for a row that is read on its own. */
static void headings_write(size_t count, char delimiter, struct text *into)
{
    for (size_t i = 0; i < count; i++)
        text_add_format(into, "%.*sc%zu", i > 0, &delimiter, i + 1);
    text_add(into, "\n");
}

/* A row of several lines is told by the blank headings at the end too, which are not known here. */
static void row_again(const struct sheet *sheet, const struct sheet_row *row)
{
    struct messages messages = {0};
    struct text text = {0};
    struct sheet_row again;
    struct sheet *own;
    FILE *from;

    if (strpbrk(row->raw, "\r\n") != NULL)
        return;
    headings_write(row->count, sheet_delimiter(sheet), &text);
    text_add(&text, row->raw);
    from = fmemopen(text.bytes, text.length, "r");
    assert(sheet_open_in("again.csv", from, "UTF-8", sheet_delimiter(sheet), &own, &messages) == 0);
    assert(sheet_next(own, &again, &messages) == 1 && !again.wrong && again.count == row->count);
    for (size_t i = 0; i < row->count; i++)
        assert(strcmp(again.cells[i], row->cells[i]) == 0);
    assert(sheet_next(own, &again, &messages) == 0);
    sheet_close(own);
    fclose(from);
    text_free(&text);
}

static void row_take(struct row_reader *rows, const struct sheet_row *row)
{
    const struct catalogue *house = promises_house("norddjurs");
    struct messages messages = {0};
    struct referral referral;
    int result = row_reader_referral(rows, row, house, FUZZ_TODAY, &referral, &messages);

    promises_messages(&messages, result);
    if (result == 0)
        promises_judged(house, &referral);
    referral_free(&referral);
    messages_free(&messages);
}

static void rows_take(struct sheet *sheet, struct row_reader *rows)
{
    struct messages messages = {0};
    struct sheet_row row;
    int line = 0, result;

    while ((result = sheet_next(sheet, &row, &messages)) == 1) {
        assert(row.line > line && utf8_valid(row.raw));
        promises_messages(&messages, row.wrong ? -1 : 0);
        line = row.line;
        for (size_t i = 0; i < row.count; i++)
            assert(row.cells[i] != NULL);
        if (!row.wrong)
            row_again(sheet, &row);
        if (!row.wrong && rows != NULL)
            row_take(rows, &row);
        messages_free(&messages);
    }
    assert(result == 0);
}

static void sheet_take(struct sheet *sheet)
{
    struct messages messages = {0};
    struct row_reader *rows;
    size_t count;
    const char *const *headings = sheet_headings(sheet, &count);
    int result = row_reader_open("fuzz.csv", headings, count, NULL, promises_house("norddjurs"), &rows, &messages);

    promises_messages(&messages, result);
    rows_take(sheet, rows);
    row_reader_close(rows);
    messages_free(&messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct messages messages = {0};
    struct sheet *sheet = NULL;
    FILE *from;
    int result;

    if (size == 0)
        return 0;
    from = fmemopen((void *)(uintptr_t)data, size, "rb");
    result = sheet_open("fuzz.csv", from, 0, &sheet, &messages);
    promises_messages(&messages, result);
    if (result == 0)
        sheet_take(sheet);
    sheet_close(sheet);
    fclose(from);
    messages_free(&messages);
    return 0;
}
