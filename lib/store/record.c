#include "store/record.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How a value stands in a record: a byte of its type, then the value. */
enum { RECORD_ABSENT, RECORD_INTEGER, RECORD_FLOAT, RECORD_TEXT, RECORD_BLOB, RECORD_NOTHING };

enum { COLUMNS_MOST = 2000, INTEGER_BYTES = 8 };

struct record_value {
    unsigned char type;
    long number; /* of RECORD_INTEGER, else 0 */
};

struct records {
    const unsigned char *at, *end;
    const struct table *table;     /* of the section in hand */
    int columns;                   /* of it */
    struct record_value *sides[2]; /* the row's values after the change, and before */
    struct row row;
    void (*changed)(void *context, int operation, const struct row *row);
    void (*linked)(void *context, const struct row *row);
    void *context;
};

/* SQLite's number of one to nine bytes; one that is longer than the changeset itself is none. */
static bool length_read(struct records *records, uint64_t *length)
{
    *length = 0;
    for (int i = 0; i < 8 && records->at < records->end; i++) {
        unsigned char byte = *records->at++;

        *length = *length << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return true;
    }
    return false;
}

static long integer_read(const unsigned char *bytes)
{
    uint64_t number = 0;

    for (int i = 0; i < INTEGER_BYTES; i++)
        number = number << 8 | bytes[i];
    return (long)number;
}

static bool value_pass(struct records *records, struct record_value *value)
{
    uint64_t length = 0;

    if (records->at >= records->end)
        return false;
    *value = (struct record_value){.type = *records->at++};
    if (value->type == RECORD_INTEGER || value->type == RECORD_FLOAT)
        length = INTEGER_BYTES;
    else if ((value->type == RECORD_TEXT || value->type == RECORD_BLOB) && !length_read(records, &length))
        return false;
    if (value->type > RECORD_NOTHING || length > (uint64_t)(records->end - records->at))
        return false;
    if (value->type == RECORD_INTEGER)
        value->number = integer_read(records->at);
    records->at += length;
    return true;
}

static bool side_pass(struct records *records, int old)
{
    for (int i = 0; i < records->columns; i++)
        if (!value_pass(records, &records->sides[old][i]))
            return false;
    return true;
}

/* The head of a table's changes: its name, and the columns of its key, which are to be those of today. */
static enum changes_end section_begin(struct records *records, const struct tables *tables)
{
    const unsigned char *keyed, *end;
    uint64_t columns;
    int in_key = 0;

    if (!length_read(records, &columns) || columns == 0 || columns > COLUMNS_MOST ||
        columns > (uint64_t)(records->end - records->at))
        return CHANGES_UNREADABLE;
    records->columns = (int)columns;
    keyed = records->at;
    records->at += columns;
    end = memchr(records->at, '\0', (size_t)(records->end - records->at));
    if (end == NULL)
        return CHANGES_UNREADABLE;
    records->table = tables_named(tables, (const char *)records->at);
    records->at = end + 1;
    if (records->table == NULL || columns > records->table->columns.count)
        return CHANGES_UNKNOWN;
    for (uint64_t i = 0; i < columns; i++)
        in_key += keyed[i] != 0;
    for (int i = 0; i < records->table->key_count; i++)
        if (records->table->key[i] >= records->columns || keyed[records->table->key[i]] == 0)
            return CHANGES_UNKNOWN;
    for (int old = 0; old <= 1; old++) {
        free(records->sides[old]);
        records->sides[old] = memory_new((size_t)columns * sizeof *records->sides[old]);
    }
    return in_key == records->table->key_count ? CHANGES_DONE : CHANGES_UNKNOWN;
}

static void row_begin(struct row *row, const char *table)
{
    row->table = table;
    row->count = 0;
    row->null = false;
}

static void row_put(struct row *row, const struct record_value *value)
{
    row->null = row->null || value->type == RECORD_NOTHING || value->type == RECORD_ABSENT;
    row->key[row->count++] = value->number;
}

static bool column_keyed(const struct table *table, int column)
{
    for (int i = 0; i < table->key_count; i++)
        if (table->key[i] == column)
            return true;
    return false;
}

/* The rows that one side of a change refers to; false when the changeset does not hold all that names one. An update holds its key as
 * it was before. */
static bool links_visit(struct records *records, int old)
{
    const struct table *table = records->table;

    for (size_t i = 0; i < table->link_count; i++) {
        const struct table_link *link = &table->links[i];

        row_begin(&records->row, link->parent);
        for (int c = 0; c < link->count; c++) {
            const struct record_value *value;

            if (link->from[c] >= records->columns)
                return false;
            value = &records->sides[old][link->from[c]];
            if (value->type == RECORD_ABSENT && column_keyed(table, link->from[c]))
                value = &records->sides[1][link->from[c]];
            if (value->type == RECORD_ABSENT)
                return false;
            row_put(&records->row, value);
        }
        if (!records->row.null)
            records->linked(records->context, &records->row);
    }
    return true;
}

static enum changes_end change_pass(struct records *records, int operation)
{
    const struct table *table = records->table;
    bool had = operation != SQLITE_INSERT, has = operation != SQLITE_DELETE;

    if (table == NULL || records->at >= records->end)
        return CHANGES_UNREADABLE;
    records->at++; /* whether it came about by a trigger */
    if ((had && !side_pass(records, 1)) || (has && !side_pass(records, 0)))
        return CHANGES_UNREADABLE;
    row_begin(&records->row, table->name);
    for (int i = 0; i < table->key_count; i++)
        row_put(&records->row, &records->sides[had][table->key[i]]);
    records->changed(records->context, operation, &records->row);
    return (had && !links_visit(records, 1)) || (has && !links_visit(records, 0)) ? CHANGES_STOPPED : CHANGES_DONE;
}

enum changes_end record_keys_each(const void *bytes, int size, const struct tables *tables,
                                  void (*changed)(void *context, int operation, const struct row *row),
                                  void (*linked)(void *context, const struct row *row), void *context)
{
    struct records records = {
        .at = bytes, .row = {.unnamed = true}, .changed = changed, .linked = linked, .context = context};
    enum changes_end end = CHANGES_DONE;

    if (bytes == NULL || size <= 0)
        return CHANGES_UNREADABLE;
    records.end = records.at + size;
    while (records.at < records.end && end == CHANGES_DONE)
        switch (*records.at++) {
        case 'T': end = section_begin(&records, tables); break;
        case SQLITE_INSERT: end = change_pass(&records, SQLITE_INSERT); break;
        case SQLITE_UPDATE: end = change_pass(&records, SQLITE_UPDATE); break;
        case SQLITE_DELETE: end = change_pass(&records, SQLITE_DELETE); break;
        default: end = CHANGES_UNREADABLE; break;
        }
    for (int old = 0; old <= 1; old++)
        free(records.sides[old]);
    return end;
}
