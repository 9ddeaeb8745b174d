#include "refer/arrivals.h"
#include "refer/brought.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/rejects.h"
#include "input/encoding.h"
#include "input/file.h"
#include "input/sheet.h"
#include "input/yaml.h"
#include "intake/row_reader.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A file of any length goes in by stretches of this many rows, each one transaction and one journal entry: a rerun after a failure
 * finds what went in as duplicates and goes on with the rest. */
#define ROWS_A_STRETCH 10000

/* One row that went in, to be told once its stretch is committed. */
struct arrived {
    int line;
    int year, number;
    bool new;
    char *service;
};

struct import {
    struct call *call;
    const char *path;
    FILE *file;
    struct documents map_document;
    struct mapping mapping;
    struct sheet *sheet;
    struct row_reader *reader;
    struct rejects *rejects;
    struct bringing bringing;
    struct rows *rows;
    struct arrived *arrived; /* of the stretch under way */
    size_t arrived_count;
    long refused;
    bool whole; /* the sheet was read to its end, and what was to be stored is */
};

static int open_file(struct import *import)
{
    struct call *call = import->call;
    import->file = strcmp(import->path, "-") == 0 ? stdin : fopen(import->path, "rb");
    if (import->file)
        return 0;
    bool missing = errno == ENOENT || errno == ENOTDIR;
    return messages_add(&call->messages, missing ? TROUBLE_NOT_FOUND : TROUBLE_IO,
                        &(struct position){.file = import->path},
                        missing ? _("there is no such file; the name of a file was wanted")
                                : _("the file could not be read; a file that can be read was wanted"));
}

static int read_map(struct import *import)
{
    struct call *call = import->call;
    const char *path = call_option(call, "map");
    char *bytes = NULL;
    size_t length;

    if (!path)
        return 0;
    if (file_read(path, &bytes, &length, &call->messages) != 0)
        return -1;
    int result = yaml_read(path, bytes, length, &import->map_document, &call->messages);
    free(bytes);
    if (result == 0 && import->map_document.count != 1)
        return messages_add(&call->messages, TROUBLE_DATA, &(struct position){path, 1, 0},
                            _("a map file holds %zu documents; wanted one"), import->map_document.count);
    return result == 0 ? mapping_read(import->map_document.roots[0], &import->mapping, &call->messages) : -1;
}

static int read_delimiter(struct call *call, char *delimiter)
{
    const char *given = call_option(call, "delimiter");
    *delimiter = 0;
    if (!given)
        return 0;
    if (strcmp(given, "\\t") == 0 || strcmp(given, "tab") == 0)
        given = "\t";
    if (strlen(given) != 1 || !strchr(";,\t|", given[0]))
        return call_usage(call, _("--delimiter takes one of ; , | or tab"));
    *delimiter = given[0];
    return 0;
}

static int check_encoding(struct call *call)
{
    const char *given = call_option(call, "encoding");

    if (!given || encoding_known(given))
        return 0;
    return call_usage(call, _("--encoding takes a name that iconv -l lists, as UTF-8, Windows-1252 or CP850"));
}

/* The file of rejects takes the place of what has its name: that must not be the sheet. A dry run keeps nothing, so it has none. */
static int read_rejects(struct import *import, const char **path)
{
    const char *given = call_option(import->call, "rejects");
    struct stat sheet, there;

    *path = import->call->dry_run ? NULL : given;
    if (given && strcmp(given, "-") == 0)
        return call_usage(import->call, _("--rejects wants the name of a file"));
    if (given && fstat(fileno(import->file), &sheet) == 0 && S_ISREG(sheet.st_mode) && stat(given, &there) == 0 &&
        sheet.st_dev == there.st_dev && sheet.st_ino == there.st_ino)
        return call_usage(import->call, _("--rejects names the file that is read; wanted another name"));
    return 0;
}

/* Whatever may be wrong is found before the file of rejects is opened: it may hold rows of an earlier import. */
static int open_all(struct import *import)
{
    struct call *call = import->call;
    const char *rejects;
    char delimiter;
    size_t count;

    if (read_delimiter(call, &delimiter) != 0 || check_encoding(call) != 0 || read_map(import) != 0 ||
        open_file(import) != 0 || read_rejects(import, &rejects) != 0)
        return -1;
    const char *name = strcmp(import->path, "-") == 0 ? _("standard input") : import->path;
    if (sheet_open_in(name, import->file, call_option(call, "encoding"), delimiter, &import->sheet, &call->messages) !=
        0)
        return -1;
    const char *const *headings = sheet_headings(import->sheet, &count);
    if (row_reader_open(name, headings, count, call_option(call, "map") ? &import->mapping : NULL, &call->catalogue,
                        &import->reader, &call->messages) != 0 ||
        call_store(call, STORE_WRITE) != 0)
        return -1;
    return rejects_open(rejects, import->sheet, &import->rejects, &call->messages);
}

