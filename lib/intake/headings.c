#include "intake/headings.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "intake/cell.h"
#include "intake/question.h"

#include <stdlib.h>
#include <string.h>

/* The heading row in hand, with what it is held against. */
struct heading_row {
    const char *file;
    const char *const *headings;
    size_t count;
    const struct mapping *mapping; /* may be NULL */
    const struct catalogue *catalogue;
    struct messages *messages;
    bool headed; /* it has the heading `service`: else it may be no heading row at all, but somebody's data */
};

/* A fact's name in the catalogue's own spelling, where only the case differs. */
static char *fact_path(const struct catalogue *catalogue, const char *name)
{
    struct texts facts = {0};
    char *path = NULL;

    for (size_t i = 0; i < catalogue->service_count; i++)
        question_facts(&catalogue->services[i], &facts);
    for (size_t i = 0; i < facts.count && path == NULL; i++)
        if (heading_same(facts.items[i], name))
            path = text_format("facts.%s", facts.items[i]);
    texts_free(&facts);
    return path != NULL ? path : text_format("facts.%s", name);
}

/* The path a heading stands for, by the mapping or as it is; the caller frees. */
static char *path_of(const struct heading_row *row, const char *heading)
{
    const struct mapping_entry *entry = mapping_entry_of(row->mapping, heading);
    char *path = entry != NULL ? memory_text(entry->path) : heading_path(heading), *fact;

    if (strncmp(path, "facts.", 6) == 0) {
        fact = fact_path(row->catalogue, path + 6);
        free(path);
        path = fact;
    }
    return path;
}

/* A last column `error` comes from a file of rejects that is brought in again. */
static void heading_unknown(const struct heading_row *row, size_t cell, const char *path)
{
    struct position at = {.file = row->file, .line = 1, .column = (int)cell + 1};
    char *nearest, *shown;

    if (cell + 1 == row->count && text_is(path, "error"))
        return;
    nearest = path_nearest(path);
    shown = text_shown(row->headings[cell]);
    if (nearest != NULL)
        messages_add(row->messages, TROUBLE_WARNING, &at,
                     _("unknown heading '%s', its column is left out; wanted a path of the form; nearest: %s"), shown,
                     nearest);
    else if (row->headed)
        messages_add(row->messages, TROUBLE_WARNING, &at,
                     _("unknown heading '%s', its column is left out; wanted a path of the form, as citizen.name"),
                     shown);
    else
        messages_add(row->messages, TROUBLE_WARNING, &at,
                     _("unknown heading, its column is left out; wanted a path of the form, as citizen.name"));
    free(shown);
    free(nearest);
}

/* The map may name an item that the catalogue does not have. */
static int heading_refuse(const struct heading_row *row, size_t cell, const char *path)
{
    const struct mapping_entry *entry = mapping_entry_of(row->mapping, row->headings[cell]);

    if (entry == NULL) {
        heading_unknown(row, cell, path);
        return 0;
    }
    return messages_add(row->messages, TROUBLE_DATA, &entry->at,
                        _("'%s' is nothing that the catalogue knows; wanted one of its concerns, or a day as mon"),
                        path);
}

/* The one of the columns that stands for the same; NULL when there is none. */
static struct column *column_same(const struct columns *columns, const struct column *column)
{
    for (size_t i = 0; i < columns->count; i++)
        if (text_is(columns->items[i].path, column->path) && text_is(columns->items[i].tick, column->tick))
            return &columns->items[i];
    return NULL;
}

static int path_once(const struct heading_row *row, const struct column *column, const struct columns *columns)
{
    struct position at = {.file = row->file, .line = 1, .column = (int)column->cell + 1};
    const struct column *same = column_same(columns, column);

    if (same == NULL)
        return 0;
    return messages_add(row->messages, TROUBLE_DATA, &at,
                        _("columns %zu and %zu are both '%s%s%s'; wanted one of them"), same->cell + 1,
                        column->cell + 1, column->path, column->tick == NULL ? "" : ".",
                        column->tick == NULL ? "" : column->tick);
}

/* What the criteria of the catalogue compare a fact with. */
static unsigned fact_wants(const struct catalogue *catalogue, const char *name)
{
    struct question question = {.fact = name};
    unsigned wants = 0;

    for (size_t i = 0; i < catalogue->service_count; i++)
        question_add(&question, &catalogue->services[i]);
    wants |= question.kinds & 1u << VALUE_TRUTH ? CELL_TRUTH : 0u;
    wants |= question.kinds & 1u << VALUE_NUMBER ? CELL_NUMBER : 0u;
    wants |= question.kinds & 1u << VALUE_DATE ? CELL_DATE : 0u;
    question_free(&question);
    /* 1 and 0 are numbers where numbers are asked for too. */
    return wants & CELL_NUMBER ? wants & ~(unsigned)CELL_TRUTH : wants;
}

