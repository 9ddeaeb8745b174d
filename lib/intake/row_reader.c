#include "intake/row_reader.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "intake/cell.h"
#include "intake/form.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

struct row_reader {
    char *file;
    struct columns columns;
    struct node_pool *pool; /* of the row in hand */
    struct node *map;       /* where the last cell of it went; NULL */
    const char *map_path;   /* what leads to that map, with what follows; columns of a person stand side by side */
    size_t map_length;
    struct questions questions;
    struct text trimmed; /* a cell of it without the blanks around it */
    struct text plain;   /* and as a form would have it */
};

int row_reader_open(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                    const struct catalogue *catalogue, struct row_reader **rows, struct messages *messages)
{
    struct columns columns = {0};

    *rows = NULL;
    if (columns_read(file, headings, count, mapping, catalogue, &columns, messages) < 0) {
        columns_free(&columns);
        return -1;
    }
    *rows = memory_new(sizeof **rows);
    (*rows)->file = memory_text(file);
    (*rows)->columns = columns;
    (*rows)->pool = node_pool_new();
    return 0;
}

void row_reader_close(struct row_reader *rows)
{
    if (rows == NULL)
        return;
    free(rows->file);
    columns_free(&rows->columns);
    node_pool_free(rows->pool);
    questions_free(&rows->questions);
    text_free(&rows->trimmed);
    text_free(&rows->plain);
    free(rows);
}

/* A cell is text as if it stood in quotes: "null" may be somebody's name. */
static struct node *scalar_new(struct node_pool *pool, const struct position *at, const char *text)
{
    struct node *node = node_new(pool, NODE_SCALAR, at, text);

    node->quoted = true;
    return node;
}

/* The map under a key, made where it is not there yet. */
static struct node *map_under(struct node_pool *pool, struct node *map, const char *key, size_t length,
                              const struct position *at)
{
    struct node *item;
    char *name;

    for (size_t i = 0; i < map->count; i++)
        if (strncmp(map->keys[i]->text, key, length) == 0 && map->keys[i]->text[length] == '\0')
            return map->items[i];
    name = memory_text_part(key, length);
    item = node_new(pool, NODE_MAP, at, NULL);
    node_add(pool, map, node_new(pool, NODE_SCALAR, at, name), item);
    free(name);
    return item;
}

/* The list under the last key of a path; columns to tick share one. */
static struct node *list_under(struct node_pool *pool, struct node *map, const char *key, const struct position *at)
{
    struct node *list;

    for (size_t i = 0; i < map->count; i++)
        if (text_is(map->keys[i]->text, key))
            return map->items[i];
    list = node_new(pool, NODE_LIST, at, NULL);
    node_add(pool, map, node_new(pool, NODE_SCALAR, at, key), list);
    return list;
}

/* The length of a path without its last key. The name of a fact is all that follows. */
static size_t path_front(const char *path)
{
    const char *last = strncmp(path, "facts.", 6) == 0 ? path + 5 : strrchr(path, '.');

    return last == NULL ? 0 : (size_t)(last - path) + 1;
}

/* The map that holds what a path leads to, and the path's last key; people are maps of numbers for now. */
static struct node *map_of(struct row_reader *rows, struct node *root, const char *path, const struct position *at,
                           const char **key)
{
    size_t front = path_front(path), length;

    *key = path + front;
    if (rows->map != NULL && rows->map_length == front && memcmp(path, rows->map_path, front) == 0)
        return rows->map;
    rows->map = root;
    rows->map_path = path;
    rows->map_length = front;
    for (; path < *key; path += length + 1) {
        length = strcspn(path, ".");
        rows->map = map_under(rows->pool, rows->map, path, length, at);
    }
    return rows->map;
}

/* A cell, or an item of one, as the form has it: what the mapping says of it, else what an office means by it. It lives until the
 * next call. */
static const char *meaning_of(struct row_reader *rows, const struct column *column, const char *text)
{
    const char *trimmed = cell_trimmed(text, &rows->trimmed);
    const char *meaning = mapping_meaning(column->values, trimmed);

    return column->wants == 0 ? meaning : cell_plain(meaning, column->wants, &rows->plain);
}

/* Where days are parted by another sign than the map's, whoever typed them meant it well. */
static size_t item_length(const struct column *column, const char *text)
{
    const char signs[] = {column->separator, '|', ',', ';', '/', '\n', '\0'}, sign[] = {column->separator, '\0'};

    return strcspn(text, column->wants & CELL_DAY ? signs : sign);
}

static void items_add(struct row_reader *rows, const struct column *column, const char *text, struct node *list)
{
    while (*text != '\0') {
        size_t length = item_length(column, text);
        char *item = memory_text_part(text, length);
        const char *meaning = meaning_of(rows, column, item);

        if (!text_blank(meaning))
            node_add(rows->pool, list, NULL, scalar_new(rows->pool, &list->at, meaning));
        free(item);
        text += length + (text[length] != '\0');
    }
}

