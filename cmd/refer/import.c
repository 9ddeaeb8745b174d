#include "refer/arrivals.h"
#include "refer/brought.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/sheet_take.h"
#include "intake/row_reader.h"

#include <stdlib.h>

/* New rows of a run that are looked for by a slip in the birth date, too: more than a house's sheet has. */
enum { NEAR_MOST = 1000 };

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
    struct sheet_in in;
    struct mapping mapping;
    struct row_reader *reader;
    struct bringing bringing;
    struct rows *rows;
    struct arrived *arrived; /* of the stretch under way */
    size_t arrived_count;
    int sought; /* new rows so far */
};

/* Whatever may be wrong is found before the file of rejects is opened: it may hold rows of an earlier import. */
static int open_all(struct import *import)
{
    struct call *call = import->call;
    struct sheet_in *in = &import->in;
    size_t count;

    if (sheet_in_open(call, import->path, in) != 0)
        return -1;
    const struct mapping *mapping = in->map.count > 0 ? &import->mapping : NULL;
    if (mapping && mapping_read(in->map.roots[0], &import->mapping, &call->messages) != 0)
        return -1;
    const char *const *headings = sheet_headings(in->sheet, &count);
    if (row_reader_open(sheet_name(in->sheet), headings, count, mapping, &call->catalogue, &import->reader,
                        &call->messages) != 0 ||
        call_store(call, STORE_WRITE) != 0)
        return -1;
    arrival_many(call);
    return sheet_in_rejects(call, in);
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

static void free_read(void *read)
{
    referral_free(read);
    free(read);
}

static void *read_row(void *context, const struct sheet_row *row, struct messages *wrong)
{
    struct import *import = context;
    struct referral *referral = memory_new(sizeof *referral);

    if (row_reader_referral(import->reader, row, &import->call->catalogue, import->call->today, referral, wrong) == 0)
        return referral;
    free_read(referral);
    return NULL;
}

static int take_row(void *context, int line, void *read, struct messages *wrong)
{
    struct import *import = context;
    struct call *call = import->call;
    struct referral *referral = read;
    struct referral_added added = {0};
    struct arrival_like like;
    int result;

    arrival_source(call, import->path, "import", referral);
    result = brought_add(&import->bringing, referral, true, &added, wrong);
    if (result == 0)
        result = arrival_of_another(call, referral, &added, wrong);
    if (result == 0)
        result = brought_known(call, referral, &added, wrong);
    if (result != 0)
        return result;
    note_arrived(import, line, referral, &added);
    bool near = added.arrival == ARRIVAL_NEW && import->sought < NEAR_MOST;
    import->sought += near;
    result = arrival_seek(call, referral, &added, near, &like);
    if (result == 0)
        arrival_tell_likely(call, &(struct position){sheet_name(import->in.sheet), line, 0}, referral, &added, &like);
    return result;
}

static void tell_arrived(void *context)
{
    struct import *import = context;

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
    struct sheet_taking taking = {.reading = {.read = read_row, .read_free = free_read, .context = import},
                                  .row = take_row,
                                  .committed = tell_arrived,
                                  .context = import};

    import->rows = call_rows(import->call, columns, 4);
    int result = sheet_take(import->call, &import->in, &taking);
    if (call_rows_close(import->rows) != 0)
        result = -1;
    return result == 0 && taking.refused > 0 ? 1 : result;
}

static void import_free(struct import *import)
{
    for (size_t i = 0; i < import->arrived_count; i++)
        free(import->arrived[i].service);
    free(import->arrived);
    row_reader_close(import->reader);
    mapping_free(&import->mapping);
    sheet_in_close(&import->in);
}

int refer_import(struct call *call)
{
    if (call->operand_count != 1)
        return call_usage(call, _("import takes one CSV file"));
    struct import import = {.call = call, .path = call->operands[0], .bringing = {.call = call}};
    int result = -1;

    if (call_catalogue(call) == 0 && open_all(&import) == 0)
        result = take_all(&import);
    import_free(&import);
    return result;
}