/* What is ticked in a column, in the catalogue's own spelling; NULL for what there is not. The caller frees. */
static char *tick_of(const struct heading_row *row, const char *list, const char *item)
{
    struct text plain = {0};
    char *tick = NULL;
    unsigned bits;

    if (path_wants(list) & CELL_DAY) {
        const char *day = cell_plain(item, CELL_DAY, &plain);

        tick = weekdays_read(day, &bits) ? memory_text(day) : NULL;
    }
    for (size_t i = 0; tick == NULL && i < row->catalogue->concern_count; i++)
        if (!(path_wants(list) & CELL_DAY) && words_same(row->catalogue->concerns[i].code, item))
            tick = memory_text(row->catalogue->concerns[i].code);
    text_free(&plain);
    return tick;
}

/* The column that a path stands for, with what the mapping says of it; false for a path that the form does not have. The path is the
 * caller's, the column gets its own. */
static bool column_of(const struct heading_row *row, const char *path, struct column *column)
{
    size_t length;
    const char *tick = path_tick(path, &length);

    *column = (struct column){.kind = tick == NULL ? path_kind(path) : PATH_LIST, .cell = CELL_NONE};
    if (column->kind == PATH_UNKNOWN)
        return false;
    column->path = tick == NULL ? memory_text(path) : memory_text_part(path, length);
    if (tick != NULL && (column->tick = tick_of(row, column->path, tick)) == NULL) {
        free(column->path);
        return false;
    }
    column->number = path_number(path);
    column->wants = strncmp(path, "facts.", 6) == 0 ? fact_wants(row->catalogue, path + 6) : path_wants(column->path);
    column->separator = mapping_separator_of(row->mapping, column->path, '|');
    column->values = mapping_values_of(row->mapping, path);
    column->constant = mapping_constant_of(row->mapping, path);
    return true;
}

static void column_free(struct column *column)
{
    free(column->path);
    free(column->tick);
}

static void column_add(struct columns *into, const struct column *column)
{
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = *column;
}

static int heading_read(const struct heading_row *row, size_t cell, struct columns *into)
{
    char *path = path_of(row, row->headings[cell]);
    struct column column;
    int result = 0;

    if (!column_of(row, path, &column)) {
        if (*path != '\0')
            result = heading_refuse(row, cell, path);
    } else {
        column.cell = cell;
        result = path_once(row, &column, into);
        if (result == 0)
            column_add(into, &column);
        else
            column_free(&column);
    }
    free(path);
    return result;
}

/* What the mapping says of every row and no column does. A day may have another spelling there than in the sheet. */
static void constants_add(const struct heading_row *row, struct columns *into)
{
    for (size_t i = 0; row->mapping != NULL && i < row->mapping->constant_count; i++) {
        const struct mapping_constant *constant = &row->mapping->constants[i];
        struct column column, *same;

        if (!column_of(row, constant->path, &column))
            continue;
        same = column_same(into, &column);
        if (same == NULL)
            column_add(into, &column);
        else {
            same->constant = same->constant == NULL ? constant : same->constant;
            column_free(&column);
        }
    }
}

/* A heading that the sheet lacks was perhaps mistyped in the map. */
static void mapping_check(const struct heading_row *row)
{
    for (size_t i = 0; row->mapping != NULL && i < row->mapping->count; i++) {
        const struct mapping_entry *entry = &row->mapping->items[i];
        bool found = false;
        char *shown;

        for (size_t j = 0; j < row->count && !found; j++)
            found = heading_same(entry->heading, row->headings[j]);
        if (found)
            continue;
        shown = text_shown(entry->heading);
        messages_add(row->messages, TROUBLE_WARNING, &entry->at,
                     _("the sheet has no heading '%s'; wanted a heading of the sheet"), shown);
        free(shown);
    }
}

static int column_compare(const void *a, const void *b)
{
    const struct column *one = a, *other = b;

    if (one->number != other->number)
        return one->number < other->number ? -1 : 1;
    return (one->cell > other->cell) - (one->cell < other->cell);
}

int columns_read(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                 const struct catalogue *catalogue, struct columns *into, struct messages *messages)
{
    struct heading_row row = {file, headings, count, mapping, catalogue, messages, false};
    struct position at = {.file = file, .line = 1};
    int result = 0;

    *into = (struct columns){0};
    row.headed = mapping_constant_of(mapping, "service") != NULL;
    for (size_t i = 0; i < count && !row.headed; i++) {
        char *path = path_of(&row, headings[i]);

        row.headed = text_is(path, "service");
        free(path);
    }
    for (size_t i = 0; i < count; i++)
        if (heading_read(&row, i, into) < 0)
            result = -1;
    constants_add(&row, into);
    mapping_check(&row);
    if (!row.headed)
        result =
            messages_add(messages, TROUBLE_DATA, &at, _("no column gives the service; wanted a heading 'service'"));
    if (into->count > 1)
        qsort(into->items, into->count, sizeof *into->items, column_compare);
    return result;
}

void columns_free(struct columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        column_free(&columns->items[i]);
    free(columns->items);
    *columns = (struct columns){0};
}
