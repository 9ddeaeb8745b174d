#include "output/rows.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "output/escape.h"
#include "output/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

const struct named_value format_names[] = {{"table", FORMAT_TABLE}, {"tsv", FORMAT_TSV},   {"csv", FORMAT_CSV},
                                           {"excel", FORMAT_EXCEL}, {"json", FORMAT_JSON}, {NULL, 0}};

/* How one format is written; begin and end may be NULL. */
struct printer {
    enum format format;
    void (*begin)(struct rows *rows);
    void (*row)(struct rows *rows, const char *const *cells);
    void (*end)(struct rows *rows);
};

struct rows {
    FILE *out;
    const struct printer *printer;
    const struct column *columns;
    size_t count;
    bool terminal;
    struct text shown;   /* a cell made harmless for the terminal */
    struct table *table; /* FORMAT_TABLE only */
    int error;           /* errno of the first write that failed; 0 */
};

/* --- table ---------------------------------------------------------------------------------- */

static void table_begin(struct rows *rows)
{
    rows->table = table_open(rows->out, rows->count);
    for (size_t i = 0; i < rows->count; i++)
        table_column(rows->table, i, rows->columns[i].name, rows->columns[i].kind == COLUMN_NUMBER);
}

static void table_row(struct rows *rows, const char *const *cells)
{
    table_add(rows->table, cells);
}

static void table_end(struct rows *rows)
{
    table_close(rows->table);
}

/* --- tsv, csv, excel ------------------------------------------------------------------------ */

/* The cell as it may go out: "" for nothing, harmless where a person's terminal is at the end. */
static const char *cell_shown(struct rows *rows, const char *cell)
{
    if (cell == NULL)
        return "";
    if (!rows->terminal)
        return cell;
    text_clear(&rows->shown);
    escape_harmless_lines(&rows->shown, cell);
    return text_bytes(&rows->shown);
}

static void tsv_row(struct rows *rows, const char *const *cells)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (i > 0)
            fputc('\t', rows->out);
        escape_tsv(rows->out, cell_shown(rows, cells[i]));
    }
    fputc('\n', rows->out);
}

/* A line that is empty as a whole would be read as no record: a lone empty cell is quoted. */
static bool line_is_empty(const struct rows *rows, const char *cell)
{
    return rows->count == 1 && *cell == '\0';
}

static void csv_row(struct rows *rows, const char *const *cells)
{
    for (size_t i = 0; i < rows->count; i++) {
        const char *cell = cell_shown(rows, cells[i]);

        if (i > 0)
            fputc(',', rows->out);
        if (line_is_empty(rows, cell))
            fputs("\"\"", rows->out);
        else
            escape_csv(rows->out, cell, ',');
    }
    fputs("\r\n", rows->out);
}

static void csv_begin(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (i > 0)
            fputc(',', rows->out);
        escape_csv(rows->out, rows->columns[i].name, ',');
    }
    fputs("\r\n", rows->out);
}

static void excel_begin(struct rows *rows)
{
    fputs(BYTE_ORDER_MARK, rows->out);
    for (size_t i = 0; i < rows->count; i++) {
        if (i > 0)
            fputc(';', rows->out);
        escape_excel(rows->out, rows->columns[i].name);
    }
    fputs("\r\n", rows->out);
}

static void excel_number(FILE *out, const char *number)
{
    for (; *number != '\0'; number++)
        fputc(*number == '.' ? ',' : *number, out);
}

/* A number column is only trusted to hold numbers as far as it does. */
static void excel_row(struct rows *rows, const char *const *cells)
{
    for (size_t i = 0; i < rows->count; i++) {
        const char *cell = cell_shown(rows, cells[i]);

        if (i > 0)
            fputc(';', rows->out);
        if (line_is_empty(rows, cell))
            fputs("\"\"", rows->out);
        else if (rows->columns[i].kind == COLUMN_NUMBER && escape_is_number(cell))
            excel_number(rows->out, cell);
        else
            escape_excel(rows->out, cell);
    }
    fputs("\r\n", rows->out);
}

/* --- json ----------------------------------------------------------------------------------- */

static void json_value(FILE *out, enum column_kind kind, const char *cell)
{
    bool truth;

    if (cell == NULL || (*cell == '\0' && kind != COLUMN_TEXT))
        fputs("null", out);
    else if (kind == COLUMN_NUMBER && escape_is_number(cell))
        fputs(cell, out);
    else if (kind == COLUMN_TRUTH && text_truth(cell, &truth))
        fputs(truth ? "true" : "false", out);
    else
        escape_json(out, cell);
}

static void json_row(struct rows *rows, const char *const *cells)
{
    fputc('{', rows->out);
    for (size_t i = 0; i < rows->count; i++) {
        if (i > 0)
            fputc(',', rows->out);
        escape_json(rows->out, rows->columns[i].name);
        fputc(':', rows->out);
        json_value(rows->out, rows->columns[i].kind, cells[i]);
    }
    fputs("}\n", rows->out);
}

/* --- all of them ---------------------------------------------------------------------------- */

static const struct printer printers[] = {{FORMAT_TABLE, table_begin, table_row, table_end},
                                          {FORMAT_TSV, NULL, tsv_row, NULL},
                                          {FORMAT_CSV, csv_begin, csv_row, NULL},
                                          {FORMAT_EXCEL, excel_begin, excel_row, NULL},
                                          {FORMAT_JSON, NULL, json_row, NULL}};

static const struct printer *printer_of(enum format format)
{
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++) {
        if (printers[i].format == format)
            return &printers[i];
    }
    return &printers[0];
}

/* Remembers why the stream failed, once; to be called straight after writing. */
static void error_note(struct rows *rows)
{
    if (rows->error == 0 && ferror(rows->out))
        rows->error = errno != 0 ? errno : EIO;
}

struct rows *rows_open(FILE *out, enum format format, const struct column *columns, size_t count)
{
    struct rows *rows = memory_new(sizeof *rows);

    rows->out = out;
    rows->printer = printer_of(format);
    rows->columns = columns;
    rows->count = count;
    errno = 0;
    if (rows->printer->begin != NULL)
        rows->printer->begin(rows);
    error_note(rows);
    return rows;
}

void rows_on_terminal(struct rows *rows)
{
    rows->terminal = true;
}

int rows_add(struct rows *rows, const char *const *cells)
{
    if (rows->error != 0)
        return -1;
    errno = 0;
    rows->printer->row(rows, cells);
    error_note(rows);
    return rows->error == 0 ? 0 : -1;
}

enum rows_end rows_close(struct rows *rows, struct messages *messages)
{
    int error;

    errno = 0;
    if (rows->printer->end != NULL)
        rows->printer->end(rows);
    if (fflush(rows->out) != 0 && rows->error == 0)
        rows->error = errno != 0 ? errno : EIO;
    error_note(rows);
    error = rows->error;
    text_free(&rows->shown);
    free(rows);
    if (error == 0)
        return ROWS_WRITTEN;
    if (error == EPIPE)
        return ROWS_NO_READER;
    messages_add(messages, TROUBLE_IO, NULL,
                 _("the output could not be written (%s); wanted a place that takes all of it"), strerror(error));
    return ROWS_FAILED;
}
