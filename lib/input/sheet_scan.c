#include "input/sheet_scan.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/sheet.h"

#include <string.h>

/* libcsv is lenient, so that a quote within an unquoted cell is text; but strict within quotes, where a lone one means that a
 * cell ended too early or too late. */
#define LENIENT CSV_APPEND_NULL
#define STRICT (CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI)

static const char delimiters[] = ";,\t"; /* the first is taken when none is there */

static bool byte_ends_line(int byte)
{
    return byte == '\n' || byte == '\r';
}

static bool bytes_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr(" \t\r\n", bytes[i]) == NULL || bytes[i] == '\0')
            return false;
    return true;
}

static void scan_blame(struct scan *scan, enum flaw flaw, size_t cell)
{
    if (scan->flaws[flaw].cell == 0)
        scan->flaws[flaw] = (struct flaw_place){(int)cell, scan->quote_line};
}

/* Whether a quoted cell has, line for line, the delimiters of the row that it would have swallowed: the rest of its own row, whole
 * rows, and up to its own column in the last. `before` is the number of cells to its left. A sheet of one or two columns tells
 * too little. */
static bool cell_holds_rows(const struct scan *scan, const char *bytes, size_t length, size_t before)
{
    size_t expected = scan->columns - 1 - before, found = 0, lines = 0;

    if (scan->columns < 3 || before >= scan->columns)
        return false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] == scan->parser.delim_char)
            found++;
        if (bytes[i] != '\n' && !(bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n')))
            continue;
        if (found != expected)
            return false;
        expected = scan->columns - 1;
        found = 0;
        lines++;
    }
    return lines > 0 && found >= before;
}

/* True when the cell can be kept as it is. */
static bool cell_judge(struct scan *scan, const char *bytes, size_t length)
{
    bool letters = utf8_valid_prefix(bytes, length) == length, whole = memchr(bytes, '\0', length) == NULL;

    if (!letters)
        scan_blame(scan, FLAW_LETTER, scan->seen);
    if (!whole)
        scan_blame(scan, FLAW_NUL, scan->seen);
    if (length > SHEET_CELL_MOST)
        scan_blame(scan, scan->quoted ? FLAW_LONG_QUOTE : FLAW_LONG, scan->seen);
    if (scan->quoted && cell_holds_rows(scan, bytes, length, scan->seen - 1))
        scan_blame(scan, FLAW_SWALLOWED, scan->seen);
    if (scan->columns > 0 && scan->seen > scan->width && !bytes_blank(bytes, length))
        scan_blame(scan, FLAW_SURPLUS, scan->seen);
    return letters && whole && length <= SHEET_CELL_MOST && memchr(bytes, '\r', length) == NULL;
}

/* Line ends within a cell become "\n": they are the writing machine's, not the writer's. */
static void cell_mend(struct scan *scan, const char *bytes, size_t length)
{
    if (length > SHEET_CELL_MOST)
        length = 0;
    while (length > 0) {
        const char *end = memchr(bytes, '\r', length);
        size_t part = end == NULL ? length : (size_t)(end - bytes);

        utf8_repair(bytes, part, &scan->cells);
        if (end != NULL) {
            text_add(&scan->cells, "\n");
            part += part + 1 < length && end[1] == '\n' ? 2 : 1;
        }
        bytes += part;
        length -= part;
    }
}

/* libcsv's: a cell is complete. */
static void scan_take_cell(void *bytes, size_t length, void *data)
{
    struct scan *scan = data;
    size_t most = scan->columns == 0 ? SHEET_HEADINGS_MOST : scan->width;
    bool sound;

    scan->seen++;
    sound = cell_judge(scan, bytes, length);
    if (!scan->filled_in && !bytes_blank(bytes, length))
        scan->filled_in = true;
    if (scan->seen > most)
        return;
    if (sound)
        text_add_bytes(&scan->cells, bytes, length);
    else
        cell_mend(scan, bytes, length);
    text_add_bytes(&scan->cells, "", 1);
}

