#include "input/sheet.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/sheet_scan.h"

#include <stdlib.h>
#include <string.h>

struct sheet {
    char *name;
    struct texts headings;
    char **cells;    /* as many as headings; they point into the scan's */
    struct text raw; /* the present row's bytes where they had to be repaired */
    struct decoder *decoder;
    struct scan scan;
};

static int sheet_refuse_reading(const struct sheet *sheet, struct messages *messages)
{
    struct position at = {.file = sheet->name, .line = sheet->scan.line};

    return messages_add(messages, TROUBLE_IO, &at,
                        _("the sheet cannot be read on (%s); a file that can be read was wanted"),
                        strerror(decoder_error(sheet->decoder)));
}

/* What each flaw is called; %d is the line where the cell's quote opens. FLAW_LETTER is told by itself. */
static const char *const flaw_words[FLAWS] = {
    [FLAW_NUL] = N_("a NUL byte stands in this cell; plain text was wanted"),
    [FLAW_LONG] = N_("the cell is larger than 64 KiB; a shorter one was wanted"),
    [FLAW_LONG_QUOTE] = N_(
        "the quoted cell that opens on line %d is larger than 64 KiB; a shorter one, or an earlier closing quote was wanted"),
    [FLAW_STRAY] = N_(
        "a lone quote stands in the quoted cell that opens on line %d; a closing quote before it, or two quotes for one was wanted"),
    [FLAW_SWALLOWED] = N_(
        "the quoted cell that opens on line %d holds what looks like whole rows; a closing quote before them was wanted"),
    [FLAW_OPEN] = N_(
        "the quote that opens on line %d is never closed, so that nothing after it could be read; a closing quote was wanted"),
    [FLAW_ENDLESS] = N_("the row is larger than 4 MiB, so that nothing after it could be read; a line end was wanted"),
    [FLAW_BEHIND] = N_("this stands behind a row without an end; the end of that row was wanted"),
    [FLAW_SURPLUS] = N_("a cell stands here without a heading; no more cells than headings were wanted"),
};

_Static_assert(SHEET_CELL_MOST == 64u << 10 && SHEET_ROW_MOST == 4u << 20, "flaw_words names the sizes");

static void sheet_tell_letter(const struct sheet *sheet, const struct position *at, struct messages *messages)
{
    const char *encoding = decoder_encoding(sheet->decoder);

    if (text_is(encoding, "UTF-8"))
        messages_add(messages, TROUBLE_DATA, at, _("bytes that are no UTF-8; a sheet saved as UTF-8 was wanted"));
    else
        messages_add(messages, TROUBLE_DATA, at,
                     _("bytes that mean nothing in %s; the encoding that the sheet was saved in was wanted"), encoding);
}

static void sheet_tell(const struct sheet *sheet, struct messages *messages)
{
    struct position at = {.file = sheet->name, .line = sheet->scan.row_line};

    for (int flaw = 0; flaw < FLAWS; flaw++) {
        const struct flaw_place *place = &sheet->scan.flaws[flaw];

        at.column = place->cell;
        if (place->cell != 0 && flaw == FLAW_LETTER)
            sheet_tell_letter(sheet, &at, messages);
        else if (place->cell != 0)
            messages_add(messages, TROUBLE_DATA, &at, _(flaw_words[flaw]), place->quote_line);
    }
}

/* Headings are named by their numbers: where the heading line is missing its place holds a person's data. */
static int sheet_check_heading(const struct sheet *sheet, size_t number, struct messages *messages)
{
    struct position at = {.file = sheet->name, .line = sheet->scan.row_line, .column = (int)number + 1};
    const char *heading = sheet->headings.items[number];

    if (text_blank(heading))
        return messages_add(messages, TROUBLE_DATA, &at, _("the heading of column %zu is blank; a heading was wanted"),
                            number + 1);
    for (size_t i = 0; i < number; i++)
        if (text_is(heading, sheet->headings.items[i]))
            return messages_add(messages, TROUBLE_DATA, &at,
                                _("columns %zu and %zu have the same heading; each heading once was wanted"), i + 1,
                                number + 1);
    return 0;
}

/* Takes the headings over from the row in hand; blank ones at the end head nothing. */
static int sheet_take_headings(struct sheet *sheet, struct messages *messages)
{
    struct position at = {.file = sheet->name, .line = sheet->scan.row_line};
    const char *cell = text_bytes(&sheet->scan.cells);
    struct texts *headings = &sheet->headings;
    int result = 0;

    if (sheet->scan.seen > SHEET_HEADINGS_MOST)
        return messages_add(messages, TROUBLE_DATA, &at, _("the sheet has more than %d columns; fewer were wanted"),
                            SHEET_HEADINGS_MOST);
    for (size_t i = 0; i < sheet->scan.seen; i++, cell += strlen(cell) + 1) {
        char *heading = memory_text(cell);

        texts_add(headings, text_trim(heading));
        free(heading);
    }
    while (headings->count > 0 && text_blank(headings->items[headings->count - 1]))
        free(headings->items[--headings->count]);
    for (size_t i = 0; i < headings->count; i++)
        if (sheet_check_heading(sheet, i, messages) != 0)
            result = -1;
    return result;
}

