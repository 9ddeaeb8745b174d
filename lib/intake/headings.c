#include "intake/headings.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
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
    char *path = NULL, *fact;

    for (size_t i = 0; row->mapping != NULL && i < row->mapping->count && path == NULL; i++)
        if (heading_same(row->mapping->items[i].heading, heading))
            path = memory_text(row->mapping->items[i].path);
    if (path == NULL)
        path = heading_path(heading);
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

static int path_once(const struct heading_row *row, size_t cell, const char *path, const struct columns *columns)
{
    struct position at = {.file = row->file, .line = 1, .column = (int)cell + 1};

    for (size_t i = 0; i < columns->count; i++)
        if (text_is(columns->items[i].path, path))
            return messages_add(row->messages, TROUBLE_DATA, &at,
                                _("columns %zu and %zu are both '%s'; wanted one of them"), columns->items[i].cell + 1,
                                cell + 1, path);
    return 0;
}

static int heading_read(const struct heading_row *row, size_t cell, struct columns *into)
{
    char *path = path_of(row, row->headings[cell]);
    enum path_kind kind = path_kind(path);
    int result = 0;

    if (*path != '\0' && kind == PATH_UNKNOWN)
        heading_unknown(row, cell, path);
    else if (*path != '\0')
        result = path_once(row, cell, path, into);
    if (result < 0 || kind == PATH_UNKNOWN) {
        free(path);
        return result;
    }
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = (struct column){.path = path, .kind = kind, .number = path_number(path), .cell = cell};
    return 0;
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
    return one->cell < other->cell ? -1 : 1;
}

int columns_read(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                 const struct catalogue *catalogue, struct columns *into, struct messages *messages)
{
    struct heading_row row = {file, headings, count, mapping, catalogue, messages, false};
    struct position at = {.file = file, .line = 1};
    int result = 0;

    *into = (struct columns){0};
    for (size_t i = 0; i < count && !row.headed; i++) {
        char *path = path_of(&row, headings[i]);

        row.headed = text_is(path, "service");
        free(path);
    }
    for (size_t i = 0; i < count; i++)
        if (heading_read(&row, i, into) < 0)
            result = -1;
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
        free(columns->items[i].path);
    free(columns->items);
    *columns = (struct columns){0};
}