/* libcsv's: a row is complete. */
static void scan_take_row(int byte, void *data)
{
    struct scan *scan = data;

    (void)byte;
    scan->complete = true;
}

static void scan_feed(struct scan *scan, unsigned char byte)
{
    bool quoted;

    if (csv_parse(&scan->parser, &byte, 1, scan_take_cell, scan_take_row, scan) == 0) {
        scan_blame(scan, FLAW_STRAY, scan->seen + 1);
        csv_set_opts(&scan->parser, LENIENT);
        csv_parse(&scan->parser, &byte, 1, scan_take_cell, scan_take_row, scan);
        csv_set_opts(&scan->parser, STRICT);
    }
    quoted = scan->parser.quoted != 0;
    if (quoted == scan->quoted)
        return;
    scan->quoted = quoted;
    scan->quote_line = quoted ? scan->line : 0;
    csv_set_opts(&scan->parser, quoted ? STRICT : LENIENT);
}

/* Reads the next part of the file, as much as there is room for: the delimiter is sought in the first one. False at the file's end
 * or when it cannot be read. */
static bool scan_fill(struct scan *scan)
{
    size_t more;

    scan->at = scan->filled = 0;
    do {
        more = decoder_read(scan->from, scan->part + scan->filled, sizeof scan->part - scan->filled);
        scan->filled += more;
    } while (more > 0 && sizeof scan->part - scan->filled >= DECODER_LEAST);
    return scan->filled > 0;
}

/* The next byte, or EOF. "\r\n" is one line end. */
static int scan_byte(struct scan *scan)
{
    int byte;

    if (scan->at == scan->filled && !scan_fill(scan))
        return EOF;
    byte = scan->part[scan->at++];
    if (scan->last == '\n' || (scan->last == '\r' && byte != '\n'))
        scan->line++;
    scan->last = byte;
    return byte;
}

int scan_open(struct scan *scan, struct decoder *from)
{
    *scan = (struct scan){.from = from, .last = -1, .line = 1};
    csv_init(&scan->parser, LENIENT);
    csv_set_blk_size(&scan->parser, SHEET_CELL_MOST);
    csv_set_realloc_func(&scan->parser, memory_resize);
    scan_fill(scan);
    if (scan->filled >= 3 && memcmp(scan->part, "\xef\xbb\xbf", 3) == 0)
        scan->at = 3;
    return decoder_error(from) != 0 ? -1 : 0;
}

char scan_announced(struct scan *scan)
{
    const unsigned char *line = scan->part + scan->at;
    size_t left = scan->filled - scan->at, end = strlen("sep=;");

    if (left <= end || memcmp(line, "sep=", end - 1) != 0 || !byte_ends_line(line[end]) ||
        memchr(delimiters, line[end - 1], sizeof delimiters - 1) == NULL)
        return 0;
    scan->at += end + 1;
    if (line[end] == '\r' && left > end + 1 && line[end + 1] == '\n')
        scan->at++;
    scan->line = 2;
    return (char)line[end - 1];
}

/* Counts each delimiter in the line at `at`, outside quotes; returns the line's end. `blank` tells whether it says nothing. */
static size_t line_count(const struct scan *scan, size_t at, size_t counts[3], bool *blank)
{
    bool quoted = false;

    memset(counts, 0, 3 * sizeof *counts);
    *blank = true;
    for (; at < scan->filled && (quoted || !byte_ends_line(scan->part[at])); at++) {
        unsigned char byte = scan->part[at];

        if (byte == '"')
            quoted = !quoted;
        if (byte != ' ' && byte != '\t')
            *blank = false;
        for (size_t i = 0; i < 3 && !quoted; i++)
            counts[i] += byte == (unsigned char)delimiters[i];
    }
    return at;
}

char scan_delimiter(const struct scan *scan)
{
    size_t counts[3] = {0}, at = scan->at, best = 0;
    bool blank = true;

    while (blank && at < scan->filled)
        at = line_count(scan, at, counts, &blank) + 1;
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return delimiters[best];
}