static void note_arrived(struct import *import, int line, const struct referral *referral,
                         const struct referral_added *added)
{
    import->arrived = memory_grow(import->arrived, import->arrived_count, sizeof *import->arrived);
    import->arrived[import->arrived_count++] = (struct arrived){.line = line,
                                                                .year = added->year,
                                                                .number = added->number,
                                                                .new = added->arrival == ARRIVAL_NEW,
                                                                .service = memory_text(referral->service)};
}

/* One row: into the store, or to the rejects with its reason; -1 only when the store itself fails. */
static int take_row(struct import *import, const struct sheet_row *row, struct messages *wrong)
{
    struct call *call = import->call;
    struct referral referral = {0};
    struct referral_added added = {0};
    struct arrival_like like;
    int result = 0;

    if (row->wrong || row_reader_referral(import->reader, row, &call->catalogue, call->today, &referral, wrong) != 0) {
        import->refused++;
        rejects_add(import->rejects, row, wrong);
        goto out;
    }
    arrival_source(call, import->path, "import", &referral);
    result = brought_add(&import->bringing, &referral, true, &added, wrong);
    if (result == 0)
        result = arrival_of_another(call, &referral, &added, wrong);
    if (result > 0) {
        import->refused++;
        rejects_add(import->rejects, row, wrong);
        result = 0;
        goto out;
    }
    if (result != 0)
        goto out;
    note_arrived(import, row->line, &referral, &added);
    result = arrival_seek(call, &referral, &added, false, &like);
    if (result == 0)
        arrival_tell_likely(call, &(struct position){sheet_name(import->sheet), row->line, 0}, &referral, &added,
                            &like);
out:
    referral_free(&referral);
    return result;
}

/* Without a file of rejects the refused rows are described on standard error; with one it holds the reasons. Warnings of a row
 * that went in are told either way. */
static void tell_wrong(struct import *import, struct messages *wrong)
{
    if (messages_failed(wrong) && rejects_kept(import->rejects))
        messages_free(wrong);
    else {
        for (size_t i = 0; i < wrong->count; i++)
            if (wrong->items[i].trouble == TROUBLE_DATA)
                wrong->items[i].trouble = TROUBLE_REFUSED_RECORD;
        messages_move(&import->call->messages, wrong);
    }
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
        more = sheet_next(import->sheet, &row, &wrong);
        int taken = more == 1 ? take_row(import, &row, &wrong) : 0;
        if (more == 1)
            tell_wrong(import, &wrong);
        else
            messages_move(&call->messages, &wrong);
        if (taken != 0)
            return -1;
    }
    return more < 0 || call_finish(call) != 0 ? -1 : more;
}

static void tell_arrived(struct import *import)
{
    for (size_t i = 0; i < import->arrived_count; i++) {
        struct arrived *arrived = &import->arrived[i];
        struct cells cells = {0};
        cells_reference(&cells, arrived->year, arrived->number);
        cells_number(&cells, arrived->line);
        cells_text(&cells, arrived->new ? "new" : "duplicate");
        cells_text(&cells, arrived->service);
        cells_row(&cells, import->rows);
        free(arrived->service);
    }
    import->arrived_count = 0;
    free(import->arrived);
    import->arrived = NULL;
}

static int take_all(struct import *import)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"line", COLUMN_NUMBER}, {"result", COLUMN_TEXT}, {"service", COLUMN_TEXT}};
    int more = 1;

    import->rows = call_rows(import->call, columns, 4);
    while (more == 1) {
        more = take_stretch(import);
        if (more >= 0)
            tell_arrived(import);
    }
    import->whole = more == 0;
    return call_rows_close(import->rows) == 0 ? more : -1;
}

/* The file of rejects is there when all rows are in the one place or the other. After a failure the import is to be run again,
 * and an earlier file stays until then. */
static int end_rejects(struct import *import)
{
    struct call *call = import->call;
    bool kept = rejects_kept(import->rejects);
    int result = import->whole ? rejects_keep(import->rejects, &call->messages) : 0;

    if (!import->whole)
        rejects_drop(import->rejects);
    import->rejects = NULL;
    if (result == 0 && import->whole && kept && import->refused > 0)
        call_fail(call, TROUBLE_WARNING, _("rows refused: %ld; they stand in %s with the reasons"), import->refused,
                  call_option(call, "rejects"));
    return result;
}

static void import_free(struct import *import)
{
    for (size_t i = 0; i < import->arrived_count; i++)
        free(import->arrived[i].service);
    free(import->arrived);
    rejects_drop(import->rejects);
    row_reader_close(import->reader);
    sheet_close(import->sheet);
    mapping_free(&import->mapping);
    documents_free(&import->map_document);
    if (import->file && import->file != stdin)
        fclose(import->file);
}

int refer_import(struct call *call)
{
    if (call->operand_count != 1)
        return call_usage(call, _("import takes one CSV file"));
    struct import import = {.call = call, .path = call->operands[0], .bringing = {.call = call}};
    int result = -1;

    if (call_catalogue(call) == 0 && open_all(&import) == 0)
        result = take_all(&import);
    if (import.rejects && end_rejects(&import) != 0)
        result = -1;
    import_free(&import);
    return result == 0 && import.refused > 0 ? 1 : result;
}