/* A column for one item of a list: a cross, ja or 1 in it. */
static int tick_put(struct row_reader *rows, const struct column *column, const char *text, const struct position *at,
                    struct node *root, struct messages *messages)
{
    const char *said = mapping_meaning(column->values, cell_trimmed(text, &rows->trimmed));
    const char *key, *ticked;
    struct node *map;

    ticked = cell_plain(said, CELL_TRUTH, &rows->plain);
    if (text_is(ticked, "no") || text_is(ticked, "unknown") || text_blank(ticked))
        return 0;
    if (!text_is(ticked, "yes"))
        return messages_add(messages, TROUBLE_DATA, at, _("'%s.%s' is neither ticked nor not; wanted x, yes or no"),
                            column->path, column->tick);
    map = map_of(rows, root, column->path, at, &key);
    node_add(rows->pool, list_under(rows->pool, map, key, at), NULL, scalar_new(rows->pool, at, column->tick));
    return 0;
}

static int cell_put(struct row_reader *rows, const struct column *column, const char *text, const struct position *at,
                    struct node *root, struct messages *messages)
{
    const char *key, *meaning;
    struct node *map;

    if (column->tick != NULL)
        return tick_put(rows, column, text, at, root, messages);
    map = map_of(rows, root, column->path, at, &key);
    if (column->kind == PATH_LIST) {
        items_add(rows, column, text, list_under(rows->pool, map, key, at));
        return 0;
    }
    meaning = meaning_of(rows, column, text);
    if (column->wants & CELL_DATE && cell_year_short(meaning))
        return messages_add(messages, TROUBLE_DATA, at,
                            _("'%s' has a year of two digits; wanted all four, as 03-02-2026 or 2026-02-03"), key);
    node_add(rows->pool, map, node_new(rows->pool, NODE_SCALAR, at, key), scalar_new(rows->pool, at, meaning));
    return 0;
}

/* The columns come in the order of their numbers, so the values of a map of people are the list. */
static void people_to_list(struct node *root, const char *key)
{
    for (size_t i = 0; i < root->count; i++)
        if (text_is(root->keys[i]->text, key)) {
            root->items[i]->kind = NODE_LIST;
            root->items[i]->keys = NULL;
        }
}

/* A row of a file of rejects that had bytes of another encoding has this in their place until a person mends it. */
static int cell_check(const char *text, const struct position *at, struct messages *messages)
{
    if (strstr(text, "\xef\xbf\xbd") == NULL)
        return 0;
    return messages_add(messages, TROUBLE_DATA, at,
                        _("a letter of this cell was lost and stands as U+FFFD; wanted the letter"));
}

static bool cell_given(const struct column *column, const struct sheet_row *row)
{
    return column->cell < row->count && !text_blank(row->cells[column->cell]);
}

/* What is said of every adult is said of those that stand in the row only. */
static bool constant_holds(const struct columns *columns, const struct column *column, const struct sheet_row *row)
{
    size_t length = strcspn(column->path, ".");

    if (column->constant == NULL || column->number == 0)
        return column->constant != NULL;
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *other = &columns->items[i];

        if (other->number == column->number && strncmp(other->path, column->path, length) == 0 &&
            other->path[length] == '.' && cell_given(other, row))
            return true;
    }
    return false;
}

/* One column's part of a row; a constant's place is in the map file. */
static int column_put(struct row_reader *rows, const struct column *column, const struct sheet_row *row,
                      struct node *root, struct messages *messages)
{
    struct position at = {.file = rows->file, .line = row->line, .column = (int)column->cell + 1};
    const char *cell;
    int result;

    if (!cell_given(column, row)) {
        if (!constant_holds(&rows->columns, column, row))
            return 0;
        return cell_put(rows, column, column->constant->text, &column->constant->at, root, messages);
    }
    cell = row->cells[column->cell];
    result = cell_check(cell, &at, messages);
    return cell_put(rows, column, cell, &at, root, messages) < 0 ? -1 : result;
}

int row_reader_referral(struct row_reader *rows, const struct sheet_row *row, const struct catalogue *catalogue,
                        int today, struct referral *into, struct messages *messages)
{
    struct position at = {.file = rows->file, .line = row->line};
    struct node *root;
    int result = 0;

    node_pool_clear(rows->pool);
    rows->map = NULL;
    root = node_new(rows->pool, NODE_MAP, &at, NULL);
    for (size_t i = 0; i < rows->columns.count; i++)
        if (column_put(rows, &rows->columns.items[i], row, root, messages) < 0)
            result = -1;
    people_to_list(root, "holders");
    people_to_list(root, "network");
    return form_read_next(root, catalogue, today, &rows->questions, into, messages) < 0 ? -1 : result;
}