static int sheet_read_headings(struct sheet *sheet, struct messages *messages)
{
    struct position at = {.file = sheet->name, .line = 1};
    int read = scan_next(&sheet->scan);

    if (read < 0)
        return sheet_refuse_reading(sheet, messages);
    if (read == 0)
        return messages_add(messages, TROUBLE_DATA, &at, _("the sheet is empty; a line of headings was wanted"));
    if (scan_flawed(&sheet->scan)) {
        sheet_tell(sheet, messages);
        return -1;
    }
    if (sheet_take_headings(sheet, messages) != 0)
        return -1;
    sheet->scan.columns = sheet->scan.seen;
    sheet->scan.width = sheet->headings.count;
    sheet->cells = memory_new(sheet->headings.count * sizeof *sheet->cells);
    return 0;
}

/* What the line `sep=;` says is passed over where the delimiter is told. */
static int sheet_begin(struct sheet *sheet, FILE *from, const char *encoding, char delimiter, struct messages *messages)
{
    char announced;

    if (decoder_open(from, encoding, &sheet->decoder) != 0 || scan_open(&sheet->scan, sheet->decoder) != 0)
        return sheet_refuse_reading(sheet, messages);
    announced = scan_announced(&sheet->scan);
    if (delimiter == 0)
        delimiter = announced != 0 ? announced : scan_delimiter(&sheet->scan);
    csv_set_delim(&sheet->scan.parser, (unsigned char)delimiter);
    return sheet_read_headings(sheet, messages);
}

int sheet_open_in(const char *name, FILE *from, const char *encoding, char delimiter, struct sheet **sheet,
                  struct messages *messages)
{
    struct sheet *opened = memory_new(sizeof *opened);
    int result;

    *sheet = NULL;
    opened->name = memory_text(name);
    opened->scan.line = 1;
    result = sheet_begin(opened, from, encoding, delimiter, messages);
    if (result == 0)
        *sheet = opened;
    else
        sheet_close(opened);
    return result;
}

int sheet_open(const char *name, FILE *from, char delimiter, struct sheet **sheet, struct messages *messages)
{
    return sheet_open_in(name, from, NULL, delimiter, sheet, messages);
}

bool sheet_foreign(struct sheet *sheet)
{
    return decoder_foreign(sheet->decoder);
}

void sheet_settle(struct sheet *sheet)
{
    decoder_settle(sheet->decoder);
}

const char *const *sheet_headings(const struct sheet *sheet, size_t *count)
{
    *count = sheet->headings.count;
    return (const char *const *)sheet->headings.items;
}

char sheet_delimiter(const struct sheet *sheet)
{
    return (char)sheet->scan.parser.delim_char;
}

const char *sheet_name(const struct sheet *sheet)
{
    return sheet->name;
}

/* The row's bytes, made fit to be written where something was wrong with them. */
static const char *sheet_raw(struct sheet *sheet)
{
    const struct text *bytes = &sheet->scan.bytes;

    if (!scan_flawed(&sheet->scan) || (utf8_valid_prefix(text_bytes(bytes), bytes->length) == bytes->length &&
                                       strlen(text_bytes(bytes)) == bytes->length))
        return text_bytes(bytes);
    text_clear(&sheet->raw);
    utf8_repair(text_bytes(bytes), bytes->length, &sheet->raw);
    return text_bytes(&sheet->raw);
}

int sheet_next(struct sheet *sheet, struct sheet_row *row, struct messages *messages)
{
    struct scan *scan = &sheet->scan;
    int read = scan_next(scan);
    char *cell = scan->cells.bytes;

    if (read < 0)
        return sheet_refuse_reading(sheet, messages);
    if (read == 0)
        return 0;
    for (size_t i = 0; i < sheet->headings.count; i++) {
        sheet->cells[i] = cell;
        if (i < scan->seen && cell < scan->cells.bytes + scan->cells.length)
            cell += strlen(cell) + 1;
    }
    row->line = scan->row_line;
    row->cells = sheet->cells;
    row->count = sheet->headings.count;
    row->wrong = scan_flawed(scan);
    row->raw = sheet_raw(sheet);
    if (row->wrong)
        sheet_tell(sheet, messages);
    return 1;
}

void sheet_close(struct sheet *sheet)
{
    if (sheet == NULL)
        return;
    scan_close(&sheet->scan);
    decoder_close(sheet->decoder);
    texts_free(&sheet->headings);
    text_free(&sheet->raw);
    free(sheet->cells);
    free(sheet->name);
    free(sheet);
}