static void scan_clear(struct scan *scan)
{
    text_clear(&scan->bytes);
    text_clear(&scan->cells);
    text_add(&scan->cells, "");
    scan->seen = 0;
    scan->filled_in = scan->complete = false;
    memset(scan->flaws, 0, sizeof scan->flaws);
}

/* The file's end ends the row in hand too; within quotes it never ended. */
static int scan_finish(struct scan *scan)
{
    scan->ended = true;
    if (decoder_error(scan->from) != 0)
        return -1;
    if (!scan->behind && csv_fini(&scan->parser, scan_take_cell, scan_take_row, scan) != 0) {
        scan_blame(scan, FLAW_OPEN, scan->seen + 1);
        while (scan->bytes.length > 0 && byte_ends_line(scan->bytes.bytes[scan->bytes.length - 1]))
            scan->bytes.bytes[--scan->bytes.length] = '\0';
        return 1;
    }
    return scan->bytes.length > 0 && (scan->behind || scan->complete);
}

/* One byte of the row in hand; true when the row is complete. */
static bool scan_take(struct scan *scan, int byte)
{
    bool line_end = byte_ends_line(byte);

    if (scan->bytes.length == 0) {
        if (line_end)
            return false;
        scan->row_line = scan->line;
    }
    if (!scan->behind)
        scan_feed(scan, (unsigned char)byte);
    if (scan->complete || (scan->behind && line_end))
        return true;
    if (line_end && !scan->quoted) {
        scan_clear(scan);
        return false;
    }
    text_add_bytes(&scan->bytes, &(char){(char)byte}, 1);
    if (scan->bytes.length < SHEET_ROW_MOST)
        return false;
    if (!scan->behind)
        scan_blame(scan, scan->quoted ? FLAW_OPEN : FLAW_ENDLESS, scan->seen + 1);
    scan->behind = true;
    return true;
}

/* Whether bytes may go in together: not where lines are counted, nor behind what may have been the closing quote. */
static bool scan_runs(const struct scan *scan)
{
    if (scan->bytes.length == 0 || scan->behind)
        return false;
    return !scan->quoted || (strchr("\" \t", scan->last) == NULL && !byte_ends_line(scan->last));
}

/* What neither ends a line nor is a quote goes in at once, as most of a sheet does. */
static void scan_run(struct scan *scan)
{
    const unsigned char *run = scan->part + scan->at;
    size_t most = scan->filled - scan->at, room = SHEET_ROW_MOST - 1 - scan->bytes.length, length = 0;

    if (most > room)
        most = room;
    while (length < most && run[length] != '"' && !byte_ends_line(run[length]))
        length++;
    if (length == 0)
        return;
    csv_parse(&scan->parser, run, length, scan_take_cell, scan_take_row, scan);
    text_add_bytes(&scan->bytes, (const char *)run, length);
    scan->last = run[length - 1];
    scan->at += length;
}

/* Reads one row, be it blank. */
static int scan_row(struct scan *scan)
{
    bool behind = scan->behind;
    int byte, result = 1;

    scan_clear(scan);
    do {
        if (scan_runs(scan))
            scan_run(scan);
        byte = scan_byte(scan);
        if (byte == EOF)
            result = scan_finish(scan);
    } while (byte != EOF && !scan_take(scan, byte));
    if (behind && result == 1)
        scan_blame(scan, FLAW_BEHIND, 1);
    return result;
}

int scan_next(struct scan *scan)
{
    int result = 0;

    while (!scan->ended && (result = scan_row(scan)) == 1)
        if (scan->filled_in || scan_flawed(scan))
            return 1;
    return result < 0 ? -1 : 0;
}

bool scan_flawed(const struct scan *scan)
{
    for (int i = 0; i < FLAWS; i++)
        if (scan->flaws[i].cell != 0)
            return true;
    return false;
}

void scan_close(struct scan *scan)
{
    csv_free(&scan->parser);
    text_free(&scan->bytes);
    text_free(&scan->cells);
}
