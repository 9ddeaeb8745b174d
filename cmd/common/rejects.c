#include "common/rejects.h"

#include "base/memory.h"
#include "base/text.h"
#include "output/escape.h"
#include "output/outfile.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ERROR_HEADING "error"

struct rejects {
    struct outfile *file; /* NULL: nothing is kept */
    size_t columns;       /* of the sheet, without an error column of its own */
    bool again;           /* the sheet has one: it comes from an earlier import */
    char delimiter;
};

/* Cells are written as the sheet would have them, so that the file is read again by the same command line. */
static void write_cells(struct rejects *rejects, const char *const *cells, const char *error)
{
    FILE *out = outfile_stream(rejects->file);
    for (size_t i = 0; i < rejects->columns; i++) {
        escape_csv(out, cells[i], rejects->delimiter);
        fputc(rejects->delimiter, out);
    }
    escape_csv(out, error, rejects->delimiter);
    fputs("\r\n", out);
}

/* A spreadsheet takes a file without a byte-order mark for one of its own old encodings, so the mark stays out only where the sheet
 * had none and was UTF-8 all the same. */
int rejects_open(const char *path, struct sheet *sheet, struct rejects **rejects, struct messages *messages)
{
    size_t count;
    const char *const *headings = sheet_headings(sheet, &count);
    struct rejects *made = memory_new(sizeof *made);

    *rejects = made;
    made->delimiter = sheet_delimiter(sheet);
    made->again = count > 0 && strcasecmp(headings[count - 1], ERROR_HEADING) == 0;
    made->columns = made->again ? count - 1 : count;
    if (!path)
        return 0;
    made->file = outfile_open(path, messages);
    if (!made->file)
        return -1;
    if (sheet_foreign(sheet))
        fputs("\xef\xbb\xbf", outfile_stream(made->file));
    write_cells(made, headings, ERROR_HEADING);
    return 0;
}

bool rejects_kept(const struct rejects *rejects)
{
    return rejects->file != NULL;
}

static void join_reasons(const struct messages *why, struct text *into)
{
    for (size_t i = 0; i < why->count; i++)
        if (why->items[i].trouble != TROUBLE_WARNING) {
            if (into->length > 0)
                text_add(into, " | ");
            text_add(into, why->items[i].text);
        }
}

/* A quoted cell's opening quote, sought from its closing one: quotes within come in pairs. NULL when there is none. */
static const char *quote_opening(const char *raw, const char *closing)
{
    for (const char *at = closing; at > raw;) {
        at--;
        if (*at != '"')
            continue;
        if (at == raw || at[-1] != '"')
            return at;
        at--;
    }
    return NULL;
}

/* Whether a row's last cell looks like the reason that an earlier import gave: then it is not given a second one, which would
 * stand in a column too many. */
static bool reason_stands(const char *raw, char delimiter)
{
    size_t length = strlen(raw);
    const char *last = strrchr(raw, delimiter);

    if (length > 1 && raw[length - 1] == '"') {
        const char *opening = quote_opening(raw, raw + length - 1);
        last = opening && opening > raw && opening[-1] == delimiter ? opening : NULL;
    }
    return last && strstr(last + 1, "; ");
}

/* Whether a quote opens a cell, or closes the one that it stands in. */
static bool quote_parts(const char *raw, const char *at, bool quoted, char delimiter)
{
    char beside = quoted ? at[1] : at > raw ? at[-1] : '\n';

    return beside == '\0' || beside == delimiter || beside == '\r' || beside == '\n';
}

/* How many delimiters part the cells of a row's last line: not those in quotes, which are the ones beside a delimiter (`strict`), or
 * all. *open: the last quote closes nowhere, and what stands behind it counts. */
static size_t delimiters_count(const char *raw, char delimiter, bool strict, bool *open)
{
    size_t outside = 0, within = 0, above = 0;

    *open = false;
    for (const char *at = raw; *at; at++) {
        if (*at == '"' && *open && at[1] == '"')
            at++;
        else if (*at == '"' && (!strict || quote_parts(raw, at, *open, delimiter))) {
            *open = !*open;
            within = above = 0;
        } else if (*at == '\n') {
            above = outside;
            within = 0;
            if (!*open)
                outside = above = 0;
        } else if (*at == delimiter)
            ++*(*open ? &within : &outside);
    }
    return *open ? outside - above + within : outside;
}

/* Whether a row's last cell, blank, is that of the reason that an earlier import gave, which somebody took out. */
static bool reason_taken_out(const struct rejects *rejects, const char *raw, size_t delimiters)
{
    size_t length = strlen(raw);

    return rejects->again && delimiters >= rejects->columns && length > 0 && raw[length - 1] == rejects->delimiter;
}

/* What could not be taken apart goes out as it came in: mending it is a person's work. A row that ends early gets the delimiters
 * that it lacks, lest the reason stand under a heading of the sheet, where it would be taken for data; one whose cell for it is there
 * gets none, lest it stand under no heading at all. */
static void write_raw(struct rejects *rejects, const char *raw, const char *reason)
{
    FILE *out = outfile_stream(rejects->file);

    fputs(raw, out);
    if (!rejects->again || !reason_stands(raw, rejects->delimiter)) {
        bool open;
        size_t delimiters = delimiters_count(raw, rejects->delimiter, true, &open);
        if (open)
            delimiters = delimiters_count(raw, rejects->delimiter, false, &open);
        if (!reason_taken_out(rejects, raw, delimiters))
            do
                fputc(rejects->delimiter, out);
            while (++delimiters < rejects->columns);
        escape_csv(out, reason, rejects->delimiter);
    }
    fputs("\r\n", out);
}

void rejects_add(struct rejects *rejects, const struct sheet_row *row, const struct messages *why)
{
    struct text reasons = {0};

    if (!rejects->file)
        return;
    join_reasons(why, &reasons);
    if (row->wrong)
        write_raw(rejects, row->raw, text_bytes(&reasons));
    else
        write_cells(rejects, (const char *const *)row->cells, text_bytes(&reasons));
    text_free(&reasons);
}

int rejects_keep(struct rejects *rejects, struct messages *messages)
{
    int result = rejects->file ? outfile_keep(rejects->file, messages) : 0;
    rejects->file = NULL;
    rejects_drop(rejects);
    return result;
}

void rejects_drop(struct rejects *rejects)
{
    if (!rejects)
        return;
    outfile_drop(rejects->file);
    free(rejects);
}
